package org.kith.listen;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.kith.connect.Readers;
import org.kith.jobs.Backoff;
import org.kith.jobs.Progress;
import org.kith.jobs.Work;
import org.kith.networks.Cursor;
import org.kith.networks.DisconnectedException;
import org.kith.networks.MentionReader;
import org.kith.networks.Reading;
import org.kith.networks.SlowDownException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/// Asks networks what is new for accounts of ours, as often as each allows. What is heard as it is
/// said is [LiveSources]'.
@Component
public class AccountReading implements Work {

  public static final String NAME = "Reading with our accounts";

  private static final Logger LOG = LoggerFactory.getLogger(AccountReading.class);

  private final SourceStore sources;
  private final AccountSourceStore due;
  private final Accesses accesses;
  private final Readers readers;
  private final Listening listening;
  private final TransactionOperations transaction;
  private final Backoff backoff;
  private final Clock clock;

  AccountReading(
      AccountSources.Stores stores,
      Accesses accesses,
      Readers readers,
      Listening listening,
      Accesses.House house) {
    this.sources = stores.all();
    this.due = stores.sources();
    this.accesses = accesses;
    this.readers = readers;
    this.listening = listening;
    this.transaction = house.transaction();
    this.backoff = house.backoff();
    this.clock = house.clock();
  }

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
    var asking = new ArrayList<Asked>();
    for (var source : in(() -> due.due(clock.instant()))) {
      asked(source).ifPresent(asking::add);
    }
    if (asking.isEmpty()) {
      return;
    }
    progress.of(asking.size(), "Asked for {done} of {total} things that accounts hear");
    for (var asked : asking) {
      ask(asked);
      progress.step();
    }
  }

  /// A source and what reads it, how often.
  private record Asked(Source source, Source.With with, MentionReader reader, Duration every) {}

  /// What is to be asked; empty where it tells by itself, or cannot be asked.
  private Optional<Asked> asked(Source source) {
    var with = Objects.requireNonNull(source.with(), "only such are due");
    return switch (accesses.of(source, with)) {
      case Accesses.Access.Shut(var why) -> {
        accesses.shut(source, why);
        yield Optional.empty();
      }
      case Accesses.Access.Open(var connection, var hearable) ->
          hearable.live()
              ? Optional.empty()
              : Optional.of(
                  new Asked(
                      source, with, readers.reader(connection, with.ear()), hearable.every()));
    };
  }

  private void ask(Asked asked) throws InterruptedException {
    var source = asked.source();
    var since = in(() -> sources.cursor(source.id())).orElse(null);
    if (since == null) {
      return; // removed meanwhile
    }
    try {
      switch (asked.reader().read(since)) {
        case Reading.News news -> {
          listening.take(
              source, new Batch(news.heard(), List.of(), since, news.next(), news.dropped()));
          again(source, asked.every(), news.askAgain());
        }
        case Reading.NothingNew(var askAgain) -> {
          nothing(source, since);
          again(source, asked.every(), askAgain);
        }
        case Reading.SlowDown(var notBefore, var why) -> accesses.failed(source, why, notBefore);
        case Reading.Disconnected(var why) -> refused(asked, why);
        case Reading.Gone(var why) -> gone(source, why);
        case Reading.Moved(var to) ->
            gone(source, "The account moved to %s. Hear that one instead.".formatted(to));
      }
    } catch (Listening.Overtaken _) {
      again(source, asked.every(), Duration.ZERO);
    } catch (SlowDownException e) {
      accesses.failed(source, String.valueOf(e.getMessage()), e.notBefore());
    } catch (DisconnectedException e) {
      refused(asked, String.valueOf(e.getMessage()));
    } catch (IOException e) {
      accesses.failed(source, String.valueOf(e.getMessage()), Instant.MIN);
    } catch (RuntimeException | StackOverflowError e) {
      // Whatever one brings, the others are asked.
      LOG.warn("source {} could not be read", source.id().value(), e);
      accesses.failed(source, Accesses.MISTAKE, Instant.MIN);
    }
  }

  private void refused(Asked asked, String why) throws InterruptedException {
    Objects.requireNonNull(accesses.refused(asked.source(), asked.with(), why), "a moment");
  }

  private void nothing(Source source, Cursor since) {
    listening.take(source, new Batch(List.of(), List.of(), since, since, 0));
  }

  /// Notes when it is asked again: not before the network wants, and never all at once.
  private void again(Source source, Duration every, Duration askAgain) {
    var wait = backoff.jittered(every);
    var longer = askAgain.compareTo(wait) > 0 ? askAgain : wait;
    in(() -> {
      sources.readNext(source.id(), clock.instant().plus(longer));
      return true;
    });
  }

  private void gone(Source source, String why) {
    in(() -> sources.state(source.id(), Source.State.GONE, why, clock.instant()));
  }

  private <T> T in(Supplier<T> work) {
    return Objects.requireNonNull(transaction.execute(_ -> work.get()), "the work answers");
  }
}
