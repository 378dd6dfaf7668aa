package org.kith.simulator.mail;

/// A moment in the taking of one letter at which the server can stand still.
public enum Moment {
  /// The recipient was named and allowed; the letter has not begun.
  ADDRESSED,
  /// The go-ahead was given; nothing of the letter was read.
  LISTENING,
  /// The whole letter was read; it is not kept.
  READ,
  /// It is kept; nobody was told.
  KEPT,
  /// It is kept, and that was said.
  TOLD
}
