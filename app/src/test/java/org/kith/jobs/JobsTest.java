package org.kith.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kith.TestKith;

class JobsTest {

  @RegisterExtension final TestKith kith = new TestKith();

  private Jobs jobs() {
    return kith.bean(Jobs.class);
  }

  @Test
  void saysHowFarItIsAndHowItEnded() {
    var run =
        kith.asOwner(() ->
            jobs()
                .run(
                    "Counting",
                    "",
                    progress -> {
                      progress.of(3, "Counted {done} of {total}");
                      progress.step(3);
                    }));
    assertThat(run.state()).isEqualTo(JobRun.State.DONE);
    assertThat(kith.asOwner(() -> jobs().find("Counting", "")).orElseThrow().line())
        .isEqualTo("Counted 3 of 3");
  }

  @Test
  void keepsTheReasonOfAFailureUntilItSucceeds() {
    var failed =
        kith.asOwner(() ->
            jobs()
                .run(
                    "Counting",
                    "",
                    _ -> {
                      throw new IOException("The abacus is out.");
                    }));
    assertThat(failed.state()).isEqualTo(JobRun.State.RETRYING);
    assertThat(failed.message()).isEqualTo("The abacus is out.");
    assertThat(failed.failures()).isEqualTo(1);
    assertThat(failed.nextAt()).isAfter(kith.now());
    kith.asOwner(() -> jobs().run("Counting", "", progress -> progress.step()));
    assertThat(kith.asOwner(() -> jobs().find("Counting", "")).orElseThrow())
        .extracting(JobRun::state, JobRun::failures)
        .containsExactly(JobRun.State.DONE, 0);
  }

  /// As of a page that is nested a thousand times; it does not stand as running then.
  @Test
  void whateverEndsARunStandsWithItsReason() {
    var failed =
        kith.asOwner(() ->
            jobs()
                .run(
                    "Counting",
                    "",
                    _ -> {
                      throw new StackOverflowError();
                    }));
    assertThat(failed.state()).isEqualTo(JobRun.State.RETRYING);
    assertThat(kith.asOwner(() -> jobs().find("Counting", "")).orElseThrow().message())
        .isEqualTo(
            "Something went wrong in Kith itself (StackOverflowError). The log has the rest.");
  }

  @Test
  void isSeenInItsOwnWorkspaceOnly() {
    kith.asOwner(() -> jobs().run("Counting", "", progress -> progress.step()));
    var neighbour = TestKith.neighbour();
    assertThat(neighbour.asOwner(() -> jobs().recent())).isEmpty();
  }

  @Test
  void waitsLongerWithEachFailureButNotForEver() {
    var backoff = new Backoff(new SplittableRandom(7));
    assertThat(backoff.after(1)).isBetween(Duration.ofSeconds(51), Duration.ofSeconds(69));
    assertThat(backoff.after(4)).isBetween(Duration.ofSeconds(408), Duration.ofSeconds(552));
    assertThat(backoff.after(50)).isBetween(Duration.ofHours(20), Duration.ofHours(28));
  }
}
