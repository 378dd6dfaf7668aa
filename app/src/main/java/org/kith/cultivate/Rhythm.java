package org.kith.cultivate;

import org.jspecify.annotations.Nullable;

/// How often we mean to be in touch with somebody, and why so often. Everybody has the rhythm of
/// their stage, unless somebody chose another for them; a tag of theirs that asks for more wins.
///
/// @param days how many days may pass between two contacts
/// @param own what somebody chose for them, null if nobody did
/// @param stageDays what their stage says
/// @param tag which of their tags asks for the shortest, empty if none asks for less than the rest
public record Rhythm(int days, @Nullable Integer own, Stage stage, int stageDays, String tag) {

  /// "as for everybody at “Friend”".
  public String origin() {
    if (!tag.isEmpty()) {
      return "because of the tag “%s”".formatted(tag);
    }
    return own == null
        ? "as for everybody at “%s”".formatted(stage.words())
        : "as chosen for them alone";
  }

  /// What would hold without the tag; empty where no tag decides.
  public String otherwise() {
    if (tag.isEmpty()) {
      return "";
    }
    return own == null
        ? "“%s” alone would be %d days.".formatted(stage.words(), stageDays)
        : "Chosen for them alone were %d days.".formatted(own);
  }
}
