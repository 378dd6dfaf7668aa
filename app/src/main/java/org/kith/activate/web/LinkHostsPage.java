package org.kith.activate.web;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where short links may lead.
///
/// @param site our own web site, empty if unknown
public record LinkHostsPage(
    String site,
    List<String> hosts,
    Telling telling,
    Map<String, String> problems,
    boolean manager) {

  /// Whether pages are told by which link somebody came.
  ///
  /// @param server where this Kith is reached, without a trailing slash
  /// @param caveat what is wrong with that, empty if nothing is
  public record Telling(boolean on, String server, String caveat) {}

  public @Nullable String problem(String field) {
    return problems.get(field);
  }
}
