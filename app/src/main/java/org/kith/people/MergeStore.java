package org.kith.people;

import static org.kith.store.Instants.toSql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kith.store.Instants;
import org.kith.team.MemberId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The tables `person_merge` and `person_alias`.
@Repository
class MergeStore {

  private static final String MERGES =
      """
      select g.id, g.kept_id, g.gone_id, p.name as gone_name, g.why, m.name as by, g.merged_at, g.taken
      from person_merge g join person p on p.id = g.gone_id left join member m on m.id = g.merged_by
      where g.undone_at is null
      """;

  private final JdbcClient db;

  MergeStore(JdbcClient db) {
    this.db = db;
  }

  /// Shows, or hides again, those who were merged away; moments are compared in one time zone.
  void showAll(boolean shown) {
    db.sql("select set_config('kith.merging', :on, true), set_config('TimeZone', 'UTC', true)")
        .param("on", shown ? "on" : "off")
        .query()
        .singleRow();
  }

  /// Locks persons in the order of their ids, so that two merges of them come one after the other.
  ///
  /// @return how many are there, and not merged away
  int lock(PersonId one, PersonId other) {
    return db.sql(
            """
            select id from person where id in (:one, :other) and merged_into is null
            order by id for update
            """)
        .param("one", one.value())
        .param("other", other.value())
        .query(Long.class)
        .list()
        .size();
  }

  /// Waits for whoever undoes the same merge in this moment.
  void turn(Merged merge) {
    db.sql("select id from person_merge where id = :id for no key update")
        .param("id", merge.id().value())
        .query(Long.class)
        .list();
  }

  /// Whom an id means now.
  PersonId resolve(PersonId person) {
    return new PersonId(
        db.sql("select kith_person(:person)")
            .param("person", person.value())
            .query(Long.class)
            .single());
  }

  MergeId add(Merged merge, @Nullable MemberId by) {
    return new MergeId(
        db.sql(
                """
                insert into person_merge (kept_id, gone_id, why, by_proof, taken, merged_by, merged_at)
                values (:kept, :gone, :why, :proof, :taken, :by, :at) returning id
                """)
            .param("kept", merge.kept().value())
            .param("gone", merge.gone().value())
            .param("why", merge.why())
            .param("proof", by == null)
            .param("taken", merge.taken().stream().sorted().toArray(String[]::new))
            .param("by", by == null ? null : by.value(), Types.BIGINT)
            .param("at", toSql(merge.at()))
            .query(Long.class)
            .single());
  }

  void taken(MergeId merge, Set<String> taken) {
    db.sql("update person_merge set taken = :taken where id = :id")
        .param("taken", taken.stream().sorted().toArray(String[]::new))
        .param("id", merge.value())
        .update();
  }

  /// Hides the younger behind the older.
  void hide(PersonId kept, PersonId gone) {
    db.sql("update person set merged_into = :kept where id = :gone")
        .param("kept", kept.value())
        .param("gone", gone.value())
        .update();
    db.sql("update person_alias set person_id = :kept where person_id = :gone")
        .param("kept", kept.value())
        .param("gone", gone.value())
        .update();
    db.sql("insert into person_alias (old_id, person_id) values (:gone, :kept)")
        .param("gone", gone.value())
        .param("kept", kept.value())
        .update();
  }

  /// Shows the younger again; who was merged into them finds them.
  void show(PersonId gone) {
    db.sql("update person set merged_into = null where id = :gone")
        .param("gone", gone.value())
        .update();
    db.sql("delete from person_alias where old_id = :gone").param("gone", gone.value()).update();
    db.sql(
            """
            with recursive below as (
              select id from person where merged_into = :gone
              union all select p.id from person p join below b on p.merged_into = b.id)
            update person_alias set person_id = :gone where old_id in (select id from below)
            """)
        .param("gone", gone.value())
        .update();
  }

  void undone(MergeId merge, @Nullable MemberId by, Instant at) {
    db.sql("update person_merge set undone_at = :at, undone_by = :by where id = :id")
        .param("at", toSql(at))
        .param("by", by == null ? null : by.value(), Types.BIGINT)
        .param("id", merge.value())
        .update();
  }

  Optional<Merged> find(MergeId merge) {
    return db.sql(MERGES + "and g.id = :id")
        .param("id", merge.value())
        .query((row, _) -> merged(row))
        .optional();
  }

  /// Those that stand and came after one, oldest first.
  List<Merged> after(MergeId merge) {
    return db.sql(MERGES + "and g.id > :id order by g.id")
        .param("id", merge.value())
        .query((row, _) -> merged(row))
        .list();
  }

  /// Whoever turned out to be this person, newest first.
  List<Merged> into(PersonId person) {
    return db.sql(
            MERGES
                + """
                and (g.kept_id = :person
                     or g.kept_id in (select old_id from person_alias where person_id = :person))
                order by g.id desc
                """)
        .param("person", person.value())
        .query((row, _) -> merged(row))
        .list();
  }

  private static Merged merged(ResultSet row) throws SQLException {
    return new Merged(
        new MergeId(row.getLong("id")),
        new PersonId(row.getLong("kept_id")),
        new PersonId(row.getLong("gone_id")),
        row.getString("gone_name"),
        row.getString("why"),
        row.getString("by"),
        Instants.in(row, "merged_at"),
        Set.of((String[]) row.getArray("taken").getArray()));
  }
}
