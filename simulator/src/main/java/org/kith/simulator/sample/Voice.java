package org.kith.simulator.sample;

import java.time.Instant;

/// An account that spoke in the last 90 days.
///
/// @param account its [Account#id]
/// @param state what the organisation made of it
/// @param why the reason in words: the rule that hid it, or what made somebody watch it; else empty
/// @param source the id of the [Source] that heard it first
/// @param heard when it was first heard
public record Voice(int account, State state, String why, int source, Instant heard) {

  /// What the organisation made of a voice.
  public enum State {
    NEW,
    WATCHING,
    HIDDEN,
    /// The account belongs to a [Person].
    CHOSEN
  }
}
