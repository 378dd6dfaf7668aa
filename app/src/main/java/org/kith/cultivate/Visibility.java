package org.kith.cultivate;

/// Who in the team may read an interaction.
public enum Visibility {
  /// Whoever wrote it.
  ME,
  TEAM
}
