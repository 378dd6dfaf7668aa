package org.kith.team.web;

import java.util.regex.Pattern;

/// A path on this very server, for going on after a login.
final class LocalPath {

  private static final Pattern LOCAL = Pattern.compile("/(?![/\\\\])[^\\\\\\p{Cntrl}]*");

  private LocalPath() {}

  /// The given path if it cannot lead to another site, else the front door, which knows where to
  /// begin.
  static String orHome(String path) {
    return LOCAL.matcher(path).matches() && path.length() <= 500 ? path : "/";
  }
}
