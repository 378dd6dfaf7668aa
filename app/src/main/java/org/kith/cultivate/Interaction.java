package org.kith.cultivate;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.kith.listen.PostId;
import org.kith.people.PersonId;
import org.kith.team.MemberId;

/// One entry of a relationship's timeline, before it is recorded.
///
/// @param text what was said or done, in the words of whoever logs it; may be empty
/// @param by who did it, null where it came from them or from nobody in the team
/// @param post the post it is about, if any
public record Interaction(
    PersonId person,
    InteractionKind kind,
    Direction direction,
    Instant at,
    String text,
    Visibility visibility,
    @Nullable MemberId by,
    @Nullable PostId post) {

  public Interaction {
    if (kind == InteractionKind.STAGE) {
      throw new IllegalArgumentException("a move is recorded by Relationships.move alone");
    }
    if (visibility == Visibility.ME && by == null) {
      throw new IllegalArgumentException("what only one member may read needs that member");
    }
  }

  /// Something the whole team may read, counted as its kind usually is.
  public static Interaction of(
      PersonId person, InteractionKind kind, Instant at, String text, @Nullable MemberId by) {
    return new Interaction(person, kind, kind.usual(), at, text, Visibility.TEAM, by, null);
  }

  public Interaction about(PostId post) {
    return new Interaction(person, kind, direction, at, text, visibility, by, post);
  }
}
