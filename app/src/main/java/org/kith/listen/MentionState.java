package org.kith.listen;

/// What became of a mention.
public enum MentionState {
  NEW,
  ANSWERED,
  THANKED,
  NOT_ABOUT_US
}
