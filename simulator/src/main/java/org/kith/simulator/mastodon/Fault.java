package org.kith.simulator.mastodon;

/// What can be made to go wrong, once for each time it is asked for.
public enum Fault {
  /// 429 with a rate limit that is used up for a second.
  TOO_MANY,
  /// 503 with Retry-After of a second.
  DOWN,
  /// 200 with a body that is no JSON.
  GARBAGE,
  /// 500 with a page of HTML, as a proxy in front of the server gives it.
  BROKEN,
  /// The connection ends before anything is answered, and nothing was done.
  SILENT,
  /// What was asked is done, and the connection ends before that is said.
  LOST_ANSWER,
  /// Every stream ends.
  DROPPED_STREAM,
  /// Every stream gets a message that is none.
  GARBAGE_STREAM,
  /// Every stream gets its last messages again.
  REPEATED_STREAM,
  /// Every stream ends in the middle of a message.
  TORN_STREAM,
  /// Every stream says nothing more, not even to a ping, until whoever listens ends it.
  MUTE_STREAM,
  /// What happens reaches no stream.
  SWALLOWED_MESSAGE,
  /// A stream is refused.
  NO_STREAM
}
