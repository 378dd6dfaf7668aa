package org.kith.cli.graph;

import static java.util.stream.Collectors.joining;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.kith.reach.Estimate;
import org.kith.reach.graph.StoredGraph;

/// What a command found out, as lines for a person or as one JSON object.
final class Report {

  private final Map<String, Object> facts = new LinkedHashMap<>();

  /// @param name as in JSON: `loopsDropped`
  Report with(String name, Object value) {
    facts.put(name, value);
    return this;
  }

  /// What every command says of a graph.
  Report with(StoredGraph stored) {
    return with("nodes", stored.graph().nodes())
        .with("arcs", stored.graph().arcs())
        .with("keys", stored.keys().numeric() ? "numbers" : "texts")
        .with("loopsDropped", stored.graph().dropped().loops())
        .with("duplicatesDropped", stored.graph().dropped().duplicates());
  }

  /// An estimate, as its ends.
  Report with(String name, Estimate estimate) {
    return with(
        name,
        new Report()
            .with("value", estimate.value())
            .with("low", estimate.low())
            .with("high", estimate.high()));
  }

  void print(PrintWriter out, boolean json) {
    out.println(json ? json() : lines());
    out.flush();
  }

  private String json() {
    var text = new StringBuilder("{");
    facts.forEach((name, value) ->
        text.append(text.length() > 1 ? "," : "")
            .append(quoted(name))
            .append(':')
            .append(json(value)));
    return text.append('}').toString();
  }

  private static String json(Object value) {
    return switch (value) {
      case String text -> quoted(text);
      case Report report -> report.json();
      case List<?> list -> list.stream().map(Report::json).collect(joining(",", "[", "]"));
      default -> value.toString();
    };
  }

  private String lines() {
    var text = new StringBuilder();
    facts.forEach((name, value) -> {
      var words = name.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
      var shown = value instanceof Number n && !(n instanceof Double) ? "%,d" : "%s";
      text.append(text.isEmpty() ? "" : System.lineSeparator())
          .append("%-20s ".formatted(words))
          .append(String.format(Locale.ROOT, shown, value));
    });
    return text.toString();
  }

  private static String quoted(String text) {
    var quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        quoted.append('\\').append(c);
      } else if (c < ' ') {
        quoted.append("\\u%04x".formatted((int) c));
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }
}
