package org.kith.cultivate;

import static org.kith.store.Instants.toSql;

import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kith.people.PersonId;
import org.kith.store.Instants;
import org.kith.team.MemberId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The table `next_step`: its key is the person, so there cannot be two.
@Repository
class NextStepStore {

  /// What is proposed where nobody has said yet.
  static final String FIRST = "Say hello";

  private final JdbcClient db;

  NextStepStore(JdbcClient db) {
    this.db = db;
  }

  Optional<NextStep> find(PersonId person) {
    return find(List.of(person)).stream().findFirst();
  }

  List<NextStep> find(Collection<PersonId> persons) {
    return db.sql(
            """
            select person_id, what, due, member_id, promised from next_step
            where person_id = any (:persons)
            """)
        .param("persons", PersonId.values(persons))
        .query((row, _) -> {
          long who = row.getLong("member_id");
          return new NextStep(
              new PersonId(row.getLong("person_id")),
              row.getString("what"),
              row.getObject("due", LocalDate.class),
              who == 0 ? null : new MemberId(who),
              row.getBoolean("promised"));
        })
        .list();
  }

  /// Since when somebody's step is the next one.
  Optional<Instant> since(PersonId person) {
    return db.sql("select since from next_step where person_id = :person")
        .param("person", person.value())
        .query((row, _) -> Instants.in(row, "since"))
        .optional();
  }

  /// Proposes the first step to everybody who has none.
  void suggest(Collection<PersonId> persons, LocalDate due, @Nullable MemberId who, Instant since) {
    db.sql(
            """
            insert into next_step (person_id, what, due, member_id, promised, since)
            select p, :what, :due, :who, false, :since from unnest(:persons::bigint[]) p
            on conflict (person_id) do nothing
            """)
        .param("what", FIRST)
        .param("since", toSql(since))
        .param("due", due)
        .param("who", who == null ? null : who.value(), Types.BIGINT)
        .param("persons", PersonId.values(persons))
        .update();
  }

  /// @param since since when they are the next ones
  void setAll(List<NextStep> steps, Instant since) {
    db.sql(
            """
            insert into next_step (person_id, what, due, member_id, promised, since)
            select p, w, d, nullif(m, 0), q, :since
            from unnest(:persons::bigint[], :whats::text[], :dues::date[], :members::bigint[], :promised::boolean[])
              as x (p, w, d, m, q)
            on conflict (person_id) do update set
              what = excluded.what, due = excluded.due, member_id = excluded.member_id,
              promised = excluded.promised, since = excluded.since
            """)
        .param("since", toSql(since))
        .param("persons", steps.stream().map(s -> s.person().value()).toArray(Long[]::new))
        .param("whats", steps.stream().map(NextStep::what).toArray(String[]::new))
        .param("dues", steps.stream().map(s -> s.due().toString()).toArray(String[]::new))
        .param("members", steps.stream().map(NextStepStore::who).toArray(Long[]::new))
        .param("promised", steps.stream().map(NextStep::promised).toArray(Boolean[]::new))
        .update();
  }

  private static long who(NextStep step) {
    var who = step.who();
    return who == null ? 0 : who.value();
  }
}
