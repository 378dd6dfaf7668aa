package org.kith.takeout;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Which tables a workspace has, asked of the database itself.
@Repository
class Tables {

  /// Counters of changes, which are there before anything else is.
  static final Set<String> COUNTERS = Set.of("listening", "audience_version");

  private final JdbcClient db;

  Tables(JdbcClient db) {
    this.db = db;
  }

  private record Described(
      String table, Table.Column column, boolean numbered, int placeInKey, boolean ofWorkspace) {}

  /// The tables that come along, each after those it refers to.
  List<Table> exported() {
    var referring = references();
    var waiting = new TreeMap<String, Table>();
    grouped()
        .forEach((name, columns) -> {
          if (columns.getFirst().ofWorkspace() && !LeftOut.TABLES.containsKey(name)) {
            waiting.put(name, table(name, columns, referring.getOrDefault(name, Set.of())));
          }
        });
    return inOrder(waiting);
  }

  /// The organisation's own row; whose sample it is means nothing elsewhere.
  Table workspace() {
    var columns = grouped().getOrDefault("workspace", List.of());
    return table(
        "workspace",
        columns.stream()
            .filter(column -> !column.numbered() && !column.column().name().equals("sample_of"))
            .toList(),
        Set.of());
  }

  private static List<Table> inOrder(Map<String, Table> waiting) {
    var all = Set.copyOf(waiting.keySet());
    var done = new HashSet<String>();
    var order = new ArrayList<Table>();
    while (!waiting.isEmpty()) {
      var ready =
          waiting.values().stream()
              .filter(table ->
                  table.refersTo().stream().allMatch(to -> done.contains(to) || !all.contains(to)))
              .toList();
      if (ready.isEmpty()) {
        throw new IllegalStateException("these tables refer to each other: " + waiting.keySet());
      }
      for (var table : ready) {
        order.add(table);
        done.add(table.name());
        waiting.remove(table.name());
      }
    }
    return order;
  }

  private static Table table(String name, List<Described> columns, Set<String> refersTo) {
    return new Table(
        name,
        columns.stream()
            .map(Described::column)
            .filter(column -> !column.name().equals("workspace_id"))
            .toList(),
        columns.stream()
            .filter(c -> c.placeInKey() > 0 && !c.column().name().equals("workspace_id"))
            .sorted(Comparator.comparingInt(Described::placeInKey))
            .map(c -> c.column().name())
            .toList(),
        refersTo,
        columns.stream()
            .filter(Described::numbered)
            .map(c -> c.column().name())
            .findFirst()
            .orElse(null));
  }

  private Map<String, List<Described>> grouped() {
    var tables = new TreeMap<String, List<Described>>();
    db.sql(
            """
            select c.relname as of_table, a.attname as name, c.relrowsecurity as walled,
              a.attidentity <> '' as numbered,
              coalesce(array_position(k.conkey, a.attnum), 0) as place,
              (case when y.typtype = 'd' then y.typbasetype else y.oid end) in ('text'::regtype, 'varchar'::regtype) as is_text,
              exists (select 1 from pg_constraint f where f.conrelid = c.oid and f.contype = 'f'
                and f.confrelid = 'member'::regclass and f.conkey = array[a.attnum]) as is_member
            from pg_class c
            join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
            join pg_type y on y.oid = a.atttypid
            left join pg_constraint k on k.conrelid = c.oid and k.contype = 'p'
            where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
              and a.attgenerated = ''
            order by c.relname, a.attnum
            """)
        .query((row, _) -> described(row))
        .list()
        .forEach(found -> tables.computeIfAbsent(found.table(), _ -> new ArrayList<>()).add(found));
    return tables;
  }

  private static Described described(ResultSet row) throws SQLException {
    return new Described(
        row.getString("of_table"),
        new Table.Column(
            row.getString("name"), row.getBoolean("is_member"), row.getBoolean("is_text")),
        row.getBoolean("numbered"),
        row.getInt("place"),
        row.getBoolean("walled"));
  }

  private Map<String, Set<String>> references() {
    var all = new HashMap<String, Set<String>>();
    db.sql(
            """
            select f.relname as of_table, t.relname as to_table
            from pg_constraint k join pg_class f on f.oid = k.conrelid join pg_class t on t.oid = k.confrelid
            where k.contype = 'f' and k.conrelid <> k.confrelid
              and k.connamespace = 'public'::regnamespace
            """)
        .query((row, _) ->
            all.computeIfAbsent(row.getString("of_table"), _ -> new HashSet<>())
                .add(row.getString("to_table")))
        .list();
    return all;
  }

  /// Shows, for the rest of the transaction, rows that are hidden in daily work: people who were
  /// merged into others and may come back.
  void showAll() {
    db.sql("select set_config('kith.merging', 'on', true)").query(String.class).single();
  }

  /// Whether nothing is in this workspace yet.
  boolean areEmpty() {
    return exported().stream()
        .filter(table -> !COUNTERS.contains(table.name()))
        .noneMatch(table ->
            db.sql("select exists (select 1 from %s)".formatted(table.quoted()))
                .query(Boolean.class)
                .single());
  }
}
