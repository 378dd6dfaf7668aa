package org.kith.people;

/// What we make of a voice.
public enum VoiceState {
  NEW,
  WATCHING,
  HIDDEN
}
