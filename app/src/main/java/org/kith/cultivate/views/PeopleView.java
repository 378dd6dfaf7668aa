package org.kith.cultivate.views;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The saved views of People.
public enum PeopleView {
  CIRCLE("My circle"),
  LOSING("Losing touch"),
  NEW_FRIENDS("New friends"),
  SPEAKS("Speaks for us"),
  RESTING("Resting"),
  SAID_NO("Said no"),
  EVERYBODY("Everybody");

  private final String title;

  PeopleView(String title) {
    this.title = title;
  }

  public String title() {
    return title;
  }

  /// As it stands in an address: `new-friends`.
  public String path() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// The view of a path; the circle where there is none.
  public static PeopleView of(@Nullable String path) {
    for (var view : values()) {
      if (view.path().equals(path)) {
        return view;
      }
    }
    return CIRCLE;
  }
}
