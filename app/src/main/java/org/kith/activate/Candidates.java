package org.kith.activate;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kith.people.PersonId;
import org.kith.plan.Adds;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Who of those a campaign is for could be asked, and who is better left alone.
@Service
@Transactional(readOnly = true)
public class Candidates {

  private static final Duration LATELY = Duration.ofDays(90);

  private final CandidateStore store;
  private final Adds adds;
  private final Clock clock;

  Candidates(CandidateStore store, Adds adds, Clock clock) {
    this.store = store;
    this.adds = adds;
    this.clock = clock;
  }

  /// Who could be asked, and how many of the others could not.
  ///
  /// @param ready whoever adds most first
  /// @param resting how many were asked for something not long ago
  /// @param nextReady when the first of those can be asked, null if nobody rests
  /// @param refused how many said stop; they are named nowhere
  public record Choice(
      List<Candidate> ready, int resting, @Nullable Instant nextReady, int refused) {
    public Choice {
      ready = List.copyOf(ready);
    }
  }

  /// Everybody this campaign is for who was not asked.
  public Choice of(CampaignId campaign) {
    return choose(campaign, Integer.MAX_VALUE);
  }

  /// The same with at most `most` of those who are ready, chosen by what they said lately before
  /// anything is counted.
  Choice choose(CampaignId campaign, int most) {
    var now = clock.instant();
    var ready = new ArrayList<Candidate>();
    var wakings = new ArrayList<Instant>();
    int refused = 0;
    for (var row : store.notAsked(campaign, now.minus(LATELY))) {
      var waking = waking(row, now);
      if (row.refuses()) {
        refused++;
      } else if (now.isBefore(waking)) {
        wakings.add(waking);
      } else if (ready.size() < most) {
        ready.add(row.candidate());
      }
    }
    return new Choice(
        measured(ready),
        wakings.size(),
        wakings.stream().min(Comparator.naturalOrder()).orElse(null),
        refused);
  }

  /// The same of one person; how many new people they would bring is not counted.
  Optional<Candidate> ready(CampaignId campaign, PersonId person) {
    var now = clock.instant();
    return store.notAsked(campaign, now.minus(LATELY)).stream()
        .filter(row -> row.candidate().person().equals(person))
        .filter(row -> !row.refuses() && !now.isBefore(waking(row, now)))
        .map(CandidateStore.Row::candidate)
        .findFirst();
  }

  private static Instant waking(CandidateStore.Row row, Instant now) {
    var lastAsked = row.candidate().lastAsked();
    return lastAsked == null ? now : lastAsked.plus(rest(row));
  }

  private static Duration rest(CandidateStore.Row row) {
    return Duration.ofDays(Math.max(Asks.REST.toDays(), row.wish()));
  }

  private List<Candidate> measured(List<Candidate> ready) {
    if (ready.isEmpty()) {
      return ready;
    }
    var known = adds.ofPersons(ready.stream().map(Candidate::person).toList());
    return ready.stream()
        .map(candidate -> candidate.adding(known.get(candidate.person())))
        .sorted(Comparator.comparingDouble(Candidate::addsValue).reversed())
        .toList();
  }
}
