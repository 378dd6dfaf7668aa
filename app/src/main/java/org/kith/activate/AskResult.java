package org.kith.activate;

import java.time.Instant;

/// What came of wanting to ask somebody.
public sealed interface AskResult {

  /// They are asked, and this link is theirs.
  ///
  /// @param page the path of their own page
  record Asked(TrackedLink link, String page) implements AskResult {}

  /// They were asked for this campaign before; nothing changed.
  record AskedBefore() implements AskResult {}

  /// They said stop, to us or to everybody; nothing was done.
  ///
  /// @param evidence what they said, and where
  record Refused(String evidence) implements AskResult {}

  /// The gate allows it not now, or not this way; nothing was done.
  ///
  /// @param why as a sentence
  record NotNow(String why) implements AskResult {}

  /// They were asked for something not long ago; nothing was done.
  record Resting(Instant until) implements AskResult {}

  /// The campaign has not begun, or is over.
  record NotRunning() implements AskResult {}
}
