package org.kith.people.imports;

import static org.kith.store.Instants.toSql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.kith.people.PersonId;
import org.kith.store.Instants;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Files with people, and whom each of them added.
@Repository
class PeopleImportStore {

  private static final String COLUMNS =
      "id, name, state, brought_by, added, known, refusing, left_out_lines, created_at, done_at ";
  private static final int LONGEST = 99_000;

  private final JdbcClient db;

  PeopleImportStore(JdbcClient db) {
    this.db = db;
  }

  PeopleImportId add(String name, String fingerprint, String by, byte[] bytes, Instant now) {
    long id =
        db.sql(
                """
                insert into people_import (name, fingerprint, brought_by, created_at)
                values (:name, :fingerprint, :by, :now) returning id
                """)
            .param("name", name)
            .param("fingerprint", fingerprint)
            .param("by", by)
            .param("now", toSql(now))
            .query(Long.class)
            .single();
    db.sql("insert into people_import_file (import_id, bytes) values (:id, :bytes)")
        .param("id", id)
        .param("bytes", bytes)
        .update();
    return new PeopleImportId(id);
  }

  /// Forgets the files, not what came of them.
  ///
  /// @return how many
  int forgetFiles(Instant before) {
    return db.sql(
            """
            delete from people_import_file f using people_import i
            where i.id = f.import_id and i.created_at < :before
            """)
        .param("before", toSql(before))
        .update();
  }

  /// A file that was brought since then.
  Optional<byte[]> file(PeopleImportId id, Instant since) {
    return db.sql(
            """
            select f.bytes from people_import_file f join people_import i on i.id = f.import_id
            where f.import_id = :id and i.created_at >= :since
            """)
        .param("id", id.value())
        .param("since", toSql(since))
        .query((row, _) -> row.getBytes("bytes"))
        .optional();
  }

  /// The newest of those before.
  List<PeopleImport> recent(long before, int most) {
    return db.sql(
            "select "
                + COLUMNS
                + "from people_import where id < :before order by id desc limit :most")
        .param("before", before)
        .param("most", most)
        .query((row, _) -> found(row))
        .list();
  }

  Optional<PeopleImport> find(PeopleImportId id) {
    return db.sql("select " + COLUMNS + "from people_import where id = :id")
        .param("id", id.value())
        .query((row, _) -> found(row))
        .optional();
  }

  boolean turn(PeopleImportId id, PeopleImport.State from, PeopleImport.State to) {
    return db.sql("update people_import set state = :to where id = :id and state = :from")
            .param("to", to.name())
            .param("id", id.value())
            .param("from", from.name())
            .update()
        == 1;
  }

  void done(PeopleImportId id, PeopleImport.Counts counts, Instant now) {
    var lines = String.join("\n", counts.leftOut());
    db.sql(
            """
            update people_import set added = :added, known = :known, refusing = :refusing,
              left_out = :left, left_out_lines = :lines, done_at = :now
            where id = :id
            """)
        .param("added", counts.added())
        .param("known", counts.known())
        .param("refusing", counts.refusing())
        .param("left", counts.leftOut().size())
        .param(
            "lines",
            lines.length() <= LONGEST
                ? lines
                : lines.substring(0, lines.lastIndexOf('\n', LONGEST))
                    + "\nand more, as the file has them")
        .param("now", toSql(now))
        .param("id", id.value())
        .update();
    db.sql("delete from people_import_file where import_id = :id").param("id", id.value()).update();
  }

  void brought(PeopleImportId id, PersonId person) {
    db.sql("insert into people_import_person (import_id, person_id) values (:id, :person)")
        .param("id", id.value())
        .param("person", person.value())
        .update();
  }

  List<PersonId> brought(PeopleImportId id) {
    return db.sql("select person_id from people_import_person where import_id = :id order by 1")
        .param("id", id.value())
        .query((row, _) -> new PersonId(row.getLong("person_id")))
        .list();
  }

  /// Everybody in People by e-mail address, and those without one by name, in lower case.
  Map<String, PersonId> known() {
    var known = new HashMap<String, PersonId>();
    db.sql("select id, coalesce(nullif(email, ''), name) as by from person order by id desc")
        .query((row, _) ->
            known.put(
                row.getString("by").toLowerCase(Locale.ROOT), new PersonId(row.getLong("id"))))
        .list();
    return known;
  }

  private static PeopleImport found(ResultSet row) throws SQLException {
    var lines = row.getString("left_out_lines");
    return new PeopleImport(
        new PeopleImportId(row.getLong("id")),
        row.getString("name"),
        PeopleImport.State.valueOf(row.getString("state")),
        row.getString("brought_by"),
        new PeopleImport.Counts(
            row.getInt("added"),
            row.getInt("known"),
            row.getInt("refusing"),
            lines.isEmpty() ? List.of() : lines.lines().toList()),
        Instants.in(row, "created_at"),
        Instants.orNull(row, "done_at"));
  }
}
