package org.kith.plan;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kith.listen.AccountId;
import org.kith.people.PersonId;
import org.kith.people.Persons;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Whom the hours of a month are best spent on: the people who together reach the most different
/// people, with a proof of how close that is to the best.
///
/// A plan is kept for as long as everything it was made from stays as it is: the graph in memory,
/// people, wishes and choices as the database has them now, and what campaigns taught of who passes
/// things on. Who refused a moment ago is in no plan.
@Service
@Transactional
public class Plans {

  /// The fewest and most hours there can be a plan for.
  public static final int LEAST_HOURS = 1;

  public static final int MOST_HOURS = 60;

  private static final int KEPT = 200; // plans
  private static final Duration KEPT_FOR = Duration.ofMinutes(10);

  /// Everything a plan is made from.
  private record Question(
      KnownGraph.Moment moment,
      int hours,
      List<AccountFacts> ours,
      List<Prospect> prospects,
      Map<PersonId, List<AccountFacts>> persons,
      Map<PersonId, HoursNeeded.Need> needs,
      Map<AccountId, Choice> choices,
      Sharing.@Nullable Of sharing) {}

  private final Cache<Question, MonthPlan> kept =
      Caffeine.newBuilder().maximumSize(KEPT).expireAfterWrite(KEPT_FOR).build();
  private final Crowds crowds;
  private final Graphs graphs;
  private final ChoiceStore choices;
  private final SharingChances sharing;
  private final PlanInTheMaking.Words words;
  private final Persons persons;
  private final ApplicationEventPublisher events;

  Plans(Parts parts, Persons persons, ApplicationEventPublisher events) {
    this.crowds = parts.crowds();
    this.graphs = parts.graphs();
    this.choices = parts.choices();
    this.sharing = parts.sharing();
    this.words = parts.words();
    this.persons = persons;
    this.events = events;
  }

  /// What plans are made of.
  @Component
  record Parts(
      Crowds crowds,
      Graphs graphs,
      ChoiceStore choices,
      SharingChances sharing,
      PlanInTheMaking.Words words) {}

  /// The plan for some hours a month.
  ///
  /// @param hours [#LEAST_HOURS] to [#MOST_HOURS]
  /// @return empty while the follower graph is built for the first time, and where nobody's
  ///   audience is known
  @Transactional(readOnly = true)
  public Optional<MonthPlan> forHours(int hours) {
    if (hours < LEAST_HOURS || hours > MOST_HOURS) {
      throw new IllegalArgumentException(
          "hours must be %d to %d, was %d".formatted(LEAST_HOURS, MOST_HOURS, hours));
    }
    var crowd = crowds.now().filter(c -> !c.prospects().isEmpty());
    crowd.ifPresent(c -> graphs.findCommunities(c.graph()));
    return crowd.map(c -> plan(c, hours));
  }

  private MonthPlan plan(Crowd crowd, int hours) {
    var chosen = choices.all();
    var passing = sharing.of(crowd.graph());
    var question =
        new Question(
            crowd.graph().moment(),
            hours,
            crowd.ours(),
            crowd.prospects(),
            crowd.persons(),
            crowd.needs(),
            chosen,
            passing.of());
    var known = kept.getIfPresent(question);
    if (known != null) {
      return known;
    }
    var made = new PlanInTheMaking(crowd, chosen, passing, words).plan(hours);
    kept.put(question, made);
    return made;
  }

  /// Decides about somebody for every plan, or takes that back; it holds for all their accounts.
  ///
  /// @param choice null to take it back
  /// @return what was decided before
  public Optional<Choice> choose(AccountId key, @Nullable Choice choice) {
    var before = choices.of(key);
    choices.put(key, choice);
    return before;
  }

  /// Who of a plan came into the circle.
  ///
  /// @param in who is in it now
  /// @param left for whom there was no place, by name
  public record Put(List<PersonId> in, List<String> left) {
    public Put {
      in = List.copyOf(in);
      left = List.copyOf(left);
    }
  }

  /// Puts people of a plan into the circle, in that order, as many as there are places for; voices
  /// become persons first. Whoever cannot be planned for any more, because they refused meanwhile,
  /// is passed over.
  public Put putIntoCircle(Collection<AccountId> keys) {
    var prospects =
        crowds.now().map(Crowd::prospects).orElse(List.of()).stream()
            .collect(Collectors.toMap(Prospect::key, prospect -> prospect, (one, _) -> one));
    var chosen = new LinkedHashMap<PersonId, String>();
    for (var key : keys) {
      var prospect = prospects.get(key);
      if (prospect != null) {
        chosen.put(
            prospect.person() != null
                ? prospect.person()
                : persons.add(key, "A plan found that they reach people we do not."),
            prospect.name());
      }
    }
    if (!chosen.isEmpty()) {
      events.publishEvent(new PlanChosen(List.copyOf(chosen.keySet())));
    }
    var in = crowds.inCircle(chosen.keySet());
    var left = new LinkedHashMap<>(chosen);
    left.keySet().removeAll(in);
    return new Put(
        chosen.keySet().stream().filter(in::contains).toList(), List.copyOf(left.values()));
  }
}
