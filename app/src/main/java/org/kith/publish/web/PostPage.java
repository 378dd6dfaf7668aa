package org.kith.publish.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kith.listen.HeardAnswers;
import org.kith.networks.Abilities.Ability;
import org.kith.publish.LinkNotice;
import org.kith.publish.OwnPost;
import org.kith.publish.OwnVoice;
import org.kith.publish.Part;
import org.kith.publish.PartId;
import org.kith.publish.PostEvent;
import org.kith.publish.PostState;
import org.kith.publish.Previews;
import org.kith.publish.Target;
import org.kith.team.MemberId;

/// One post that is no draft: where it is on each account, with the proof.
///
/// @param shown how it will look, while it waits; null after
/// @param answers heard, by part
/// @param notices to pages that it links to, by part
public record PostPage(
    OwnPost post,
    Previews.@Nullable Shown shown,
    List<PostEvent> events,
    Map<PartId, List<HeardAnswers.Answer>> answers,
    Map<PartId, List<LinkNotice>> notices,
    Looking looking) {

  /// Who looks, and when.
  ///
  /// @param me the caller
  /// @param own whether it is the caller's own, which somebody else must read
  /// @param approval whether a second person reads what is published
  /// @param voices our accounts as they are connected now
  /// @param networks what the network of each account is called
  public record Looking(
      MemberId me,
      boolean member,
      boolean own,
      boolean approval,
      List<OwnVoice> voices,
      Map<Target, String> networks,
      Instant now) {}

  public boolean isWaiting() {
    return post.stage() == PostState.WAITING;
  }

  /// Whether its time can be moved.
  public boolean mayMove() {
    return looking.member() && post.isAhead();
  }

  public String network(Part part) {
    return looking.networks().getOrDefault(part.target(), part.target().network().name());
  }

  public List<HeardAnswers.Answer> answers(Part part) {
    return answers.getOrDefault(part.id(), List.of());
  }

  public List<LinkNotice> notices(Part part) {
    return notices.getOrDefault(part.id(), List.of());
  }

  private boolean can(Part part, Ability ability) {
    return looking.voices().stream()
        .filter(voice -> voice.target().equals(part.target()))
        .anyMatch(voice -> voice.can(ability));
  }

  public boolean mayChange(Part part) {
    return looking.member() && part.state() == PostState.PUBLISHED && can(part, Ability.EDIT);
  }

  public boolean mayTakeBack(Part part) {
    return looking.member() && part.state() == PostState.PUBLISHED && can(part, Ability.DELETE);
  }

  /// Whether its other words are the caller's own, which somebody else must read.
  public boolean isOwnRewording(Part part) {
    var asked = part.rewording();
    return asked != null && asked.isOf(looking.me());
  }

  /// What a form that changes its words begins with.
  public static String words(Part.Piece piece) {
    var wanted = piece.wanted();
    return wanted == null ? piece.text() : wanted;
  }

  /// Why it cannot be changed there, empty if it can.
  public String cannotChange(Part part) {
    return looking.voices().stream()
        .filter(voice -> voice.target().equals(part.target()))
        .map(voice -> voice.cannot(Ability.EDIT))
        .findFirst()
        .orElse("This account is not connected any more.");
  }

  public boolean mayDecide(Part part) {
    return looking.member()
        && switch (part.state()) {
          case FAILED, UNKNOWN, LATE -> true;
          case DRAFT, WAITING, SENT_BACK, APPROVED, SCHEDULED, PUBLISHING, PUBLISHED -> false;
          case RETRYING, STOPPED, CALLED_OFF, CHANGING, TAKING_BACK, TAKEN_BACK -> false;
        };
  }

  public boolean mayLeave(Part part) {
    return looking.member() && part.state().mayBecome(PostState.CALLED_OFF);
  }

  public boolean isUnknown(Part part) {
    return part.state() == PostState.UNKNOWN;
  }
}
