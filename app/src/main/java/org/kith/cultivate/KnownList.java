package org.kith.cultivate;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What is known about who follows one account of somebody.
///
/// @param network as it calls itself
/// @param state how the reading of its list stands
/// @param readAt when a list that is of use was read; null without one
public record KnownList(String network, State state, @Nullable Instant readAt) {

  /// How it stands.
  public enum State {
    LISTED,
    READING,
    HIDDEN,
    /// Its server shows lists only to its own accounts.
    CLOSED,
    FAILED,
    /// Nobody has asked, or there is no list of such a thing as a blog.
    UNKNOWN
  }
}
