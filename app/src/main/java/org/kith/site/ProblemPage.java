package org.kith.site;

import org.jspecify.annotations.Nullable;

/// Something went wrong, told to a person: what happened, why, and what to do now.
///
/// @param status the HTTP status, for whoever looks after the server
/// @param what what happened, as a short title: "This page is not here."
/// @param why why, as far as we know, in a sentence
/// @param doNow what to do, in a sentence
/// @param way where to go from here
/// @param request the id under which the log knows this request; null where there is none
public record ProblemPage(
    int status, String what, String why, String doNow, Way way, @Nullable String request) {

  /// A link with its words.
  public record Way(String href, String label) {
    public static final Way HOME = new Way("/", "Go to Today");
  }
}
