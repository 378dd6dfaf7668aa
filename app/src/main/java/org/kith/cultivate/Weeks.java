package org.kith.cultivate;

import static org.kith.store.Instants.toSql;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kith.people.MayWe;
import org.kith.people.Person;
import org.kith.people.PersonId;
import org.kith.people.Persons;
import org.kith.team.Caller;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Looks back on the last seven days.
@Service
@Transactional(readOnly = true)
public class Weeks {

  private static final Duration WEEK = Duration.ofDays(7);
  private static final int NAMES = 12;

  private final Today today;
  private final Circle circle;
  private final Persons persons;
  private final MayWe mayWe;
  private final JdbcClient db;
  private final Clock clock;

  Weeks(Today today, Circle circle, Persons persons, MayWe mayWe, JdbcClient db, Clock clock) {
    this.today = today;
    this.circle = circle;
    this.persons = persons;
    this.mayWe = mayWe;
    this.db = db;
    this.clock = clock;
  }

  /// The week of the caller's workspace, as it concerns them.
  public Week last() {
    var spoke = spoke(clock.instant().minus(WEEK));
    var resting =
        circle.members().stream()
            .filter(member -> member.stage() == Stage.RESTING)
            .map(Relationship::person)
            .toList();
    var numbers = today.day().numbers();
    var may = spoke.stream().collect(Collectors.partitioningBy(this::mayWrite));
    return new Week(
        numbers,
        names(may.getOrDefault(true, List.of())),
        names(may.getOrDefault(false, List.of())),
        Math.max(0, numbers.spoke().part() - spoke.size()),
        names(resting.stream().limit(NAMES).toList()),
        monday());
  }

  private Week.@Nullable Waiting monday() {
    var me = Caller.require().member().id();
    var mine =
        circle.members().stream()
            .filter(member -> member.owner() == null || me.equals(member.owner()))
            .map(Relationship::person)
            .collect(Collectors.toSet());
    return circle.due().stream()
        .filter(due -> mine.contains(due.person()) && mayWrite(due.person()))
        .findFirst()
        .flatMap(due ->
            persons
                .find(due.person())
                .map(person -> new Week.Waiting(name(person), due.daysPast())))
        .orElse(null);
  }

  private boolean mayWrite(PersonId person) {
    return mayWe.contact(person).isGranted();
  }

  /// In that order.
  private List<Week.Name> names(List<PersonId> ids) {
    var known =
        persons.find((Collection<PersonId>) ids).stream()
            .collect(Collectors.toMap(Person::id, Weeks::name));
    return ids.stream().filter(known::containsKey).map(known::get).toList();
  }

  private static Week.Name name(Person person) {
    return new Week.Name(person.id(), person.name());
  }

  private List<PersonId> spoke(Instant since) {
    return db.sql(
            """
            select pa.person_id, count(distinct p.id) as posts
            from mention m join post p on p.id = m.post_id join account a on a.id = p.account_id
            join person_account pa on pa.account_id = a.id
            where m.of_us and m.state <> 'NOT_ABOUT_US' and not a.ours and m.at > :since
              and not exists (select 1 from muted_post h where h.post_id = p.id and not h.shown)
            group by pa.person_id order by posts desc, pa.person_id limit :most
            """)
        .param("since", toSql(since))
        .param("most", NAMES)
        .query((row, _) -> new PersonId(row.getLong("person_id")))
        .list();
  }
}
