package org.kith.cultivate;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.kith.people.PersonId;
import org.kith.plan.HourRule;
import org.kith.plan.HoursNeeded;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What keeping up each relationship takes in a month, by its stage.
@Service
@Transactional(readOnly = true)
class MonthlyHours implements HoursNeeded {

  private final RelationshipStore store;
  private final Clock clock;

  MonthlyHours(RelationshipStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  @Override
  public Map<PersonId, Need> of(Collection<PersonId> persons) {
    var now = clock.instant();
    return store.find(persons).stream()
        .collect(
            Collectors.toMap(
                Relationship::person,
                r ->
                    new Need(
                        hours(r.stage()),
                        r.inCircle(),
                        r.stage() != Stage.RESTING,
                        r.stage().words(),
                        due(r, now))));
  }

  private static double hours(Stage stage) {
    var rule = HourRule.USUAL;
    return switch (stage) {
      case NOTICED -> rule.noticed();
      case SAID_HELLO -> rule.saidHello();
      case IN_TOUCH, RESTING -> rule.inTouch();
      case FRIEND -> rule.friend();
      case SPEAKS_FOR_US -> rule.speaksForUs();
    };
  }

  private static String due(Relationship relationship, Instant now) {
    var past = relationship.daysPast(now);
    if (past == null || past < 0) {
      return "";
    }
    var today = Days.day(now);
    return past == 0
        ? "Due today."
        : "Due since %s.".formatted(DayWords.since(today.minusDays(past), today));
  }
}
