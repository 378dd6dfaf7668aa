package org.kith.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kith.TestKith;
import org.kith.listen.AccountId;
import org.kith.simulator.sample.SampleWorld;

/// The whole made-up charity: 60,000 accounts, 800,000 follows. Times are printed, not asserted.
class SampleSizeTest {

  @RegisterExtension final TestKith kith = new TestKith();

  @Test
  void theSampleIsLoadedBuiltAndPlannedForAsALoaderWould() {
    var sample = SampleWorld.generate(7, kith.now());
    var loaded = new LoadedSample(kith, sample);
    timed("accounts, voices and persons", loaded::people);
    System.out.println(timed("follower lists", loaded::audiences) + " lists");
    timed("follower lists, again", loaded::audiences);
    timed("follower lists, again", loaded::audiences);
    var graph =
        timed("graph", () -> kith.asOwner(() -> kith.bean(Graphs.class).soon().orElseThrow()));
    assertThat(graph.graph().nodes()).isEqualTo(60_000);
    assertThat(graph.graph().arcs()).isEqualTo(sample.follows().listed(sample.accounts()).size());
    var again =
        timed(
            "graph, once known",
            () -> kith.asOwner(() -> kith.bean(Graphs.class).soon().orElseThrow()));
    assertThat(again).isSameAs(graph);
    var voices = new ArrayList<AccountId>(loaded.voices());
    var adds =
        timed(
            "what %d voices add".formatted(voices.size()),
            () -> kith.asOwner(() -> loaded.world().adds().ofAccounts(voices)));
    assertThat(adds).hasSizeGreaterThan(200);
    timed("communities", () -> graph.communities().count());
    var plans = kith.bean(Plans.class);
    var plan = timed("a plan", () -> kith.asOwner(() -> plans.forHours(10).orElseThrow()));
    timed("a plan for other hours", () -> kith.asOwner(() -> plans.forHours(20).orElseThrow()));
    var same = timed("the same plan", () -> kith.asOwner(() -> plans.forHours(10).orElseThrow()));
    assertThat(same).isSameAs(plan);
    plan.gaps().forEach(System.out::println);
    plan.rows()
        .forEach(row -> System.out.println(row.name() + ": " + row.why() + " " + row.group()));
  }

  static <T> T timed(String what, Supplier<T> work) {
    long start = System.nanoTime();
    var done = work.get();
    System.out.printf(
        "%-40s %d ms%n", what, Duration.ofNanos(System.nanoTime() - start).toMillis());
    return done;
  }
}
