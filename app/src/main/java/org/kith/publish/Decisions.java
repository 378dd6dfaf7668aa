package org.kith.publish;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.function.BiFunction;
import org.kith.jobs.Jobs;
import org.kith.networks.Abilities.Ability;
import org.kith.networks.Published;
import org.kith.networks.http.WebAddress;
import org.kith.team.Caller;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What a person decides of a post on one account: to try again, to say that it is out, to leave
/// it, to take it back. Its words are changed by [Rewordings].
@Service
@Transactional
public class Decisions {

  private final OwnPosts all;
  private final OwnPostStore posts;
  private final PartStore parts;
  private final PieceStore pieces;
  private final RewordingStore askings;
  private final House house;

  Decisions(OwnPosts all, OwnPostStore posts, PartStore parts, Kept kept, House house) {
    this.all = all;
    this.posts = posts;
    this.parts = parts;
    this.pieces = kept.pieces();
    this.askings = kept.askings();
    this.house = house;
  }

  /// What was asked of networks, and what is to be.
  @org.springframework.stereotype.Component("publishDecisionsKept")
  record Kept(PieceStore pieces, RewordingStore askings) {}

  /// What it needs of the house.
  @org.springframework.stereotype.Component("publishDecisionsHouse")
  record House(org.kith.connect.Connections connections, Jobs jobs, Clock clock) {}

  /// Sends it now: what failed, is late, or is not there though nobody knew.
  public Step again(OwnPostId id, PartId part) {
    return on(
        id,
        part,
        (_, one) -> {
          boolean may =
              one.state() == PostState.FAILED
                  || one.state() == PostState.LATE
                  || one.state() == PostState.UNKNOWN;
          if (!may || !parts.move(part, new PartStore.Step(PostState.SCHEDULED, "", now()))) {
            return new Step.Not("It does not wait for a decision.");
          }
          pieces.notBegun(part);
          parts.agreeToBeLate(part);
          house.jobs().start(Publishing.NAME, "");
          note(id, "Sent once more as %s.".formatted(one.handle()));
          return new Step.Taken("It is sent now.");
        });
  }

  /// Somebody looked: it is out, and there is the proof.
  public Step isOut(OwnPostId id, PartId part, String address) {
    var url = WebAddress.parse(address.strip()).orElse(null);
    return on(
        id,
        part,
        (_, one) -> {
          if (one.state() != PostState.UNKNOWN) {
            return new Step.Not("It is known whether it is out.");
          }
          if (url == null) {
            return new Step.Not("Paste the address of the post: it is the proof.");
          }
          published(part, one, url);
          note(id, "Found as %s: %s".formatted(one.handle(), url));
          return new Step.Taken("Noted. It is not sent again.");
        });
  }

  private void published(PartId part, Part one, URI url) {
    var on = one.target();
    var key = house.connections().keyOf(on.network(), on.accountKey(), url);
    one.pieces().stream()
        .filter(piece -> !piece.isDone())
        .forEach(piece -> pieces.done(part, piece.nr(), new Published.Done(key, url)));
    pieces.published(part, url, "", now());
    parts.move(part, new PartStore.Step(PostState.PUBLISHED, "", null));
  }

  /// Decides that it shall not go out.
  public Step leave(OwnPostId id, PartId part) {
    return on(
        id,
        part,
        (_, one) -> {
          if (one.state() == PostState.RETRYING && one.mayBeOut()) {
            var why = "Nobody tries any more. It is not known whether it is out: look there.";
            parts.move(part, new PartStore.Step(PostState.UNKNOWN, why, null));
            note(id, "Not tried any more as %s.".formatted(one.handle()));
            return new Step.Taken("It is not tried any more, and may be out. Look there.");
          }
          if (!parts.move(part, new PartStore.Step(PostState.CALLED_OFF, "", null))) {
            return new Step.Not("It is on its way, or out.");
          }
          note(id, "Called off as %s.".formatted(one.handle()));
          return new Step.Taken("It does not go out there.");
        });
  }

  /// Takes it back from its network.
  public Step takeBack(OwnPostId id, PartId part) {
    return on(
        id,
        part,
        (_, one) -> {
          var cannot = cannot(one, Ability.DELETE);
          if (!cannot.isEmpty()
              || !parts.move(part, new PartStore.Step(PostState.TAKING_BACK, "", now()))) {
            return new Step.Not(cannot.isEmpty() ? "It is not out, or being changed." : cannot);
          }
          askings.drop(part);
          house.jobs().start(Publishing.NAME, "");
          note(id, "To be taken back as %s.".formatted(one.handle()));
          return new Step.Taken("It is taken back in a moment. Copies on other servers may stay.");
        });
  }

  private String cannot(Part part, Ability ability) {
    return house
        .connections()
        .abilities(part.target().network())
        .map(abilities -> abilities.cannot().getOrDefault(ability, ""))
        .orElse("This account is not connected any more.");
  }

  private Step on(OwnPostId id, PartId part, BiFunction<OwnPost, Part, Step> work) {
    if (posts.lock(id).isEmpty()) {
      return new Step.Missing();
    }
    var post = all.find(id).orElseThrow();
    return post.part(part).map(one -> work.apply(post, one)).orElseGet(Step.Missing::new);
  }

  private Instant now() {
    return house.clock().instant();
  }

  private void note(OwnPostId id, String words) {
    var by = Caller.require().member().name();
    posts.note(id, new PostEvent(now(), by, words, ""));
  }
}
