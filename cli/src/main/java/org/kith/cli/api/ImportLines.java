package org.kith.cli.api;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// What the API answers about files with people, in plain lines.
final class ImportLines {

  private ImportLines() {}

  /// `7 people.csv 12 new, 3 in People already`.
  static String files(JsonNode page) {
    return Lines.each(page, "No file with people was brought in yet.", ImportLines::file);
  }

  /// One file with its columns and what is left out.
  static String look(JsonNode look) {
    var file = look.path("file");
    var lines = new ArrayList<String>();
    lines.add(file(file));
    int number = 0;
    for (var column : look.path("columns")) {
      number++;
      lines.add(
          "  column %d\t%s\t%s"
              .formatted(
                  number,
                  column.path("heading").asString(""),
                  column.path("meaning").asString("")));
    }
    look.path("leftOut").forEach(left -> lines.add("  left out: " + left.asString("")));
    if (look.path("canBeTakenIn").asBoolean()) {
      lines.add("Nobody is added yet.");
    } else if (look.path("canBeUndone").asBoolean()) {
      lines.add("Undo: kith import undo %d".formatted(file.path("id").asLong()));
    }
    return String.join(System.lineSeparator(), lines);
  }

  static String undone(JsonNode answer) {
    long staying = answer.path("staying").asLong();
    return "%d out again%s"
        .formatted(
            answer.path("removed").asLong(),
            staying == 0
                ? "."
                : "; %d who refused stay, so that it is not forgotten.".formatted(staying));
  }

  static String headings(JsonNode columns) {
    return columns
        .valueStream()
        .map(column -> column.path("heading").asString(""))
        .collect(Collectors.joining(", "));
  }

  private static String file(JsonNode file) {
    return "%d\t%s\t%s"
        .formatted(file.path("id").asLong(), file.path("name").asString(""), came(file));
  }

  private static String came(JsonNode file) {
    var counts = file.path("counts");
    if (file.path("state").asString("").equals("UNDONE")) {
      return "undone";
    }
    if (!counts.isObject()) {
      return "looked at, not taken in";
    }
    var parts = new ArrayList<String>();
    parts.add(counts.path("added").asLong() + " new");
    part(parts, counts, "known", "in People already");
    part(parts, counts, "refusing", "wanting nothing from you");
    part(parts, counts, "leftOut", "left out");
    return String.join(", ", parts);
  }

  private static void part(List<String> parts, JsonNode counts, String name, String words) {
    long count = counts.path(name).asLong();
    if (count > 0) {
      parts.add(count + " " + words);
    }
  }
}
