package org.kith.publish;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a page was told that our blog links to, or did.
///
/// @param linked whether our page still links there
/// @param reason why it is not simply told, in words; empty if it is
/// @param toldAt when it last took it, null if it never did
public record LinkNotice(
    PartId part,
    String target,
    boolean linked,
    State state,
    String reason,
    @Nullable Instant toldAt) {

  /// What came of it.
  public enum State {
    WAITING,
    TOLD,
    /// The page names nothing that takes such a notice.
    UNWANTED,
    REFUSED
  }

  /// What came of it, after the name of the page.
  public String words() {
    return switch (state) {
      case WAITING -> reason.isEmpty() ? "is told in a moment." : "is told again later: " + reason;
      case TOLD ->
          linked ? "was told that you link to it." : "was told that you link to it no more.";
      case UNWANTED ->
          linked
              ? "takes neither Webmentions nor Pingbacks."
              : "takes nothing that tells of a link that is gone.";
      case REFUSED -> "did not take it: " + reason;
    };
  }
}
