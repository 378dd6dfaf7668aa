package org.kith.publish;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.kith.connect.Connections;
import org.kith.connect.Posting;
import org.kith.jobs.Backoff;
import org.kith.jobs.ClockPutBack;
import org.kith.jobs.Progress;
import org.kith.jobs.Work;
import org.kith.networks.Abilities.Ability;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/// Sends what is due, one after the other, each under a name of its own (R8).
///
/// What is asked of a network is noted, for good, before it is asked. Whatever ends Kith after that
/// is mended by asking again for the same under the same name, where the network has it once; where
/// it has not, a person looks. While posting is stopped nothing is asked for.
@Component
public class Publishing implements Work {

  public static final String NAME = "Publishing posts";

  private static final Duration EVERY = Duration.ofSeconds(20);
  private static final String CUT_OFF =
      "Kith was cut off while this was on its way. It asks again under the same name, so that it"
          + " stands there once.";
  private static final String IN_DOUBT =
      "Kith was cut off while this was on its way, and this network has no way to ask for it once."
          + " Look there, then say whether it is out.";

  private static final String STUMBLED =
      "Kith stumbled over this one; the log says why. It is tried again later, and the others go"
          + " out.";
  private static final Logger log = LoggerFactory.getLogger(Publishing.class);

  private final PartStore parts;
  private final PieceStore pieces;
  private final Sending sending;
  private final Doors doors;
  private final TransactionOperations transaction;
  private final Clock clock;

  Publishing(
      PartStore parts,
      PieceStore pieces,
      Sending sending,
      Doors doors,
      TransactionOperations transaction,
      Clock clock) {
    this.parts = parts;
    this.pieces = pieces;
    this.sending = sending;
    this.doors = doors;
    this.transaction = transaction;
    this.clock = clock;
  }

  /// What stands between a post and its network.
  @Component("publishDoors")
  record Doors(Connections connections, Posting posting, Backoff backoff) {}

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Duration every() {
    return EVERY;
  }

  @Override
  public Duration deadline() {
    return Duration.ofMinutes(30);
  }

  /// What was to be tried again when the clock was ahead is tried when it was meant to be.
  @EventListener
  void on(ClockPutBack clock) {
    in(() -> pieces.putBack(clock.before(), clock.by()));
  }

  @Override
  public void run(String subject, Progress progress) throws InterruptedException {
    in(() -> {
      pieces.cutOff().forEach(this::mend);
      return true;
    });
    var stop = doors.posting().stopped();
    if (stop.isPresent()) {
      var reason = stop.get().by() + " stopped all posting.";
      in(() -> pieces.stop(reason, "because posting was stopped", clock.instant()));
      progress.say("All posting and sending is stopped.");
      return;
    }
    var due =
        in(() -> {
          pieces.resume(clock.instant());
          return pieces.due(clock.instant());
        });
    send(due, progress);
  }

  private void send(List<PieceStore.Due> due, Progress progress) throws InterruptedException {
    if (due.isEmpty()) {
      return;
    }
    progress.of(due.size(), "Took {done} of {total} posts to their networks");
    for (var one : due) {
      send(one);
      progress.step();
    }
  }

  private void send(PieceStore.Due one) throws InterruptedException {
    try {
      sending.send(one);
    } catch (RuntimeException e) {
      // Whatever is the matter with one, the others go out.
      log.warn("part {} of a post could not be sent", one.id().value(), e);
      in(() -> stumbled(one));
    }
  }

  /// What was begun is in doubt as if Kith had been cut off; the rest is tried again later.
  private boolean stumbled(PieceStore.Due one) {
    if (one.state() == PostState.SCHEDULED) {
      parts.move(one.id(), new PartStore.Step(PostState.PUBLISHING, "", null));
    }
    pieces.cutOff().stream().filter(part -> part.id().equals(one.id())).forEach(this::mend);
    var next = clock.instant().plus(doors.backoff().after(one.tries() + 1));
    return pieces.later(one.id(), STUMBLED, next);
  }

  /// Decides on what was cut off: nobody knows whether what was begun is out.
  private void mend(PieceStore.Due due) {
    var part = sending.part(due);
    boolean inDoubt = part.pieces().stream().anyMatch(piece -> piece.begun() && !piece.isDone());
    boolean once =
        doors
            .connections()
            .abilities(part.target().network())
            .filter(abilities -> abilities.can().contains(Ability.ONCE))
            .isPresent();
    var step =
        inDoubt && !once
            ? new PartStore.Step(PostState.UNKNOWN, IN_DOUBT, null)
            : new PartStore.Step(PostState.RETRYING, CUT_OFF, clock.instant());
    parts.move(due.id(), step);
  }

  private <T> T in(Supplier<T> work) {
    return Objects.requireNonNull(transaction.execute(_ -> work.get()), "the work answers");
  }
}
