package org.kith.cli.graph;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
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
            .append(value instanceof String s ? quoted(s) : value));
    return text.append('}').toString();
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
