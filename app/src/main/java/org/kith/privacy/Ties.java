package org.kith.privacy;

import java.sql.Types;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kith.team.MemberId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Finds every row that hangs on a person, as the database's foreign keys say: the person and their
/// accounts, what hangs on these, what hangs on that; whoever turned out to be them as well. A
/// table that somebody adds tomorrow is found without a change here.
@Repository
class Ties {

  /// Made of what others said or did, or of nothing but numbers: it tells nothing of the person
  /// that is not in the rows it was made of.
  private static final Set<String> MACHINERY = Set.of("audience", "post_likeness", "answer");

  private final JdbcClient db;

  Ties(JdbcClient db) {
    this.db = db;
  }

  /// A column that names a row of another table.
  private record Tie(String table, String column, String parent, boolean hasId) {}

  /// @param hidden whether only somebody else may read it
  private record Found(long id, String json, boolean hidden) {}

  /// What was found.
  ///
  /// @param leftOut how many rows only others may read
  record Tied(List<Held> held, int leftOut) {}

  /// @param roots of each table the rows to begin with, by their ids
  /// @param reader who reads it, and so no note that only another member may read; null for
  ///   somebody who may read all
  Tied rows(Map<String, List<Long>> roots, @Nullable MemberId reader) {
    db.sql("select set_config('kith.merging', 'on', true)").query(String.class).single();
    var tied = new Walk(ties(), reader).from(roots);
    db.sql("select set_config('kith.merging', 'off', true)").query(String.class).single();
    return tied;
  }

  private final class Walk {
    private final List<Tie> ties;
    private final @Nullable MemberId reader;
    private final Map<String, Map<String, String>> held = new LinkedHashMap<>();
    private final Set<String> seen = new HashSet<>();
    private int leftOut;

    Walk(List<Tie> ties, @Nullable MemberId reader) {
      this.ties = ties;
      this.reader = reader;
    }

    Tied from(Map<String, List<Long>> roots) {
      var queue = new ArrayDeque<Map.Entry<String, List<Long>>>();
      for (var root : roots.entrySet()) {
        var found = read(root.getKey(), "id", root.getValue(), true);
        queue.add(Map.entry(root.getKey(), keep(root.getKey(), found)));
      }
      while (!queue.isEmpty()) {
        var parent = queue.remove();
        for (var tie : ties) {
          if (tie.parent().equals(parent.getKey()) && !parent.getValue().isEmpty()) {
            var found = read(tie.table(), tie.column(), parent.getValue(), tie.hasId());
            queue.add(Map.entry(tie.table(), keep(tie.table(), found)));
          }
        }
      }
      var all = new ArrayList<Held>();
      held.forEach((table, rows) -> all.add(new Held(table, List.copyOf(rows.values()))));
      return new Tied(all, leftOut);
    }

    /// @return the ids of those that are new
    private List<Long> keep(String table, List<Found> found) {
      var fresh = new ArrayList<Long>();
      for (var row : found) {
        var key = row.id() >= 0 ? Long.toString(row.id()) : row.json();
        if (seen.add(table + " " + key)) {
          if (row.hidden()) {
            leftOut++;
            continue;
          }
          held.computeIfAbsent(table, _ -> new LinkedHashMap<>()).put(key, row.json());
          if (row.id() >= 0) {
            fresh.add(row.id());
          }
        }
      }
      return fresh;
    }

    /// Table and column come from the catalogue, never from outside. A note of any table that says
    /// so is read by its writer only.
    private List<Found> read(String table, String column, List<Long> ids, boolean hasId) {
      return db.sql(
              """
              select row_id, json::text as json, not :all and json->>'visibility' = 'ME'
                       and (json->>'member_id')::bigint is distinct from :reader as hidden
              from (select %s as row_id, to_jsonb(t) - 'workspace_id' as json from %s t where t.%s = any(:ids)) r
              order by 1, 2
              """
                  .formatted(hasId ? "t.id" : "-1", quoted(table), quoted(column)))
          .param("all", reader == null)
          .param("reader", reader == null ? null : reader.value(), Types.BIGINT)
          .param("ids", ids.toArray(Long[]::new))
          .query((row, _) ->
              new Found(row.getLong("row_id"), row.getString("json"), row.getBoolean("hidden")))
          .list();
    }
  }

  private static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  private List<Tie> ties() {
    return db
        .sql(
            """
            select c.conrelid::regclass::text as child, a.attname as col, c.confrelid::regclass::text as parent,
                   exists (select 1 from pg_attribute i where i.attrelid = c.conrelid and i.attname = 'id'
                             and i.atttypid = 'bigint'::regtype and not i.attisdropped) as has_id
            from pg_constraint c
            cross join lateral unnest(c.conkey, c.confkey) as k (mine, theirs)
            join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.mine
            join pg_attribute t on t.attrelid = c.confrelid and t.attnum = k.theirs
            where c.contype = 'f' and c.connamespace = 'public'::regnamespace and t.attname = 'id'
              and a.attname <> 'workspace_id' and c.confrelid not in ('workspace'::regclass, 'member'::regclass)
            order by 1, 2
            """)
        .query((row, _) ->
            new Tie(
                row.getString("child"),
                row.getString("col"),
                row.getString("parent"),
                row.getBoolean("has_id")))
        .list()
        .stream()
        .filter(tie -> !MACHINERY.contains(tie.table()))
        .toList();
  }
}
