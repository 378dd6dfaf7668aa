package org.kith.site;

import org.kith.site.ProblemPage.Way;

/// Finds the words for an HTTP status: what happened, why, what to do.
final class Problems {

  private static final Way LOG_IN = new Way("/login", "Log in");

  private Problems() {}

  /// @param said what the code that refused has to say, empty if nothing
  /// @param request the id by which the log knows the request
  static ProblemPage page(int status, String said, String request) {
    return switch (status) {
      case 400 ->
          page(
              status,
              "Kith could not read that.",
              "Something in the address or the form was not what the page expects.",
              "Go back and check what you typed.",
              Way.HOME);
      case 401 ->
          page(
              status,
              "You are not logged in any more.",
              or(said, "Your session has ended."),
              "Log in and do it again; nothing was changed.",
              LOG_IN);
      case 403 ->
          page(
              status,
              "You may not do this here.",
              or(said, "Kith could not make sure that this came from its own page."),
              "If the page had been open for long, go back, reload it and try once more.",
              Way.HOME);
      case 404 ->
          page(
              status,
              "There is nothing at this address.",
              "It may have been removed, or it belongs to another workspace.",
              "Look for it from the start.",
              Way.HOME);
      case 405 ->
          page(
              status,
              "This address takes forms only.",
              "It changes something, so it cannot be visited like a page.",
              "Go back to the page the form is on.",
              Way.HOME);
      case 413 ->
          page(
              status,
              "That was too large.",
              or(said, "Kith takes files of up to 50 MB and texts of up to 100,000 characters."),
              "Split it and send it in parts; nothing was saved.",
              Way.HOME);
      case 429 ->
          page(
              status,
              "That was a little too often.",
              or(said, "Too many requests came from here in one minute."),
              "Wait a little, then try again.",
              Way.HOME);
      default -> status >= 500 ? ours(status, request) : other(status);
    };
  }

  private static ProblemPage ours(int status, String request) {
    return new ProblemPage(
        status,
        "Something went wrong in Kith itself.",
        "This is our fault, not yours. Nothing was saved by this request.",
        "Try it again. If it happens again, tell whoever runs this Kith.",
        Way.HOME,
        request);
  }

  private static ProblemPage other(int status) {
    return page(
        status,
        "That did not work.",
        "Kith refused this request.",
        "Go back and try again.",
        Way.HOME);
  }

  private static ProblemPage page(int status, String what, String why, String doNow, Way way) {
    return new ProblemPage(status, what, why, doNow, way, null);
  }

  private static String or(String said, String otherwise) {
    return said.isBlank() ? otherwise : said;
  }
}
