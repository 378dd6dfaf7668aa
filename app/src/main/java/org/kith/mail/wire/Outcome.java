package org.kith.mail.wire;

/// What came of handing a letter to a server. Each says why in the server's own words.
public sealed interface Outcome {

  String why();

  /// The server has taken it, and answers for it from here on.
  record Accepted(String why) implements Outcome {}

  /// Not now (a 4xx reply); the same letter may be taken later.
  record Later(String why) implements Outcome {}

  /// Never (a 5xx reply to this letter or its recipient).
  ///
  /// @param ofAddress whether the server says that nobody can be reached there
  record Refused(String why, boolean ofAddress) implements Outcome {}

  /// The server got all or part of it and nothing came back: it may have arrived.
  record Unknown(String why) implements Outcome {}

  /// It was called back before its first word was sent.
  record Withdrawn(String why) implements Outcome {}

  /// The server cannot be reached or does not let us in; this has nothing to do with the letter.
  ///
  /// @param lasting whether it stays so until somebody changes something
  record NoWay(String why, boolean lasting) implements Outcome {}
}
