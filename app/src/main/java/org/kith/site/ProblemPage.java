package org.kith.site;

/// What happened, what to do about it, and the number by which the log knows it.
public record ProblemPage(int status, String what, String todo, String requestId) {

  static ProblemPage of(int status, String said, String requestId) {
    var what =
        switch (status) {
          case 400 -> "Kith could not read that request.";
          case 401 -> "You are not logged in any more.";
          case 403 -> said.isBlank() ? "You may not do this here." : said;
          case 404 -> "There is nothing at this address.";
          case 405 -> "That address is for a form, not for a visit.";
          case 413 -> "That was too large.";
          case 429 -> said.isBlank() ? "Too many requests." : said;
          default ->
              status >= 500 ? "Something went wrong in Kith itself." : "That request did not work.";
        };
    var todo =
        switch (status) {
          case 401 -> "Log in and do it again; nothing was changed.";
          case 403 -> "If you had this page open for long, go back, reload it and try once more.";
          case 404 -> "It may have been removed, or belong to another workspace.";
          case 429 -> "Wait a minute.";
          default ->
              status >= 500
                  ? "Nothing was saved by this request. Try again; if it happens again, give the number below to whoever runs this Kith."
                  : "Go back and try again.";
        };
    return new ProblemPage(status, what, todo, requestId);
  }
}
