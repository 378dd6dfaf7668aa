package org.kith.team.web;

import java.util.regex.Pattern;

/// A path on this very server, for going on after a login.
final class LocalPath {

  private static final Pattern LOCAL = Pattern.compile("/(?![/\\\\])[^\\\\\\p{Cntrl}]*");

  private LocalPath() {}

  /// The given path if it cannot lead to another site, else Today.
  static String orToday(String path) {
    return LOCAL.matcher(path).matches() && path.length() <= 500 ? path : "/today";
  }
}
