package org.kith.publish;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.kith.connect.Connections;
import org.kith.connect.Posting;
import org.kith.jobs.Backoff;
import org.kith.networks.Abilities.Ability;
import org.kith.networks.Draft;
import org.kith.networks.Published;
import org.kith.networks.Publisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/// Takes one part to its network: publishes it piece by piece, changes it, or takes it back.
@Component("publishSending")
class Sending {

  private static final Duration LONGEST = Duration.ofDays(1);

  private final OwnPostStore posts;
  private final PartStore parts;
  private final PieceStore pieces;
  private final Ways ways;
  private final TransactionOperations transaction;
  private final Clock clock;

  Sending(
      OwnPostStore posts,
      PartStore parts,
      PieceStore pieces,
      Ways ways,
      TransactionOperations transaction,
      Clock clock) {
    this.posts = posts;
    this.parts = parts;
    this.pieces = pieces;
    this.ways = ways;
    this.transaction = transaction;
    this.clock = clock;
  }

  /// What it goes through.
  @Component
  record Ways(OwnVoices voices, Connections connections, Posting posting, Backoff backoff) {}

  /// A part on its way, with all it needs.
  private record Going(PieceStore.Due due, Part part, OwnPostStore.Row post, OwnVoice voice) {}

  Part part(PieceStore.Due due) {
    return parts.of(List.of(due.post())).getOrDefault(due.post(), List.of()).stream()
        .filter(part -> part.id().equals(due.id()))
        .findFirst()
        .orElseThrow();
  }

  void send(PieceStore.Due due) throws InterruptedException {
    var part = in(() -> part(due));
    var post = in(() -> posts.find(due.post()).orElseThrow());
    var voice = ways.voices().find(part.target());
    if (voice.isEmpty() || !ways.connections().opens(voice.get().connection())) {
      unable(due);
      return;
    }
    var going = new Going(due, part, post, voice.get());
    switch (due.state()) {
      case SCHEDULED, RETRYING -> publish(going);
      case CHANGING -> change(going);
      case TAKING_BACK -> takeBack(going);
      case DRAFT, WAITING, SENT_BACK, APPROVED, PUBLISHING, PUBLISHED, FAILED, UNKNOWN ->
          throw new IllegalStateException("nothing is due of what is " + due.state());
      case STOPPED, LATE, CALLED_OFF, TAKEN_BACK ->
          throw new IllegalStateException("nothing is due of what is " + due.state());
    }
  }

  private void unable(PieceStore.Due due) {
    var why =
        "This account is not connected any more. Connect it anew under Settings, Accounts, then try"
            + " again.";
    in(() -> {
      boolean out = due.state() == PostState.CHANGING || due.state() == PostState.TAKING_BACK;
      if (!out) {
        parts.move(due.id(), new PartStore.Step(PostState.PUBLISHING, "", null));
      }
      var to = out ? PostState.PUBLISHED : PostState.FAILED;
      return parts.move(due.id(), new PartStore.Step(to, why, null));
    });
  }

  private void publish(Going going) throws InterruptedException {
    var due = going.due();
    var now = clock.instant();
    boolean asks =
        Lateness.isTooLate(due.dueAt(), now) && !due.lateAgreed() && !going.part().mayBeOut();
    if (asks) {
      var why =
          "It was to go out %s ago, and did not. Send it now, give it another time, or leave it."
              .formatted(Lateness.words(due.dueAt(), now));
      in(() -> parts.move(due.id(), new PartStore.Step(PostState.LATE, why, null)));
      return;
    }
    var pictures = in(() -> pieces.pictures(due.post()));
    if (!in(() -> begin(going, pictures))) {
      return; // called off, or stopped, in this very moment
    }
    var publisher = ways.connections().publisher(going.voice().connection());
    var answered = "";
    for (var piece : in(() -> part(due)).pieces()) {
      if (piece.isDone()) {
        answered = piece.postKey();
        continue;
      }
      var key = one(going, publisher, piece, draft(going, piece, pictures, answered));
      if (key.isEmpty()) {
        return;
      }
      answered = key;
    }
    in(() -> all(going));
  }

  /// In a transaction of its own, which has ended before the network is asked.
  private boolean begin(Going going, List<Draft.Picture> pictures) {
    var id = going.due().id();
    if (ways.posting().stopped().isPresent()
        || !parts.move(id, new PartStore.Step(PostState.PUBLISHING, "", null))) {
      return false;
    }
    pieces.tried(id);
    var composed =
        Composed.of(going.post().words(), going.part().chosen(), pictures, going.voice());
    pieces.freeze(id, composed.said());
    return true;
  }

  private static Draft draft(
      Going going, Part.Piece piece, List<Draft.Picture> pictures, String answered) {
    var draft =
        new Draft(
            "",
            piece.text(),
            piece.nr() == 0 ? pictures : List.of(),
            "",
            piece.link().isEmpty() ? null : Composed.link(piece.link()),
            answered.isEmpty() ? null : answered,
            null);
    return Composed.drafted(going.post().words(), draft, going.voice());
  }

  /// Asks for one piece.
  ///
  /// @return what the network calls it; empty if the part does not go on now
  private String one(Going going, Publisher publisher, Part.Piece piece, Draft draft)
      throws InterruptedException {
    var id = going.due().id();
    if (!in(() -> mayGo(id, piece.nr()))) {
      return "";
    }
    try {
      var published = publisher.publish(draft, going.due().once() + "-" + piece.nr());
      var key = in(() -> settle(going, piece, published));
      look(going, published);
      return key;
    } catch (IOException e) {
      in(() -> inDoubt(going, String.valueOf(e.getMessage())));
      return "";
    }
  }

  private boolean mayGo(PartId id, int nr) {
    var stop = ways.posting().stopped();
    if (stop.isPresent()) {
      var reason = stop.get().by() + " stopped all posting.";
      pieces.lateBecause(id, "because posting was stopped");
      parts.move(id, new PartStore.Step(PostState.STOPPED, reason, null));
      return false;
    }
    pieces.begin(id, nr, clock.instant());
    return true;
  }

  private String settle(Going going, Part.Piece piece, Published published) {
    var id = going.due().id();
    switch (published) {
      case Published.Done done -> {
        pieces.done(id, piece.nr(), done);
        return done.postId();
      }
      case Published.Later(_, var at) ->
          parts.move(
              id,
              new PartStore.Step(
                  PostState.UNKNOWN,
                  "The network keeps it until %s. Look there.".formatted(at),
                  null));
      case Published.Refused(var why) -> {
        pieces.notBegun(id);
        parts.move(id, new PartStore.Step(PostState.FAILED, why, null));
      }
      case Published.Disconnected(var why) -> {
        pieces.notBegun(id);
        var words = why + " See Settings, Accounts, then try again.";
        parts.move(id, new PartStore.Step(PostState.FAILED, words, null));
      }
      case Published.Unasked(var why) -> {
        pieces.notBegun(id);
        later(going, why);
      }
      case Published.SlowDown(var notBefore, var why) -> {
        pieces.notBegun(id);
        pieces.lateBecause(id, "because the network was asked for too much");
        parts.move(id, new PartStore.Step(PostState.RETRYING, why, notBefore));
      }
    }
    return "";
  }

  /// Nobody knows whether it is out.
  private boolean inDoubt(Going going, String why) {
    var id = going.due().id();
    var begun = pieces.begun(id);
    var now = clock.instant();
    boolean tooLong = begun != null && begun.plus(LONGEST).isBefore(now);
    if (!going.voice().can(Ability.ONCE) || tooLong) {
      var words = "It is not known whether it is out: %s Look there, then say so.".formatted(why);
      return parts.move(id, new PartStore.Step(PostState.UNKNOWN, words, null));
    }
    return later(going, why);
  }

  private boolean later(Going going, String why) {
    var id = going.due().id();
    pieces.lateBecause(id, "because %s could not be asked".formatted(going.voice().name()));
    var next = clock.instant().plus(ways.backoff().after(going.due().tries() + 1));
    return parts.move(id, new PartStore.Step(PostState.RETRYING, why, next));
  }

  /// Where a network would not do one thing for us, it is asked about the account itself: it may be
  /// connected no more, or only not be permitted this.
  private void look(Going going, Published published) throws InterruptedException {
    if (published instanceof Published.Disconnected) {
      ways.connections().check(going.voice().connection().id());
    }
  }

  private boolean all(Going going) {
    var due = going.due();
    var now = clock.instant();
    var url = java.net.URI.create(part(due).pieces().getFirst().url());
    pieces.published(due.id(), url, Lateness.isLate(due.dueAt(), now) ? Lateness.OFF : "", now);
    note(going, "Published as %s: %s".formatted(going.voice().name(), url), now);
    return parts.move(due.id(), new PartStore.Step(PostState.PUBLISHED, "", null));
  }

  private void note(Going going, String words, Instant now) {
    posts.note(going.due().post(), new PostEvent(now, "Kith", words, ""));
  }

  private void change(Going going) throws InterruptedException {
    var publisher = ways.connections().publisher(going.voice().connection());
    var pictures = in(() -> pieces.pictures(going.due().post()));
    for (var piece : going.part().pieces()) {
      var wanted = piece.wanted();
      if (wanted == null) {
        continue;
      }
      var said =
          new Part.Piece(
              piece.nr(),
              wanted,
              piece.link(),
              piece.below(),
              null,
              true,
              piece.postKey(),
              piece.url(),
              false);
      if (!asked(
          going,
          () -> publisher.edit(piece.postKey(), draft(going, said, pictures, "")),
          done -> pieces.changed(going.due().id(), piece.nr(), done))) {
        return;
      }
    }
    in(() -> {
      note(going, "Changed as %s.".formatted(going.voice().name()), clock.instant());
      return parts.move(going.due().id(), new PartStore.Step(PostState.PUBLISHED, "", null));
    });
  }

  private void takeBack(Going going) throws InterruptedException {
    var publisher = ways.connections().publisher(going.voice().connection());
    for (var piece : going.part().pieces().reversed()) {
      if (!piece.isDone() || piece.gone()) {
        continue;
      }
      if (!asked(
          going,
          () -> publisher.delete(piece.postKey()),
          done -> {
            if (done) {
              pieces.gone(going.due().id(), piece.nr());
            }
          })) {
        return;
      }
    }
    in(() -> {
      note(going, "Taken back as %s.".formatted(going.voice().name()), clock.instant());
      return parts.move(going.due().id(), new PartStore.Step(PostState.TAKEN_BACK, "", null));
    });
  }

  private interface Asking {
    Published ask() throws IOException, InterruptedException;
  }

  private interface Noting {
    void note(boolean done);
  }

  /// Asks for what may be asked for as often as one likes.
  ///
  /// @return whether it is done
  private boolean asked(Going going, Asking asking, Noting noting) throws InterruptedException {
    var id = going.due().id();
    Published published;
    try {
      published = asking.ask();
    } catch (IOException e) {
      in(() -> retry(going, String.valueOf(e.getMessage())));
      return false;
    }
    boolean done =
        in(() ->
            switch (published) {
              case Published.Done _ -> {
                noting.note(true);
                yield true;
              }
              case Published.SlowDown(var notBefore, var why) -> {
                parts.again(id, why, notBefore);
                yield false;
              }
              case Published.Refused(var why) -> no(going, why, noting);
              case Published.Disconnected(var why) -> no(going, why, noting);
              case Published.Unasked(var why) -> retry(going, why);
              case Published.Later(_, var at) ->
                  no(going, "The network keeps it until " + at, noting);
            });
    look(going, published);
    return done;
  }

  private boolean retry(Going going, String why) {
    var due = going.due();
    pieces.tried(due.id());
    parts.again(due.id(), why, clock.instant().plus(ways.backoff().after(due.tries() + 1)));
    return false;
  }

  private boolean no(Going going, String why, Noting noting) {
    noting.note(false);
    var words = "It stands there as it was. " + why;
    parts.move(going.due().id(), new PartStore.Step(PostState.PUBLISHED, words, null));
    return false;
  }

  private <T> T in(Supplier<T> work) {
    return Objects.requireNonNull(transaction.execute(_ -> work.get()), "the work answers");
  }
}
