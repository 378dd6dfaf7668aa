package org.kith.listen;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.kith.jobs.Backoff;
import org.kith.jobs.Progress;
import org.kith.jobs.Work;
import org.kith.networks.Reading;
import org.kith.networks.feed.FeedReader;
import org.kith.networks.http.HttpGateway;
import org.kith.store.CurrentWorkspace;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/// Reads the feeds that are due, a few at a time. A feed that fails is tried again by itself, later
/// and later; the others are not kept waiting.
@Component
public class FeedReading implements Work {

  public static final String NAME = "Reading feeds";

  private static final Duration USUAL = Duration.ofHours(1);
  private static final Duration LONGEST = Duration.ofDays(1);
  private static final int AT_ONCE = 6;

  private final SourceStore sources;
  private final Listening listening;
  private final ObjectProvider<HttpGateway> http;
  private final Backoff backoff;
  private final TransactionOperations transaction;
  private final Clock clock;

  FeedReading(
      SourceStore sources,
      Listening listening,
      ObjectProvider<HttpGateway> http,
      Backoff backoff,
      Tools tools) {
    this.sources = sources;
    this.listening = listening;
    this.http = http;
    this.backoff = backoff;
    this.transaction = tools.transaction();
    this.clock = tools.clock();
  }

  /// What readings need of the house.
  @Component
  record Tools(TransactionOperations transaction, Clock clock) {}

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
    var due = in(() -> sources.due(Source.Kind.FEED, clock.instant()));
    if (due.isEmpty()) {
      return;
    }
    progress.of(due.size(), "Read {done} of {total} feeds");
    var workspace = CurrentWorkspace.require();
    var places = new Semaphore(AT_ONCE);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var readings =
          due.stream()
              .<Callable<Boolean>>map(source ->
                  () -> {
                    places.acquire();
                    try {
                      CurrentWorkspace.call(
                          workspace,
                          () -> {
                            read(source);
                            return true;
                          });
                      progress.step();
                    } finally {
                      places.release();
                    }
                    return true;
                  })
              .toList();
      await(threads.invokeAll(readings));
    }
  }

  private static void await(List<Future<Boolean>> readings) throws InterruptedException {
    for (var reading : readings) {
      try {
        reading.get();
      } catch (ExecutionException e) {
        throw new IllegalStateException("a reading failed unexpectedly", e.getCause());
      }
    }
  }

  /// Reads one feed, and notes how that went.
  void read(Source source) throws InterruptedException {
    var since = in(() -> sources.cursor(source.id())).orElse(null);
    if (since == null) {
      return; // removed meanwhile
    }
    var feed = URI.create(source.address());
    var offeredBy = source.offeredBy().isEmpty() ? feed : URI.create(source.offeredBy());
    try {
      var reading = new FeedReader(http.getObject(), clock, feed, offeredBy).read(since);
      switch (reading) {
        case Reading.News news -> {
          listening.take(
              source, new Batch(news.heard(), List.of(), since, news.next(), news.dropped()));
          again(source, news.askAgain());
        }
        case Reading.NothingNew(var askAgain) -> {
          listening.take(source, new Batch(List.of(), List.of(), since, since, 0));
          again(source, askAgain);
        }
        case Reading.Moved(var to) -> in(() -> moved(source, to.toString()));
        case Reading.SlowDown(var notBefore, var reason) -> failed(source, reason, notBefore);
        case Reading.Gone(var reason) -> in(() -> gone(source, reason));
        case Reading.Disconnected(var reason) -> failed(source, reason, Instant.MIN);
      }
    } catch (IOException e) {
      failed(source, String.valueOf(e.getMessage()), Instant.MIN);
    } catch (Listening.Overtaken _) {
      again(source, Duration.ZERO);
    }
  }

  private void moved(Source source, String to) {
    if (!sources.moved(source.id(), to, clock.instant())) {
      gone(source, "It moved to %s, which Kith reads already. Remove this one.".formatted(to));
    }
  }

  private void gone(Source source, String reason) {
    sources.state(source.id(), Source.State.GONE, reason, clock.instant());
  }

  private void again(Source source, Duration asked) {
    var wait = asked.compareTo(USUAL) > 0 ? asked : USUAL;
    var next = clock.instant().plus(backoff.jittered(wait.compareTo(LONGEST) > 0 ? LONGEST : wait));
    in(() -> sources.readNext(source.id(), next));
  }

  private void failed(Source source, String reason, Instant notBefore) {
    int failures = source.failures() + 1;
    var next = clock.instant().plus(backoff.after(failures));
    in(() ->
        sources.failed(source.id(), reason, failures, next.isBefore(notBefore) ? notBefore : next));
  }

  private void in(Runnable work) {
    transaction.executeWithoutResult(_ -> work.run());
  }

  private <T> T in(Supplier<T> work) {
    return Objects.requireNonNull(transaction.execute(_ -> work.get()), "the work answers");
  }
}
