package org.kith.jobs;

import static org.kith.store.Instants.toSql;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.kith.store.CurrentWorkspace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/// Begins work when it is due: polls every second, remembers what was going on across a crash, and
/// gives each workspace its recurring work.
///
/// The scheduler's own table is not a workspace's; it is read and written on connections outside of
/// row-level security. Each run then enters its workspace.
@Component
final class JobScheduler implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(JobScheduler.class);
  private static final int AT_ONCE = 12;
  private static final Duration POLL = Duration.ofSeconds(1);
  private static final Duration HEARTBEAT = Duration.ofSeconds(10);
  private static final Duration STOP = Duration.ofSeconds(5);

  /// No work waits for longer by itself: [Backoff] ends at a day, give or take.
  private static final Duration LONGEST_WAIT = Duration.ofHours(28);

  private final Jobs jobs;
  private final JobStore store;
  private final ObjectProvider<Work> works;
  private final JobTools tools;
  private final JdbcClient db;
  private final Clock clock;
  private final Scheduler scheduler;
  private final ScheduledExecutorService deadlines =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("kith-deadlines").factory());
  private final Set<JobKey> going = ConcurrentHashMap.newKeySet();
  private volatile Instant latest = Instant.EPOCH;
  private volatile boolean running;

  JobScheduler(
      Jobs jobs, JobStore store, ObjectProvider<Work> works, JobTools tools, Connections to) {
    this.jobs = jobs;
    this.store = store;
    this.works = works;
    this.tools = tools;
    this.db = to.db();
    this.clock = to.clock();
    this.scheduler = build(to.dataSource());
  }

  /// What the scheduler itself reads and writes.
  record Connections(HikariDataSource dataSource, JdbcClient db, Clock clock) {}

  private Scheduler build(HikariDataSource dataSource) {
    var work = Tasks.custom(JobKey.TASK, Void.class).execute((instance, _) -> execute(instance));
    var everywhere =
        Tasks.recurring("everywhere", FixedDelay.of(HEARTBEAT))
            .execute((_, _) -> scheduleRecurring());
    ThreadFactory threads = Thread.ofVirtual().name("kith-work-", 0).factory();
    return Scheduler.create(dataSource, work)
        .startTasks(everywhere)
        .threads(AT_ONCE)
        .executorService(Executors.newThreadPerTaskExecutor(threads))
        .schedulerName(new SchedulerName.Fixed(tools.settings().instance()))
        .pollingInterval(POLL)
        .heartbeatInterval(HEARTBEAT)
        .missedHeartbeatsLimit(4)
        .shutdownMaxWait(STOP)
        .enableImmediateExecution()
        .clock(clock::instant)
        .build();
  }

  @Override
  public void start() {
    recover();
    scheduler.start();
    var _ =
        deadlines.scheduleWithFixedDelay(
            this::heedClock, 0, HEARTBEAT.toSeconds(), TimeUnit.SECONDS); // whatever the clock says
    running = true;
  }

  @Override
  public boolean isAutoStartup() {
    return tools.settings().jobs();
  }

  @Override
  public void stop() {
    if (running) {
      running = false;
      scheduler.stop();
    }
    deadlines.shutdownNow();
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /// Takes up again what an earlier process of this name left in the middle.
  void recover() {
    var now = clock.instant();
    var instance = tools.settings().instance();
    tools
        .ownTransaction()
        .executeWithoutResult(_ -> {
          release(instance);
          moveUp(now, now.plus(LONGEST_WAIT)); // it was planned while the clock was wrong
        });
    for (var workspace : store.workspaces()) {
      CurrentWorkspace.run(
          workspace,
          () -> tools.ownTransaction().executeWithoutResult(_ -> store.cutOff(instance, now)));
    }
  }

  private void release(String instance) {
    db.sql(
            """
            update scheduled_tasks
            set picked = false, picked_by = null, last_heartbeat = null, version = version + 1
            where picked and picked_by = :instance
            """)
        .param("instance", instance)
        .update();
  }

  /// Makes due what waits for a later time than it can have been given.
  private void moveUp(Instant now, Instant after) {
    db.sql(
            """
            update scheduled_tasks set execution_time = :now, version = version + 1
            where not picked and execution_time > :after
            """)
        .param("now", toSql(now))
        .param("after", toSql(after))
        .update();
  }

  /// Where the clock was put back, all that waits is due: it may wait for a time that was near
  /// before and is far now. Work finds out itself what there is to do, and those who keep times of
  /// their own are told.
  void heedClock() {
    var now = clock.instant();
    var before = latest;
    try {
      if (now.isBefore(before.minus(HEARTBEAT))) {
        log.warn("the clock was put back from {} to {}", before, now);
        tools.ownTransaction().executeWithoutResult(_ -> moveUp(now, now));
        for (var workspace : store.workspaces()) {
          CurrentWorkspace.run(
              workspace,
              () ->
                  tools
                      .ownTransaction()
                      .executeWithoutResult(
                          _ -> tools.events().publishEvent(new ClockPutBack(before, now))));
        }
      }
      latest = now;
    } catch (DataAccessException | TransactionException e) {
      log.warn("the database does not hear that the clock was put back; it is told again", e);
    }
  }

  /// Gives every workspace its own run of each recurring work.
  void scheduleRecurring() {
    var now = clock.instant();
    for (var workspace : store.workspaces()) {
      works.stream()
          .filter(work -> work.every() != null)
          .map(work -> new JobKey(workspace, work.name(), "").instance())
          .forEach(
              id -> scheduler.scheduleIfNotExists(new TaskInstance<Void>(JobKey.TASK, id), now));
    }
  }

  private CompletionHandler<Void> execute(TaskInstance<Void> instance) {
    var key = JobKey.of(instance.getId());
    var next = key.map(this::execute).orElse(null);
    return (complete, operations) -> {
      if (next == null) {
        operations.remove();
      } else {
        operations.reschedule(complete, next);
      }
    };
  }

  /// When it is to run again; null if never. What is at work already in this process is not begun a
  /// second time: after this machine slept, or its clock was put on, the scheduler takes its own
  /// work for dead.
  @Nullable Instant execute(JobKey key) {
    if (!going.add(key)) {
      return clock.instant().plus(HEARTBEAT);
    }
    try {
      return executeAlone(key);
    } finally {
      going.remove(key);
    }
  }

  private @Nullable Instant executeAlone(JobKey key) {
    var work = works.stream().filter(w -> w.name().equals(key.name())).findFirst();
    if (work.isEmpty() || !store.workspaces().contains(key.workspace())) {
      return null; // of an older Kith, or of a workspace that was removed
    }
    var run =
        CurrentWorkspace.call(
            key.workspace(),
            () ->
                jobs.run(
                    key.name(),
                    key.subject(),
                    work.get().every(),
                    progress -> inTime(work.get(), key.subject(), progress)));
    return run.nextAt();
  }

  private void inTime(Work work, String subject, Progress progress)
      throws IOException, InterruptedException {
    var late = new AtomicBoolean();
    var thread = Thread.currentThread();
    var timer =
        deadlines.schedule(
            () -> {
              late.set(true);
              thread.interrupt();
            },
            work.deadline().toMillis(),
            TimeUnit.MILLISECONDS);
    try {
      work.run(subject, progress);
    } catch (InterruptedException e) {
      if (late.get()) {
        throw new IOException(
            "It took longer than %d minutes and was stopped; it goes on later."
                .formatted(work.deadline().toMinutes()),
            e);
      }
      throw e;
    } finally {
      timer.cancel(false);
    }
  }
}
