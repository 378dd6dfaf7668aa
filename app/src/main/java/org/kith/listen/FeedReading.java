package org.kith.listen;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.kith.jobs.Progress;
import org.kith.jobs.Work;
import org.kith.networks.Cursor;
import org.kith.networks.Reading;
import org.kith.networks.feed.FeedMissingException;
import org.kith.networks.feed.FeedReader;
import org.kith.networks.feed.FeedSchedule;
import org.kith.networks.feed.FeedSchedule.Next;
import org.kith.networks.feed.FeedSchedule.Rhythm;
import org.kith.networks.feed.FeedSchedule.Went;
import org.kith.networks.http.HttpGateway;
import org.kith.store.CurrentWorkspace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/// Reads the feeds that are due, each as often as it says something new ([FeedSchedule]), two of
/// one host at once at most. A feed that fails is tried again by itself, later and later; the
/// others are not kept waiting.
@Component
public class FeedReading implements Work {

  public static final String NAME = "Reading feeds";

  /// As if it had been read every two hours: news halve that to the usual hour.
  private static final Rhythm FIRST = new Rhythm(FeedSchedule.USUAL.multipliedBy(2), 0, 0);

  private static final Logger LOG = LoggerFactory.getLogger(FeedReading.class);

  private static final int AT_ONCE = 32;

  private final SourceStore sources;
  private final Listening listening;
  private final ObjectProvider<HttpGateway> http;
  private final FeedSchedule schedule;
  private final HubStore hubs;
  private final TransactionOperations transaction;
  private final Clock clock;

  FeedReading(
      SourceStore sources,
      Listening listening,
      ObjectProvider<HttpGateway> http,
      FeedSchedule schedule,
      Tools tools) {
    this.sources = sources;
    this.listening = listening;
    this.http = http;
    this.schedule = schedule;
    this.hubs = tools.hubs();
    this.transaction = tools.transaction();
    this.clock = tools.clock();
  }

  /// What readings need of the house.
  @Component
  record Tools(HubStore hubs, TransactionOperations transaction, Clock clock) {}

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
    var line = new FeedLine(due, clock);
    Callable<Boolean> reader =
        () -> {
          for (var next = line.take(); next.isPresent(); next = line.take()) {
            var source = next.get();
            try {
              CurrentWorkspace.call(
                  workspace,
                  () -> {
                    read(source);
                    return true;
                  });
              progress.step();
            } finally {
              line.giveBack(source);
            }
          }
          return true;
        };
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      await(threads.invokeAll(Collections.nCopies(Math.min(AT_ONCE, due.size()), reader)));
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
    var left = in(() -> sources.left(source.id())).orElse(null);
    if (left == null) {
      return; // removed meanwhile
    }
    try {
      took(source, left, reader(source).read(left.cursor()));
    } catch (FeedMissingException e) {
      failed(source, left, String.valueOf(e.getMessage()), new Went.Missing());
    } catch (IOException e) {
      failed(source, left, String.valueOf(e.getMessage()), new Went.Failed(Instant.MIN));
    } catch (Listening.Overtaken _) {
      again(source, left, new Went.NothingNew(Duration.ZERO));
    } catch (RuntimeException | StackOverflowError e) {
      // Whatever one feed brings, the others are read.
      LOG.warn("source {} could not be read", source.id().value(), e);
      failed(source, left, Accesses.MISTAKE, new Went.Failed(Instant.MIN));
    }
  }

  /// What reads a source's feed.
  FeedReader reader(Source source) {
    var feed = URI.create(source.address());
    var offeredBy = source.offeredBy().isEmpty() ? feed : URI.create(source.offeredBy());
    var reader = new FeedReader(http.getObject(), clock, feed, offeredBy);
    return source.wholeText() ? reader.withWholeTexts() : reader;
  }

  private void took(Source source, SourceStore.Left left, Reading reading) {
    var since = left.cursor();
    switch (reading) {
      case Reading.News news -> {
        listening.take(
            source, new Batch(news.heard(), List.of(), since, news.next(), news.dropped()));
        again(source, left, new Went.News(news.askAgain()));
      }
      case Reading.NothingNew(var askAgain) -> {
        listening.take(source, new Batch(List.of(), List.of(), since, since, 0));
        again(source, left, new Went.NothingNew(askAgain));
      }
      case Reading.Moved(var to) -> in(() -> moved(source, to.toString()));
      case Reading.SlowDown(var notBefore, var reason) ->
          failed(source, left, reason, new Went.Failed(notBefore));
      case Reading.Gone(var reason) -> in(() -> gone(source, reason));
      case Reading.Disconnected(var reason) ->
          failed(source, left, reason, new Went.Failed(Instant.MIN));
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

  private void again(Source source, SourceStore.Left left, Went went) {
    // What a feed brings the first time was not written since the last time.
    boolean first = left.cursor().equals(Cursor.START);
    var rhythm = first ? FIRST : left.rhythm();
    boolean told = in(() -> hubs.tells(source.id(), clock.instant()));
    switch (schedule.after(rhythm, went, told, clock.instant())) {
      case Next.Again next -> in(() -> sources.rhythm(source.id(), next));
      case Next.Pause(var reason) -> in(() -> gone(source, reason));
    }
  }

  private void failed(Source source, SourceStore.Left left, String reason, Went went) {
    switch (schedule.after(left.rhythm(), went, false, clock.instant())) {
      case Next.Again next ->
          in(() -> {
            sources.failed(source.id(), reason, next.rhythm().failures(), next.at());
            sources.rhythm(source.id(), next);
          });
      case Next.Pause(var why) -> in(() -> gone(source, why));
    }
  }

  private void in(Runnable work) {
    transaction.executeWithoutResult(_ -> work.run());
  }

  private <T> T in(Supplier<T> work) {
    return Objects.requireNonNull(transaction.execute(_ -> work.get()), "the work answers");
  }
}
