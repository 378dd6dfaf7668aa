package org.kith.people;

import static org.kith.store.Instants.toSql;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.kith.store.Instants;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// How often we may write to somebody: no more than two unanswered tries, and no more often than
/// they wish.
@Component
class Tempo implements KeptAboutPersons {

  private final JdbcClient db;
  private final ObjectProvider<Tries> tries;
  private final Clock clock;

  Tempo(JdbcClient db, ObjectProvider<Tries> tries, Clock clock) {
    this.db = db;
    this.tries = tries;
    this.clock = clock;
  }

  /// Why it is too soon to write to them; empty if it is not.
  Optional<Permission> tooSoon(PersonId person) {
    var port = tries.getIfAvailable();
    if (port == null) {
      return Optional.empty();
    }
    var now = clock.instant();
    var unanswered = port.unanswered(person, now.minus(MayWe.TRIES_WITHIN));
    if (unanswered.size() >= MayWe.TRIES) {
      return Optional.of(
          new Permission.Locked(
              unanswered.get(unanswered.size() - MayWe.TRIES).plus(MayWe.TRIES_WITHIN)));
    }
    return wish(person)
        .flatMap(wish ->
            port.last(person)
                .map(last -> last.plus(Duration.ofDays(wish.days())))
                .filter(now::isBefore)
                .map(until -> new Permission.Wished(until, wish.days())));
  }

  Optional<Wish> wish(PersonId person) {
    return db.sql("select days, said_at from person_wish where person_id = kith_person(:person)")
        .param("person", person.value())
        .query((row, _) -> new Wish(row.getInt("days"), Instants.in(row, "said_at")))
        .optional();
  }

  void wish(PersonId person, int days, String evidence, Instant at) {
    db.sql(
            """
            insert into person_wish (person_id, days, evidence, said_at)
            values (kith_person(:person), :days, :evidence, :at)
            on conflict (person_id) do update
              set days = excluded.days, evidence = excluded.evidence, said_at = excluded.said_at
            """)
        .param("person", person.value())
        .param("days", days)
        .param("evidence", evidence)
        .param("at", toSql(at))
        .update();
  }

  void unwish(PersonId person) {
    db.sql("delete from person_wish where person_id = kith_person(:person)")
        .param("person", person.value())
        .update();
  }

  @Override
  public List<MergeField> fields(PersonId kept, PersonId gone) {
    return List.of();
  }

  @Override
  public List<String> moving(PersonId gone) {
    return List.of();
  }

  /// Of two wishes the one for less wins.
  @Override
  public void move(MergeLedger ledger) {
    int ofKept = days(ledger.kept());
    if (days(ledger.gone()) > ofKept) {
      if (ofKept == 0) {
        ledger.copyIfMissing("person_wish");
      } else {
        ledger.take("person_wish", "person_id", "", List.of("days", "evidence", "said_at"));
      }
    }
    ledger.putAway("person_wish", "person_id", List.of(ledger.gone().value()));
  }

  private int days(PersonId person) {
    return db.sql("select coalesce(max(days), 0) from person_wish where person_id = :person")
        .param("person", person.value())
        .query(Integer.class)
        .single();
  }
}
