package org.kith.people;

import java.sql.Types;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/// The table `merge_line`: what merges did, and how it is taken back.
@Repository
class MergeLineStore {

  private static final String WRITE =
      """
      insert into merge_line (merge_id, nr, kind, in_table, key_column, keys, field, was, became)
      select :merge, coalesce((select max(nr) from merge_line where merge_id = :merge), 0) + 1,
             :kind, :table, :column, :keys::bigint[], :field, :was::jsonb, :became::jsonb
      """;

  private final JdbcClient db;

  MergeLineStore(JdbcClient db) {
    this.db = db;
  }

  /// Where a row is.
  ///
  /// @param key the column that names it
  /// @param field which the change belongs to, empty where nobody was asked
  record Place(String table, String key, String field) {}

  @SuppressWarnings("ArrayRecordComponent") // read once, never compared
  private record Line(
      String kind, Place place, Long[] keys, @Nullable String was, @Nullable String became) {}

  void move(long merge, String table, String key, PersonId kept, PersonId gone) {
    var moved =
        db.sql(
                "update %s set person_id = :kept where person_id = :gone returning %s"
                    .formatted(table, key))
            .param("kept", kept.value())
            .param("gone", gone.value())
            .query(Long.class)
            .list();
    if (!moved.isEmpty()) {
      var keys = moved.stream().sorted().toArray(Long[]::new);
      write(merge, new Line("MOVED", new Place(table, key, ""), keys, null, null));
    }
  }

  void take(long merge, Place place, List<String> columns, PersonId kept, PersonId gone) {
    var update =
        "update %1$s t set %3$s from %1$s o where t.%2$s = :key and o.%2$s = :other"
            .formatted(
                place.table(),
                place.key(),
                columns.stream().map(c -> c + " = o." + c).collect(Collectors.joining(", ")));
    change(merge, place, kept.value(), columns, db.sql(update).param("other", gone.value()));
  }

  void set(long merge, Place place, long row, String column, String value) {
    var update =
        "update %s t set %s = %s where t.%s = :key"
            .formatted(place.table(), column, value, place.key());
    change(merge, place, row, List.of(column), db.sql(update));
  }

  private void change(
      long merge, Place place, long key, List<String> columns, StatementSpec update) {
    var was = columns(place, key, columns);
    int changed = update.param("key", key).update();
    var became = columns(place, key, columns);
    if (changed == 1 && !was.equals(became)) {
      write(merge, new Line("CHANGED", place, new Long[] {key}, was, became));
    }
  }

  /// Some columns of a row, as JSON; empty where it is not there.
  private String columns(Place place, long key, List<String> columns) {
    return db.sql(
            """
            select coalesce((select jsonb_object_agg(e.key, e.value)::text
              from %s t, jsonb_each(to_jsonb(t)) e where t.%s = :key and e.key = any(:columns)), '')
            """
                .formatted(place.table(), place.key()))
        .param("key", key)
        .param("columns", columns.toArray(String[]::new))
        .query(String.class)
        .single();
  }

  void putAway(long merge, Place place, long row) {
    db.sql(
            "delete from %s t where t.%s = :key returning to_jsonb(t)::text"
                .formatted(place.table(), place.key()))
        .param("key", row)
        .query(String.class)
        .optional()
        .ifPresent(was -> write(merge, new Line("PUT_AWAY", place, new Long[] {row}, was, null)));
  }

  void copyMissing(long merge, String table, List<String> same, PersonId kept, PersonId gone) {
    var added =
        db.sql(
                """
                insert into %1$s select (jsonb_populate_record(null::%1$s,
                  to_jsonb(t) || jsonb_build_object('person_id', :kept::bigint))).*
                from %1$s t where t.person_id = :gone
                  and not exists (select 1 from %1$s k where k.person_id = :kept %2$s)
                returning to_jsonb(%1$s)::text
                """
                    .formatted(
                        table,
                        same.stream()
                            .map(column -> "and k.%1$s = t.%1$s".formatted(column))
                            .collect(Collectors.joining(" "))))
            .param("kept", kept.value())
            .param("gone", gone.value())
            .query(String.class)
            .list();
    var place = new Place(table, "person_id", "");
    for (var became : added) {
      write(merge, new Line("ADDED", place, new Long[] {kept.value()}, null, became));
    }
  }

  private void write(long merge, Line line) {
    db.sql(WRITE)
        .param("merge", merge)
        .param("kind", line.kind())
        .param("table", line.place().table())
        .param("column", line.place().key())
        .param("keys", line.keys())
        .param("field", line.place().field())
        .param("was", line.was(), Types.VARCHAR)
        .param("became", line.became(), Types.VARCHAR)
        .update();
  }

  /// Takes back what a merge did, the last first, and forgets its lines.
  ///
  /// @return the fields that were changed by hand since, and stay as they are
  Set<String> undo(long merge, PersonId kept, PersonId gone) {
    var stayed = new HashSet<String>();
    for (var line : lines(merge)) {
      boolean back =
          switch (line.kind()) {
            case "MOVED" -> unmove(line, kept, gone);
            case "CHANGED" -> unchange(line);
            case "ADDED" -> unadd(line);
            case "PUT_AWAY" -> putBack(line);
            default -> throw new IllegalStateException("no such line: " + line.kind());
          };
      if (!back && line.kind().equals("CHANGED")) {
        stayed.add(line.place().field());
      }
    }
    db.sql("delete from merge_line where merge_id = :merge").param("merge", merge).update();
    return stayed;
  }

  private List<Line> lines(long merge) {
    return db.sql(
            """
            select kind, in_table, key_column, field, keys, was::text as was, became::text as became
            from merge_line where merge_id = :merge order by nr desc
            """)
        .param("merge", merge)
        .query((row, _) ->
            new Line(
                row.getString("kind"),
                new Place(
                    row.getString("in_table"), row.getString("key_column"), row.getString("field")),
                (Long[]) row.getArray("keys").getArray(),
                row.getString("was"),
                row.getString("became")))
        .list();
  }

  private boolean unmove(Line line, PersonId kept, PersonId gone) {
    return db.sql(
                "update %s set person_id = :gone where %s = any(:keys) and person_id = :kept"
                    .formatted(line.place().table(), line.place().key()))
            .param("gone", gone.value())
            .param("keys", line.keys())
            .param("kept", kept.value())
            .update()
        > 0;
  }

  private boolean unchange(Line line) {
    var place = line.place();
    var columns =
        db.sql("select jsonb_object_keys(:was::jsonb)")
            .param("was", line.was())
            .query(String.class)
            .list();
    columns.forEach(MergeLedger::name);
    return db.sql(
                "update %1$s t set %3$s from jsonb_populate_record(null::%1$s, :was::jsonb) w where t.%2$s = :key and to_jsonb(t) @> :became::jsonb"
                    .formatted(
                        place.table(),
                        place.key(),
                        columns.stream()
                            .map(c -> "%1$s = w.%1$s".formatted(c))
                            .collect(Collectors.joining(", "))))
            .param("was", line.was())
            .param("key", line.keys()[0])
            .param("became", line.became())
            .update()
        == 1;
  }

  private boolean unadd(Line line) {
    var place = line.place();
    return db.sql(
                "delete from %s t where t.%s = :key and to_jsonb(t) = :became::jsonb"
                    .formatted(place.table(), place.key()))
            .param("key", line.keys()[0])
            .param("became", line.became())
            .update()
        == 1;
  }

  private boolean putBack(Line line) {
    return db.sql("select kith_put_back(:table::regclass, :was::jsonb)")
        .param("table", line.place().table())
        .param("was", line.was())
        .query(Boolean.class)
        .single();
  }
}
