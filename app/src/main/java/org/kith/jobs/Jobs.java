package org.kith.jobs;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kith.store.CurrentWorkspace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/// Named background work: asked for here, done soon, and its last result kept in words.
///
/// Nothing fails silently: a run that throws, takes too long or is cut off by a crash stands as
/// RETRYING with its reason until it has succeeded.
@Service
public class Jobs {

  private static final Logger log = LoggerFactory.getLogger(Jobs.class);

  /// Work that is at hand as code.
  @FunctionalInterface
  public interface Task {
    void run(Progress progress) throws IOException, InterruptedException;
  }

  private final JobStore store;
  private final ObjectProvider<Work> works;
  private final SchedulerClient client;
  private final JobSettings settings;
  private final Backoff backoff;
  private final Clock clock;
  private final TransactionOperations own;

  Jobs(
      JobStore store,
      ObjectProvider<Work> works,
      SchedulerClient client,
      JobTools tools,
      Clock clock) {
    this.store = store;
    this.works = works;
    this.client = client;
    this.settings = tools.settings();
    this.backoff = tools.backoff();
    this.own = tools.ownTransaction();
    this.clock = clock;
  }

  /// Asks for a piece of work in this workspace; it begins within a second or two of the
  /// transaction's end, and at once if it waits for a later time. Asking twice is asking once.
  ///
  /// @param name of a [Work]
  /// @param subject what it is done to, empty for the whole workspace
  @Transactional
  public void start(String name, String subject) {
    work(name);
    var instance = new JobKey(CurrentWorkspace.require(), name, subject).instance();
    var now = clock.instant();
    if (!client.scheduleIfNotExists(new TaskInstance<Void>(JobKey.TASK, instance), now)) {
      moveUp(new TaskInstance<Void>(JobKey.TASK, instance), now);
    }
    store.await(name, subject, now);
  }

  private void moveUp(TaskInstance<Void> instance, Instant now) {
    client
        .getScheduledExecution(instance)
        .filter(waiting -> !waiting.isPicked() && waiting.getExecutionTime().isAfter(now))
        .ifPresent(_ -> client.reschedule(instance, now));
  }

  /// Does a piece of work here and now, and returns how it went.
  public JobRun run(String name, String subject) {
    var work = work(name);
    return run(name, subject, work.every(), progress -> work.run(subject, progress));
  }

  /// Does something here and now under a name, so that its progress and result can be seen.
  public JobRun run(String name, String subject, Task task) {
    return run(name, subject, null, task);
  }

  JobRun run(String name, String subject, @Nullable Duration every, Task task) {
    int before = own.execute(_ -> store.begin(name, subject, settings.instance(), clock.instant()));
    var progress =
        new Progress(
            clock, now -> own.executeWithoutResult(_ -> store.progress(name, subject, now)));
    var started = clock.instant();
    JobRun run;
    try {
      task.run(progress);
      run = ended(name, subject, progress, started).done(every);
    } catch (InterruptedException e) {
      run =
          ended(name, subject, progress, started)
              .failed(before + 1, "It was stopped before its end.");
    } catch (IOException | RuntimeException | StackOverflowError e) {
      log.warn("{} {} failed; it is tried again", name, subject, e);
      run = ended(name, subject, progress, started).failed(before + 1, reason(e));
    }
    var last = run;
    own.executeWithoutResult(_ -> store.end(last));
    return last;
  }

  private Ended ended(String name, String subject, Progress progress, Instant started) {
    return new Ended(name, subject, progress.now(), started);
  }

  private final class Ended {
    private final String name;
    private final String subject;
    private final Progress.Now now;
    private final Instant started;

    Ended(String name, String subject, Progress.Now now, Instant started) {
      this.name = name;
      this.subject = subject;
      this.now = now;
      this.started = started;
    }

    JobRun done(@Nullable Duration every) {
      var end = clock.instant();
      return run(JobRun.State.DONE, now.message(), 0, every == null ? null : end.plus(every));
    }

    JobRun failed(int failures, String why) {
      var next = clock.instant().plus(backoff.after(failures));
      return run(JobRun.State.RETRYING, why, failures, next);
    }

    private JobRun run(JobRun.State state, String message, int failures, @Nullable Instant next) {
      return new JobRun(
          name,
          subject,
          state,
          now.done(),
          now.total(),
          message,
          failures,
          started,
          clock.instant(),
          next);
    }
  }

  private static String reason(Throwable e) {
    return e instanceof IOException && e.getMessage() != null
        ? e.getMessage()
        : "Something went wrong in Kith itself (%s). The log has the rest."
            .formatted(e.getClass().getSimpleName());
  }

  /// The last run of each piece of work in this workspace, running ones first, then the latest.
  public List<JobRun> recent() {
    return own.execute(_ -> store.recent());
  }

  public Optional<JobRun> find(String name, String subject) {
    return own.execute(_ -> store.find(name, subject));
  }

  /// The work of a name.
  Work work(String name) {
    return works.stream()
        .filter(work -> work.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("there is no work named '" + name + "'"));
  }
}
