package org.kith.people;

import static org.kith.store.Instants.toSql;

import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kith.store.Instants;
import org.kith.team.MemberId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The `person_edit` table.
@Repository
class PersonEditStore {

  private final JdbcClient db;
  private final Clock clock;

  PersonEditStore(JdbcClient db, Clock clock) {
    this.db = db;
    this.clock = clock;
  }

  /// @param since the purpose from now on
  PersonEditId add(PersonId person, PersonDetails before, String since, @Nullable MemberId by) {
    return new PersonEditId(
        db.sql(
                """
                insert into person_edit
                  (person_id, purpose, purpose_since, name, about, email, connection, edited_by, edited_at)
                values (:person, :purpose, :since, :name, :about, :email, :connection, :by, :now)
                returning id
                """)
            .param("person", person.value())
            .param("purpose", before.purpose())
            .param("since", since)
            .param("name", before.name())
            .param("about", before.about())
            .param("email", before.email())
            .param("connection", before.connection().name())
            .param("by", by == null ? null : by.value(), Types.BIGINT)
            .param("now", toSql(clock.instant()))
            .query(Long.class)
            .single());
  }

  /// What stood there before a change; empty where another or a merge came since.
  Optional<PersonDetails> last(PersonId person, PersonEditId edit) {
    return db.sql(
            """
            select purpose, name, about, email, connection from person_edit e
            where id = :edit and person_id = :person and name is not null
              and not exists (select 1 from person_edit l where l.person_id = :person and l.id > e.id)
              and not exists (
                select 1 from person_merge g where g.kept_id = :person and g.merged_at > e.edited_at)
            """)
        .param("edit", edit.value())
        .param("person", person.value())
        .query((row, _) ->
            new PersonDetails(
                row.getString("name"),
                row.getString("about"),
                row.getString("email"),
                row.getString("purpose"),
                Connection.valueOf(row.getString("connection"))))
        .optional();
  }

  List<PersonEdits.PurposeBefore> purposes(PersonId person) {
    return db.sql(
            """
            select e.purpose, e.edited_at, coalesce(m.name, '') as by
            from person_edit e left join member m on m.id = e.edited_by
            where e.person_id = :person and e.purpose <> e.purpose_since
            order by e.id desc
            """)
        .param("person", person.value())
        .query((row, _) ->
            new PersonEdits.PurposeBefore(
                row.getString("purpose"), Instants.in(row, "edited_at"), row.getString("by")))
        .list();
  }

  /// Forgets what stood there, except purposes that others took the place of.
  void forget(Instant before) {
    db.sql("delete from person_edit where edited_at < :before and purpose = purpose_since")
        .param("before", toSql(before))
        .update();
    db.sql(
            """
            update person_edit set name = null, about = null, email = null, connection = null
            where edited_at < :before and name is not null
            """)
        .param("before", toSql(before))
        .update();
  }
}
