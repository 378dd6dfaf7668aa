package org.kith.cultivate.views;

import org.jspecify.annotations.Nullable;

/// Whom somebody looks at again and again, under a name.
///
/// @param by who made it; empty where they left
/// @param shared whether the whole team sees it
/// @param mayChange whether the caller may rename and delete it
public record SavedView(
    SavedViewId id, String name, String by, boolean shared, boolean mayChange, Seen seen) {

  /// The longest name.
  public static final int LONGEST = 60;

  /// How many one member has at most.
  public static final int MOST = 50;

  /// What it shows.
  ///
  /// @param sort null for the usual sorting
  public record Seen(PeopleFilter filter, @Nullable PeopleSort sort, ShownColumns columns) {}

  /// What is wrong with the name of a view, in words; empty if nothing is.
  public static String problem(String name) {
    var clean = name.strip();
    if (clean.isEmpty()) {
      return "A view has a name.";
    }
    return clean.length() > LONGEST
        ? "The name of a view has at most %d characters; this has %d."
            .formatted(LONGEST, clean.length())
        : "";
  }
}
