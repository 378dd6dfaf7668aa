package org.kith.team.web;

/// The page behind a one-time link: its secret, or why it does not work any more.
///
/// @param loginFirst whether whoever opens it must log in before it works
public record EnterPage(String secret, String problem, boolean loginFirst) {

  /// Where to log in, and come back here after.
  public String login() {
    return loginFirst ? "/login?next=/enter/" + secret : "/login";
  }
}
