package org.kith.publish;

import java.time.Clock;
import java.util.Map;
import java.util.function.Function;
import org.kith.connect.Connections;
import org.kith.jobs.Jobs;
import org.kith.networks.Abilities.Ability;
import org.kith.team.Caller;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Puts other words in the place of those that stand on a network. Where a second person reads what
/// is published, they read the new words as they read the post, and until they agree the old ones
/// stand.
@Service
@Transactional
public class Rewordings {

  private final OwnPosts all;
  private final OwnPostStore posts;
  private final Kept kept;
  private final House house;
  private final Clock clock;

  Rewordings(OwnPosts all, OwnPostStore posts, Kept kept, House house, Clock clock) {
    this.all = all;
    this.posts = posts;
    this.kept = kept;
    this.house = house;
    this.clock = clock;
  }

  /// Where it is written down.
  @Component("publishRewordingsKept")
  record Kept(PartStore parts, PieceStore pieces, RewordingStore askings) {}

  /// What it needs of the house.
  @Component("publishRewordingsHouse")
  record House(PublishSettings settings, Connections connections, Jobs jobs) {}

  /// Changes the words, or asks a second person to read them first.
  ///
  /// @param texts by the number of each piece
  /// @param note what that person should know, empty for nothing; only colleagues read it
  public Step change(OwnPostId id, PartId part, Map<Integer, String> texts, String note) {
    return on(
        id,
        part,
        one -> {
          var obstacle = obstacle(one);
          if (!obstacle.isEmpty()) {
            return new Step.Not(obstacle);
          }
          if (texts.values().stream().anyMatch(String::isBlank)) {
            return new Step.Not("A post without words is no post. Take it back instead.");
          }
          if (one.pieces().stream().allMatch(piece -> isSame(piece, texts))) {
            return new Step.Not("Those are the words that stand there.");
          }
          kept.askings().drop(part);
          texts.forEach((nr, text) -> kept.pieces().want(part, nr, text.strip()));
          return house.settings().needsApproval() ? ask(id, one, note) : go(id, one, "Other words");
        });
  }

  private static boolean isSame(Part.Piece piece, Map<Integer, String> texts) {
    var text = texts.get(piece.nr());
    return text == null || text.strip().equals(piece.text());
  }

  private Step ask(OwnPostId id, Part one, String note) {
    kept.askings().ask(one.id(), Caller.require().member(), note.strip(), clock.instant());
    note(id, "Asked for other words for %s.".formatted(one.handle()), note);
    return new Step.Taken(
        "Somebody else reads the new words first. Until then the old ones stand.");
  }

  private Step go(OwnPostId id, Part one, String what) {
    if (!kept.parts().move(one.id(), new PartStore.Step(PostState.CHANGING, "", clock.instant()))) {
      throw new IllegalStateException("what is published can be changed");
    }
    house.jobs().start(Publishing.NAME, "");
    note(id, "%s for %s.".formatted(what, one.handle()), "");
    return new Step.Taken("It is changed there in a moment.");
  }

  /// A second person agrees to the new words.
  ///
  /// @param asking that they read; another one since is not agreed to
  public Step agree(OwnPostId id, PartId part, long asking) {
    return on(
        id,
        part,
        one -> {
          var asked = one.rewording();
          if (asked == null) {
            return new Step.Not("No other words wait to be read.");
          }
          var me = Caller.require().member();
          if (asked.isOf(me.id())) {
            return new Step.Not(
                "Nobody agrees to their own: somebody other than %s must read it."
                    .formatted(me.name()));
          }
          if (asked.id() != asking) {
            return new Step.Not(
                "%s wrote other words meanwhile. Read these.".formatted(asked.asker()));
          }
          var obstacle = obstacle(one);
          if (!obstacle.isEmpty()) {
            return new Step.Not(obstacle);
          }
          kept.askings().remove(part);
          return go(id, one, "Agreed to other words");
        });
  }

  /// A second person does not want the new words, or whoever asked takes them back.
  ///
  /// @param note why, only for colleagues; a second person says it
  public Step refuse(OwnPostId id, PartId part, String note) {
    return on(
        id,
        part,
        one -> {
          var asked = one.rewording();
          if (asked == null) {
            return new Step.Not("No other words wait to be read.");
          }
          boolean own = asked.isOf(Caller.require().member().id());
          if (!own && note.isBlank()) {
            return new Step.Not("Say what is wrong with them; only colleagues read it.");
          }
          kept.askings().drop(part);
          var what = own ? "Took other words back" : "Sent other words back";
          note(id, "%s for %s.".formatted(what, one.handle()), note);
          return new Step.Taken("What stands there stays as it is.");
        });
  }

  /// Why it cannot be changed there now, empty if it can.
  private String obstacle(Part part) {
    var cannot =
        house
            .connections()
            .abilities(part.target().network())
            .map(abilities -> abilities.cannot().getOrDefault(Ability.EDIT, ""))
            .orElse("This account is not connected any more.");
    return cannot.isEmpty() && part.state() != PostState.PUBLISHED
        ? "It is not out, or being changed."
        : cannot;
  }

  private Step on(OwnPostId id, PartId part, Function<Part, Step> work) {
    if (posts.lock(id).isEmpty()) {
      return new Step.Missing();
    }
    var post = all.find(id).orElseThrow();
    return post.part(part).map(work).orElseGet(Step.Missing::new);
  }

  private void note(OwnPostId id, String words, String note) {
    var by = Caller.require().member().name();
    posts.note(id, new PostEvent(clock.instant(), by, words, note.strip()));
  }
}
