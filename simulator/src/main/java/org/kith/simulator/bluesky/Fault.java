package org.kith.simulator.bluesky;

/// What can be made to go wrong with a stream, each at one event.
public enum Fault {
  /// The connection ends in good order after the event.
  CLOSED,
  /// The connection breaks in the middle of the event's message: it is swallowed.
  TORN,
  /// The last fifty messages come once more.
  TWICE,
  /// A message comes that is none.
  GARBAGE,
  /// A message comes that is larger than anybody should take.
  OVERSIZED,
  /// Nothing more comes, not even the answer to a ping, and the connection stays open.
  SILENT,
  /// The server counts anew from one, as one does that was restored from a backup.
  COUNTS_ANEW,
  /// The connection ends, and so does the server's memory of the next events: whoever asks for one
  /// of them is told the oldest there is.
  FORGOTTEN,
  /// The connection ends, and the next one is refused.
  REFUSED
}
