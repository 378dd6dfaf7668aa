package org.kith.simulator.sample;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One entry of a relationship's timeline.
///
/// @param text what was said or done, in the words of whoever logged it
/// @param by the name of the [Organisation.Teammate] who did it; empty when it came from them
/// @param where the network it happened on, if on one
/// @param post the [Post#key] or [OwnPost.Copy#key] it is about, if any
/// @param campaign the [Campaign#id] it belongs to, or -1
public record Interaction(
    Instant at,
    Kind kind,
    String text,
    String by,
    Visibility visibility,
    Counts counts,
    @Nullable Network where,
    @Nullable String post,
    int campaign) {

  /// What happened.
  public enum Kind {
    THEIR_POST,
    OUR_REPLY,
    CALL,
    MEETING,
    OUR_MAIL,
    THEIR_MAIL,
    ASK,
    THANKS,
    NOTE
  }

  /// Who in the team may read it.
  public enum Visibility {
    TEAM,
    ME
  }

  /// What it means for the balance between us.
  public enum Counts {
    GIVEN,
    ASKED,
    NEITHER
  }
}
