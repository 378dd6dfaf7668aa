package org.kith.cli.read;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import org.kith.networks.Document;

/// What a document looks like that no reader knows.
final class Looks {

  private static final int SHOWN = 2048;
  private static final Pattern ROOT = Pattern.compile("<([A-Za-z_][\\w:.-]*)");
  private static final Pattern KEYS = Pattern.compile("\"([\\w@$:.-]{1,40})\"\\s*:");

  private Looks() {}

  static String like(Document document) {
    var body = document.body();
    if (body.length == 0) {
      return "it is empty";
    }
    var start = new String(body, 0, Math.min(SHOWN, body.length), StandardCharsets.UTF_8).strip();
    var small = start.toLowerCase(Locale.ROOT);
    if (small.startsWith("pk\u0003\u0004")) {
      return "it looks like a ZIP archive: unpack it and name a file of it";
    }
    if (start.chars().anyMatch(c -> c == 0)) {
      return "it looks like bytes that are no text";
    }
    if (small.contains("<html") || small.startsWith("<!doctype html")) {
      return "it looks like a web page";
    }
    if (start.startsWith("<")) {
      var root = ROOT.matcher(start);
      return root.find()
          ? "it looks like XML of <%s>".formatted(root.group(1))
          : "it looks like XML";
    }
    if (start.startsWith("{") || start.startsWith("[")) {
      var keys = KEYS.matcher(start).results().limit(5).map(m -> m.group(1)).toList();
      return keys.isEmpty()
          ? "it looks like JSON"
          : "it looks like JSON with %s".formatted(String.join(", ", keys));
    }
    return "it begins with \"%s\"".formatted(firstWords(start));
  }

  private static String firstWords(String start) {
    var line = start.replaceAll("[\\s\\p{Cntrl}]+", " ");
    return line.length() <= 40 ? line : line.substring(0, 40) + "…";
  }
}
