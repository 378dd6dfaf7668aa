package org.kith.activate.web;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where short links may lead.
///
/// @param site our own web site, empty if unknown
public record LinkHostsPage(
    String site, List<String> hosts, Map<String, String> problems, boolean manager) {

  public @Nullable String problem(String field) {
    return problems.get(field);
  }
}
