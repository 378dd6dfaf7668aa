package org.kith.cli.api;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Which people are meant: those of a view that words find, who have all tags; or a saved view.
final class Whom {

  @Option(
      names = {"--search", "-q"},
      paramLabel = "WORDS",
      defaultValue = "",
      description = "Only whom the beginnings of words find: name, handle, address, who they are.")
  @SuppressWarnings("NullAway.Init") // set by picocli
  String words;

  @Option(
      names = "--tag",
      paramLabel = "TAG",
      description = "Only who has this tag; named several times, all of them.")
  final List<String> tags = new ArrayList<>();

  @Option(
      names = "--view",
      paramLabel = "VIEW",
      description =
          "Only those of a view: circle, losing, new-friends, speaks, resting, said-no or"
              + " everybody.")
  @Nullable String view;

  @Option(
      names = "--owner",
      paramLabel = "MEMBER",
      description = "Only those with whom this member keeps in touch, by number.")
  @Nullable Long owner;

  @Option(
      names = "--saved",
      paramLabel = "NUMBER",
      description = "Those of a saved view (kith person views), in place of all of these.")
  @Nullable Long saved;

  /// As the query of a list, behind what it has already.
  String query() {
    var query = new StringBuilder();
    add(query, "q", words.isEmpty() ? null : words);
    tags.forEach(tag -> add(query, "tag", tag));
    add(query, "view", view);
    add(query, "owner", owner);
    add(query, "saved", saved);
    return query.toString();
  }

  private static void add(StringBuilder query, String name, @Nullable Object value) {
    if (value != null) {
      query
          .append('&')
          .append(name)
          .append('=')
          .append(URLEncoder.encode(value.toString(), StandardCharsets.UTF_8));
    }
  }

  /// Whether anybody is meant in particular.
  boolean isSaid() {
    return saved != null || !query().isEmpty();
  }

  /// As the API takes it in a body.
  Map<String, Object> filter() {
    var filter = new LinkedHashMap<String, Object>();
    if (view != null) {
      filter.put("view", view);
    }
    if (owner != null) {
      filter.put("owner", owner);
    }
    filter.put("q", words);
    filter.put("tags", tags);
    return filter;
  }
}
