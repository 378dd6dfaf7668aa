package org.kith.privacy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Finds every row that hangs on a person, as the database's foreign keys say: the person and their
/// accounts, what hangs on these, what hangs on that. A table that somebody adds tomorrow is found
/// without a change here.
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

  private record Found(long id, String json) {}

  /// @param roots of each table the rows to begin with, by their ids
  List<Held> rows(Map<String, List<Long>> roots) {
    var ties = ties();
    var held = new LinkedHashMap<String, Map<String, String>>();
    var seen = new HashSet<String>();
    var queue = new ArrayDeque<Map.Entry<String, List<Long>>>();
    for (var root : roots.entrySet()) {
      var found = read(root.getKey(), "id", root.getValue(), true);
      queue.add(Map.entry(root.getKey(), keep(root.getKey(), found, held, seen)));
    }
    while (!queue.isEmpty()) {
      var parent = queue.remove();
      for (var tie : ties) {
        if (tie.parent().equals(parent.getKey()) && !parent.getValue().isEmpty()) {
          var found = read(tie.table(), tie.column(), parent.getValue(), tie.hasId());
          queue.add(Map.entry(tie.table(), keep(tie.table(), found, held, seen)));
        }
      }
    }
    var all = new ArrayList<Held>();
    held.forEach((table, rows) -> all.add(new Held(table, List.copyOf(rows.values()))));
    return all;
  }

  /// @return the ids of those that are new
  private static List<Long> keep(
      String table, List<Found> found, Map<String, Map<String, String>> held, Set<String> seen) {
    var fresh = new ArrayList<Long>();
    for (var row : found) {
      var key = row.id() >= 0 ? Long.toString(row.id()) : row.json();
      if (seen.add(table + " " + key)) {
        held.computeIfAbsent(table, _ -> new LinkedHashMap<>()).put(key, row.json());
        if (row.id() >= 0) {
          fresh.add(row.id());
        }
      }
    }
    return fresh;
  }

  /// Table and column come from the catalogue, never from outside.
  private List<Found> read(String table, String column, List<Long> ids, boolean hasId) {
    return db.sql(
            "select %s as row_id, (to_jsonb(t) - 'workspace_id')::text as json from %s t where t.%s = any(:ids) order by 1, 2"
                .formatted(hasId ? "t.id" : "-1", quoted(table), quoted(column)))
        .param("ids", ids.toArray(Long[]::new))
        .query((row, _) -> new Found(row.getLong("row_id"), row.getString("json")))
        .list();
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
