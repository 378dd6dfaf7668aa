package org.kith.publish;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import org.kith.connect.Connection;
import org.kith.connect.Connections;
import org.kith.connect.Spoken;
import org.kith.jobs.Progress;
import org.kith.jobs.Work;
import org.kith.networks.DisconnectedException;
import org.kith.networks.SlowDownException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/// Asks networks how many answered, passed on and liked what we said, the less often the older it
/// is. Who answered is heard by listening; here they are counted, as the network counts.
@Component
class Counting implements Work {

  private static final Logger log = LoggerFactory.getLogger(Counting.class);
  private static final Duration EVERY = Duration.ofMinutes(10);
  private static final int AT_ONCE = 40;

  private final PieceStore pieces;
  private final Connections connections;
  private final Spoken spoken;
  private final TransactionOperations transaction;
  private final Clock clock;

  Counting(
      PieceStore pieces,
      Connections connections,
      Spoken spoken,
      TransactionOperations transaction,
      Clock clock) {
    this.pieces = pieces;
    this.connections = connections;
    this.spoken = spoken;
    this.transaction = transaction;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "Counting answers to our posts";
  }

  @Override
  public Duration every() {
    return EVERY;
  }

  @Override
  public void run(String subject, Progress progress) throws InterruptedException {
    var due = transaction.execute(_ -> pieces.countable(clock.instant(), AT_ONCE));
    if (due == null) {
      return;
    }
    for (var one : due) {
      var found = connections.find(one.network(), one.accountKey());
      if (found.isPresent() && found.get().state() != Connection.State.DISCONNECTED) {
        count(found.get(), one);
      }
    }
  }

  /// Numbers that cannot be had stay as old as they are, and say so.
  private void count(Connection connection, PieceStore.Countable one) throws InterruptedException {
    transaction.executeWithoutResult(_ -> pieces.countAsked(one.part(), clock.instant()));
    try {
      var insights = spoken.insights(connection, one.postKey());
      insights.ifPresent(counts ->
          transaction.executeWithoutResult(
              _ -> pieces.counted(one.part(), counts, clock.instant())));
    } catch (DisconnectedException e) {
      log.info("{} does not tell us how far a post went: {}", connection.server(), e.getMessage());
      connections.check(connection.id()); // it may only not be permitted this
    } catch (SlowDownException e) {
      log.info("{} asks for patience with counts: {}", connection.server(), e.getMessage());
    } catch (IOException e) {
      log.info("{} does not say how far a post went: {}", connection.server(), e.getMessage());
    }
  }
}
