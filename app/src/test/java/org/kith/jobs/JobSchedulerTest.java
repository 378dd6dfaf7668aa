package org.kith.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kith.TestKith;
import org.kith.listen.Source;
import org.kith.listen.SourceId;
import org.kith.listen.Sources;
import org.kith.store.Instants;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;

class JobSchedulerTest {

  private static final String NAME = "Waiting to be let go";

  @RegisterExtension final TestKith kith = new TestKith();

  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch go = new CountDownLatch(1);
  private final AtomicInteger times = new AtomicInteger();

  private final class Waiting implements Work {
    @Override
    public String name() {
      return NAME;
    }

    @Override
    public Duration every() {
      return Duration.ofSeconds(20);
    }

    @Override
    public void run(String subject, Progress progress) throws InterruptedException {
      times.incrementAndGet();
      begun.countDown();
      go.await(30, TimeUnit.SECONDS);
    }
  }

  private JobScheduler scheduler() {
    var works =
        new ObjectProvider<Work>() {
          @Override
          public Stream<Work> stream() {
            return Stream.of(new Waiting());
          }
        };
    return new JobScheduler(
        kith.bean(Jobs.class),
        kith.bean(JobStore.class),
        works,
        kith.bean(JobTools.class),
        kith.bean(JobScheduler.Connections.class));
  }

  private JobKey key() {
    return new JobKey(kith.workspace(), NAME, "");
  }

  private Instant plannedFor() {
    return kith.bean(JdbcClient.class)
        .sql("select execution_time from scheduled_tasks where task_instance = :id")
        .param("id", key().instance())
        .query((row, _) -> Instants.in(row, "execution_time"))
        .single();
  }

  /// As after this machine slept: the scheduler takes its own work for dead and begins it again.
  @Test
  void r6_whatIsAtWorkIsNotBegunASecondTime() throws Exception {
    var scheduler = scheduler();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var first = threads.submit(() -> scheduler.execute(key()));
      assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
      assertThat(threads.submit(() -> scheduler.execute(key())).get(10, TimeUnit.SECONDS))
          .isEqualTo(kith.now().plusSeconds(10));
      assertThat(times).hasValue(1);
      go.countDown();
      assertThat(first.get(10, TimeUnit.SECONDS)).isEqualTo(kith.now().plusSeconds(20));
      scheduler.execute(key());
      assertThat(times).hasValue(2);
    } finally {
      go.countDown();
    }
  }

  @Test
  void r6_afterTheClockWasAheadForAWhileWorkGoesOnAtOnce() {
    var scheduler = scheduler();
    var ahead = kith.now().plus(Duration.ofDays(3));
    kith.now(ahead);
    scheduler.heedClock();
    scheduler.scheduleRecurring();
    var feed = feed();
    assertThat(plannedFor()).isEqualTo(ahead);
    kith.now(TestKith.MONDAY_MORNING);
    scheduler.heedClock();
    assertThat(plannedFor()).isEqualTo(TestKith.MONDAY_MORNING);
    assertThat(read(feed).nextReadAt()).isEqualTo(TestKith.MONDAY_MORNING);
  }

  @Test
  void r6_whatAnEarlierProcessPlannedByAWrongClockIsDueAtTheStart() {
    var scheduler = scheduler();
    kith.now(kith.now().plus(Duration.ofDays(3)));
    scheduler.scheduleRecurring();
    kith.now(TestKith.MONDAY_MORNING);
    scheduler.recover();
    assertThat(plannedFor()).isEqualTo(TestKith.MONDAY_MORNING);
  }

  @Test
  void aClockThatGoesOnMovesNothing() {
    var scheduler = scheduler();
    kith.now(kith.now().plusSeconds(5));
    scheduler.scheduleRecurring();
    var planned = kith.now();
    scheduler.heedClock();
    kith.now(kith.now().minusSeconds(5));
    scheduler.heedClock();
    scheduler.recover();
    assertThat(plannedFor()).isEqualTo(planned);
  }

  private SourceId feed() {
    return kith.asOwner(() -> {
      var address = URI.create("https://town.example/feed");
      return kith.bean(Sources.class).addFeed(address, address, "The town");
    });
  }

  private Source read(SourceId id) {
    return kith.asOwner(() -> kith.bean(Sources.class).find(id)).orElseThrow();
  }
}
