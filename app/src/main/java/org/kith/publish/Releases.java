package org.kith.publish;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.kith.jobs.Jobs;
import org.kith.networks.Draft;
import org.kith.team.Caller;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/// Lets posts go out: has a second person read them where that is wanted, and gives them their
/// time. Nobody agrees to their own.
@Service
public class Releases {

  private static final Duration JUST = Duration.ofMinutes(5);

  private final OwnPosts all;
  private final OwnPostStore posts;
  private final PartStore parts;
  private final PieceStore pieces;
  private final House house;

  Releases(OwnPosts all, OwnPostStore posts, PartStore parts, PieceStore pieces, House house) {
    this.all = all;
    this.posts = posts;
    this.parts = parts;
    this.pieces = pieces;
    this.house = house;
  }

  /// What it needs of the house.
  @org.springframework.stereotype.Component("publishHouse")
  record House(
      PublishSettings settings,
      Previews previews,
      Jobs jobs,
      TransactionOperations transaction,
      Clock clock) {}

  /// Asks a second person to read it.
  ///
  /// @param note what they should know, empty for nothing; only colleagues read it
  public Step submit(OwnPostId id, String note) throws InterruptedException {
    var flaw = flaw(id);
    if (flaw != null) {
      return flaw;
    }
    return on(
        id,
        row -> {
          if (!posts.move(id, PostState.WAITING, now())) {
            return new Step.Not("It is no draft any more.");
          }
          posts.submitted(id, Caller.require().member().id());
          note(id, "Asked for a second pair of eyes.", note);
          return new Step.Taken("It waits for somebody else to read it.");
        });
  }

  /// Takes it back from those who shall read it.
  public Step takeBack(OwnPostId id) {
    return on(
        id,
        row -> {
          if (row.stage() != PostState.WAITING || !posts.move(id, PostState.DRAFT, now())) {
            return new Step.Not("It does not wait for anybody.");
          }
          note(id, "Taken back, to write on.", "");
          return new Step.Taken("It is a draft again.");
        });
  }

  /// A second person agrees. Where it has a time, it is scheduled in the same moment.
  public Step approve(OwnPostId id, String note) throws InterruptedException {
    var agreed =
        on(
            id,
            row -> {
              if (isOwn(row)) {
                return new Step.Not(
                    "Nobody agrees to their own: somebody other than %s must read it."
                        .formatted(Caller.require().member().name()));
              }
              if (row.stage() != PostState.WAITING || !posts.move(id, PostState.APPROVED, now())) {
                return new Step.Not("It does not wait for anybody.");
              }
              note(id, "Approved.", note);
              return new Step.Taken("Approved. It has no time yet.");
            });
    var when = agreed instanceof Step.Taken ? in(() -> posts.find(id)).orElseThrow().when() : null;
    if (when == null) {
      return agreed;
    }
    if (when.moment().isBefore(now().minus(JUST))) {
      return new Step.Taken("Approved. Its time is over; give it another.");
    }
    return schedule(id, when);
  }

  /// A second person wants something changed.
  ///
  /// @param note what, only for colleagues
  public Step sendBack(OwnPostId id, String note) {
    if (note.isBlank()) {
      return new Step.Not("Say what should change; only colleagues read it.");
    }
    return on(
        id,
        row -> {
          if (isOwn(row)) {
            return new Step.Not("It is your own. Take it back, and change it.");
          }
          if (row.stage() != PostState.WAITING || !posts.move(id, PostState.SENT_BACK, now())) {
            return new Step.Not("It does not wait for anybody.");
          }
          note(id, "Sent back.", note);
          return new Step.Taken("%s sees what you noted.".formatted(row.by().submitter()));
        });
  }

  /// Whoever asked for it to be read, or wrote at it last, is not the second person.
  static boolean isOwn(OwnPostStore.Row row) {
    var me = Caller.require().member().id();
    return me.equals(row.by().submitterId()) || me.equals(row.by().changerId());
  }

  /// Lets it go out at once.
  public Step publishNow(OwnPostId id) throws InterruptedException {
    return schedule(id, WallClock.of(now(), Caller.require().workspace().zone()));
  }

  /// Lets it go out at a time.
  public Step schedule(OwnPostId id, WallClock when) throws InterruptedException {
    var moment = when.moment();
    if (moment.isBefore(now().minus(JUST))) {
      return new Step.Not("%s is over.".formatted(said(when)));
    }
    var flaw = flaw(id);
    if (flaw != null) {
      return flaw;
    }
    return on(
        id,
        row -> {
          if (house.settings().needsApproval() && row.stage() != PostState.APPROVED) {
            return new Step.Not("Somebody else must read it first. Ask for a second pair of eyes.");
          }
          if (!posts.move(id, PostState.SCHEDULED, now())) {
            return new Step.Not("It does not wait for a time.");
          }
          posts.when(id, when, now());
          pieces.thaw(id);
          parts.moveAll(id, new PartStore.Step(PostState.SCHEDULED, "", moment));
          boolean soon = !moment.isAfter(now());
          if (soon) {
            house.jobs().start(Publishing.NAME, "");
          }
          var words = soon ? "It goes out now." : "It goes out at %s.".formatted(said(when));
          note(id, words, "");
          return new Step.Taken((words + " " + when.oddity()).strip());
        });
  }

  /// Moves it to another time; its words stay as they are, and whoever approved them need not read
  /// them again.
  public Step move(OwnPostId id, WallClock when) {
    if (when.moment().isBefore(now().minus(JUST))) {
      return new Step.Not("%s is over.".formatted(said(when)));
    }
    return on(
        id,
        row -> {
          if (!all.find(id).orElseThrow().isAhead()) {
            return new Step.Not("It is on its way, or out.");
          }
          posts.when(id, when, now());
          parts.due(id, when.moment());
          note(id, "Moved to %s.".formatted(said(when)), "");
          return new Step.Taken("Moved to %s. %s".formatted(said(when), when.oddity()).strip());
        });
  }

  /// Makes a draft of it again, where nothing of it was sent.
  public Step unschedule(OwnPostId id) {
    return on(
        id,
        row -> {
          var post = all.find(id).orElseThrow();
          if (row.stage() != PostState.SCHEDULED || !post.isAhead()) {
            return new Step.Not("It is on its way, or out.");
          }
          parts.due(id, now()); // what is late or stopped is scheduled again first
          if (parts.moveAll(id, new PartStore.Step(PostState.DRAFT, "", null))
                  != post.parts().size()
              || !posts.move(id, PostState.DRAFT, now())) {
            throw new IllegalStateException("what is ahead can be a draft again");
          }
          pieces.thaw(id);
          note(id, "A draft again.", "");
          return new Step.Taken("It is a draft again, and does not go out.");
        });
  }

  static String said(WallClock when) {
    return "%s in %s".formatted(when.words(), when.zone().getId());
  }

  /// Why it cannot go out as it is, null if it can.
  private @Nullable Step flaw(OwnPostId id) throws InterruptedException {
    var found = all.find(id);
    if (found.isEmpty()) {
      return new Step.Missing();
    }
    var shown = house.previews().of(found.get().typed(), found.get().pictures());
    if (!shown.isReady()) {
      return new Step.Not(String.join(" ", shown.flaws()));
    }
    return in(() -> pieces.pictures(id)).stream()
        .map(picture -> large(picture, shown))
        .flatMap(Optional::stream)
        .findFirst()
        .<Step>map(Step.Not::new)
        .orElse(null);
  }

  /// What a server says of a picture's own file.
  private static Optional<String> large(Draft.Picture picture, Previews.Shown shown) {
    for (var preview : shown.previews()) {
      var voice = preview.voice();
      if (voice != null) {
        var draft = new Draft("", "x", java.util.List.of(picture), "", null, null, null);
        var flaw = voice.wording().flaw(draft);
        if (!flaw.isEmpty()) {
          return Optional.of("%s: %s".formatted(voice.name(), flaw));
        }
      }
    }
    return Optional.empty();
  }

  private Instant now() {
    return house.clock().instant();
  }

  private Step on(OwnPostId id, Function<OwnPostStore.Row, Step> work) {
    return in(() -> posts.lock(id).map(work).orElseGet(Step.Missing::new));
  }

  private <T> T in(Supplier<T> work) {
    return Objects.requireNonNull(house.transaction().execute(_ -> work.get()), "the work answers");
  }

  private void note(OwnPostId id, String words, String note) {
    var by = Caller.require().member().name();
    posts.note(id, new PostEvent(now(), by, words, note.strip()));
  }
}
