package org.kith.listen;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A link to us that we were told of, and how that goes.
///
/// @param page that is said to link
/// @param target the page of ours that is said to be linked to
/// @param reason why it is not simply heard, in words; empty if it is, or waits its turn
/// @param lookAt when it is looked at next, null if never
public record ToldLink(
    long id,
    String page,
    String target,
    Protocol protocol,
    State state,
    String reason,
    Instant toldAt,
    @Nullable Instant lookAt) {

  /// By which we were told.
  public enum Protocol {
    WEBMENTION("Webmention"),
    PINGBACK("Pingback");

    private final String words;

    Protocol(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }
  }

  /// Where it stands.
  public enum State {
    /// It is looked at soon, or again after some trouble.
    WAITING,
    HEARD,
    /// It was heard, and is gone: its author took it back.
    GONE,
    /// It is not true, or could not be looked at.
    FAILED
  }
}
