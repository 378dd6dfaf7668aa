package org.kith.cultivate;

import static org.kith.store.Instants.toSql;

import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kith.people.PersonId;
import org.kith.store.Instants;
import org.kith.team.MemberId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The table `fulfilled_step`.
@Repository
class FulfilledStepStore {

  private final JdbcClient db;

  FulfilledStepStore(JdbcClient db) {
    this.db = db;
  }

  /// A step that a contact fulfilled.
  ///
  /// @param since since when it was the next one
  record Fulfilled(
      String what, LocalDate due, @Nullable MemberId who, boolean promised, Instant since) {

    NextStep of(PersonId person) {
      return new NextStep(person, what, due, who, promised);
    }
  }

  /// Remembers with a contact what is the next step now.
  void add(InteractionId contact, PersonId person) {
    db.sql(
            """
            insert into fulfilled_step (interaction_id, what, due, member_id, promised, since)
            select :contact, what, due, member_id, promised, since from next_step where person_id = :person
            """)
        .param("contact", contact.value())
        .param("person", person.value())
        .update();
  }

  Optional<Fulfilled> find(InteractionId contact) {
    return db.sql(
            "select what, due, member_id, promised, since from fulfilled_step where interaction_id"
                + " = :contact")
        .param("contact", contact.value())
        .query((row, _) -> {
          long who = row.getLong("member_id");
          return new Fulfilled(
              row.getString("what"),
              row.getObject("due", LocalDate.class),
              who == 0 ? null : new MemberId(who),
              row.getBoolean("promised"),
              Instants.in(row, "since"));
        })
        .optional();
  }

  /// Gives a step to the first contact after the one that fulfilled it, in place of the proposal
  /// that stood there; where a promise stood there, the step is forgotten. What came from them
  /// fulfils no promise, and so takes none.
  ///
  /// @return false if there is no such contact
  boolean passOn(PersonId person, Fulfilled was) {
    var who = was.who();
    return db.sql(
            """
            with later as (
              select f.interaction_id from fulfilled_step f join interaction i on i.id = f.interaction_id
              where i.person_id = :person and f.since > :since
                and not (:promised and i.direction = 'RECEIVED')
              order by f.since, f.interaction_id limit 1
            ), passed as (
              update fulfilled_step f
              set what = :what, due = :due, member_id = :who, promised = :promised, since = :since
              from later where f.interaction_id = later.interaction_id and not f.promised
            )
            select exists (select 1 from later)
            """)
        .param("what", was.what())
        .param("due", was.due())
        .param("who", who == null ? null : who.value(), Types.BIGINT)
        .param("promised", was.promised())
        .param("since", toSql(was.since()))
        .param("person", person.value())
        .query(Boolean.class)
        .single();
  }
}
