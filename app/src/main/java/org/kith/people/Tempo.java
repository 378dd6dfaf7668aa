package org.kith.people;

import static org.kith.store.Instants.toSql;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    return Optional.ofNullable(tooSoon(List.of(person)).get(person));
  }

  /// Why it is too soon to write to some of them. Asks as often for many as for one.
  Map<PersonId, Permission> tooSoon(Collection<PersonId> persons) {
    var port = tries.getIfAvailable();
    if (port == null || persons.isEmpty()) {
      return Map.of();
    }
    var now = clock.instant();
    var found = new HashMap<PersonId, Permission>();
    var wishes = wishes(persons);
    var last = wishes.isEmpty() ? Map.<PersonId, Instant>of() : port.last(wishes.keySet());
    wishes.forEach((person, days) -> {
      var wrote = last.get(person);
      var until = wrote == null ? now : wrote.plus(Duration.ofDays(days));
      if (now.isBefore(until)) {
        found.put(person, new Permission.Wished(until, days));
      }
    });
    port.unanswered(persons, now.minus(MayWe.TRIES_WITHIN))
        .forEach((person, at) -> {
          if (at.size() >= MayWe.TRIES) {
            var until = at.get(at.size() - MayWe.TRIES).plus(MayWe.TRIES_WITHIN);
            found.put(person, new Permission.Locked(until));
          }
        });
    return found;
  }

  private Map<PersonId, Integer> wishes(Collection<PersonId> persons) {
    var found = new HashMap<PersonId, Integer>();
    db.sql(
            """
            select p.id, w.days from unnest(:persons::bigint[]) p (id)
            join person_wish w on w.person_id = kith_person(p.id)
            """)
        .param("persons", PersonId.values(persons))
        .query((row, _) -> found.put(new PersonId(row.getLong("id")), row.getInt("days")))
        .list();
    return found;
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
