package org.kith.publish;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kith.team.MemberId;

/// One thing we say, on all its accounts.
///
/// @param stage where it is as a whole; once that is SCHEDULED, each part goes its own way
/// @param when when it goes out, null if that is open
/// @param version counts its changes
/// @param pictures in their order
public record OwnPost(
    OwnPostId id,
    Words words,
    PostState stage,
    @Nullable WallClock when,
    int version,
    By by,
    List<Part> parts,
    List<Picture> pictures) {

  /// The most pressing first.
  private static final List<PostState> PRESSING =
      List.of(
          PostState.UNKNOWN,
          PostState.FAILED,
          PostState.LATE,
          PostState.STOPPED,
          PostState.RETRYING,
          PostState.PUBLISHING,
          PostState.TAKING_BACK,
          PostState.CHANGING,
          PostState.SCHEDULED,
          PostState.PUBLISHED,
          PostState.TAKEN_BACK,
          PostState.CALLED_OFF);

  public OwnPost {
    parts = List.copyOf(parts);
    pictures = List.copyOf(pictures);
  }

  /// Who did what to it, by name; empty if nobody did, or they are gone.
  public record By(
      String writer,
      String changer,
      @Nullable MemberId changerId,
      String submitter,
      @Nullable MemberId submitterId,
      Instant createdAt,
      Instant changedAt) {}

  /// A picture of it.
  ///
  /// @param alt what it shows, for those who do not see it; empty until somebody says so
  public record Picture(long id, String mediaType, long bytes, String alt) {}

  /// Where it is, by the part that needs most attention.
  public PostState state() {
    if (stage != PostState.SCHEDULED) {
      return stage;
    }
    return parts.stream()
        .map(Part::state)
        .min(Comparator.comparingInt(PRESSING::indexOf))
        .orElse(stage);
  }

  /// Whether its words may still be changed as a draft's.
  public boolean isOpen() {
    return stage == PostState.DRAFT || stage == PostState.SENT_BACK || stage == PostState.APPROVED;
  }

  /// Whether its time can still be moved: nothing of it was sent.
  public boolean isAhead() {
    return stage != PostState.SCHEDULED
        || (!parts.isEmpty()
            && parts.stream().allMatch(part -> part.state().isAhead() && !part.mayBeOut()));
  }

  public Optional<Part> part(PartId wanted) {
    return parts.stream().filter(part -> part.id().equals(wanted)).findFirst();
  }

  public Optional<Part> part(Target target) {
    return parts.stream().filter(part -> part.target().equals(target)).findFirst();
  }

  /// As it was typed.
  public Typed typed() {
    return new Typed(words, parts.stream().map(Part::chosen).toList(), when);
  }
}
