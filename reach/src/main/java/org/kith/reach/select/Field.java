package org.kith.reach.select;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.kith.reach.Audience;
import org.kith.reach.Involved;
import org.kith.reach.Overlap;
import org.kith.reach.graph.AudienceCount;
import org.kith.reach.graph.AudienceUnion;
import org.kith.reach.graph.FollowerGraph;

/// The people a request leaves to choose from, numbered by their ids, and what is won already.
final class Field {

  /// What is assumed to be new in a counted audience while no listed one tells: a tenth.
  private static final double COUNTED_AS_UNMEASURED = 0.1;

  /// However much audiences overlap, a counted one is worth a little, or it would never be chosen.
  private static final double COUNTED_AS_LEAST = 0.01;

  private final FollowerGraph graph;
  private final List<Candidate> people;
  private final int[] locked;
  private final Budget budget;
  private final List<Audience> wonAudiences;
  private final AudienceUnion won;
  private final Involved wonInvolved;

  Field(FollowerGraph graph, PlanRequest request) {
    this.graph = graph;
    this.budget = request.budget();
    this.people =
        request.candidates().stream()
            .filter(c -> !request.excluded().contains(c.person()))
            .sorted(Comparator.comparingLong(Candidate::person))
            .toList();
    this.locked =
        IntStream.range(0, people.size())
            .filter(p -> request.locked().contains(people.get(p).person()))
            .toArray();
    this.wonAudiences = request.won();
    this.won = new AudienceUnion(graph);
    var involved = Involved.NOTHING;
    for (var audience : wonAudiences) {
      won.add(audience.accounts());
      involved = involved.and(involved(graph, audience));
    }
    this.wonInvolved = involved;
  }

  static long listedSize(FollowerGraph graph, Audience audience) {
    long size = 0;
    for (int a = 0; a < audience.accounts().size(); a++) {
      size += graph.audienceSize(audience.accounts().getInt(a));
    }
    return size;
  }

  static Involved involved(FollowerGraph graph, Audience audience) {
    return Involved.NOTHING.plus(audience, listedSize(graph, audience));
  }

  FollowerGraph graph() {
    return graph;
  }

  int size() {
    return people.size();
  }

  Candidate person(int p) {
    return people.get(p);
  }

  Audience audience(int p) {
    return people.get(p).audience();
  }

  Involved involved(int p) {
    return involved(graph, audience(p));
  }

  int[] locked() {
    return locked;
  }

  boolean isLocked(int p) {
    return Arrays.binarySearch(locked, p) >= 0;
  }

  double limit() {
    return budget.limit();
  }

  double[] costs() {
    return people.stream().mapToDouble(budget::priceOf).toArray();
  }

  AudienceUnion won() {
    return won;
  }

  Involved wonInvolved() {
    return wonInvolved;
  }

  /// The part of a counted audience that is taken to be new when people are chosen: the part of the
  /// listed audiences that only one candidate reaches, which is what remains new beside all the
  /// others, and so no more than what is new beside any plan.
  double countedAs() {
    if (allListed() && people.stream().allMatch(c -> c.passedOn() == 0)) {
      return COUNTED_AS_UNMEASURED; // nobody asks for it
    }
    var count = countWon();
    people.forEach(c -> count.add(c.audience().accounts()));
    long fresh = 0;
    long size = 0;
    for (var candidate : people) {
      var part = count.newPart(candidate.audience().accounts(), true);
      fresh += part.fresh();
      size += part.size();
    }
    return size == 0 ? COUNTED_AS_UNMEASURED : Math.max(COUNTED_AS_LEAST, (double) fresh / size);
  }

  /// How new listed audiences are beside a plan: those in it beside the others of it, all others
  /// beside the whole.
  Overlap overlapWith(int[] plan) {
    if (allListed()) {
      return Overlap.UNMEASURED; // nobody asks for it
    }
    var count = countWon();
    boolean[] inPlan = new boolean[people.size()];
    for (int p : plan) {
      count.add(audience(p).accounts());
      inPlan[p] = true;
    }
    long[] fresh = new long[people.size()];
    long[] size = new long[people.size()];
    for (int p = 0; p < size.length; p++) {
      var part = count.newPart(audience(p).accounts(), inPlan[p]);
      fresh[p] = part.fresh();
      size[p] = part.size();
    }
    return Overlap.measured(fresh, size);
  }

  private boolean allListed() {
    return wonInvolved.counted() == 0
        && people.stream().allMatch(c -> c.audience().countedSum() == 0);
  }

  private AudienceCount countWon() {
    var count = new AudienceCount(graph);
    wonAudiences.forEach(audience -> count.add(audience.accounts()));
    return count;
  }
}
