package org.kith.people.imports;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.kith.people.Spreadsheet;

/// One entry of a file of people.
///
/// @param line where it stands
/// @param problem why it cannot be taken in, empty if it can
/// @param refusal how the file says that they want nothing from us, empty if it does not
/// @param more what Kith keeps of them besides
record IncomingPerson(
    long line, String name, String email, String about, String refusal, String problem, More more) {

  /// @param fields by the names of the workspace's own fields, as the file has them
  record More(List<String> tags, Map<String, String> fields) {
    static final More NONE = new More(List.of(), Map.of());

    More {
      tags = List.copyOf(tags);
      fields = Map.copyOf(fields);
    }
  }

  private static final Pattern BETWEEN = Pattern.compile("[,;]");
  private static final int SHORT = 300;
  private static final int LONG = 10_000;

  /// Reads a row of a table.
  static IncomingPerson of(long line, List<String> fields, List<ColumnMeaning> columns) {
    var name = "";
    var first = "";
    var last = "";
    var email = "";
    var about = "";
    var refusal = "";
    var tags = new LinkedHashSet<String>();
    var own = new LinkedHashMap<String, String>();
    for (int i = 0; i < Math.min(fields.size(), columns.size()); i++) {
      var field = bare(fields.get(i));
      var column = columns.get(i).column();
      switch (column) {
        case NOTHING -> {}
        case NAME -> name = first(name, field);
        case FIRST_NAME -> first = first(first, field);
        case LAST_NAME -> last = first(last, field);
        case EMAIL -> email = first(email, field);
        case ABOUT ->
            about = about.isEmpty() ? field : field.isEmpty() ? about : about + ", " + field;
        case REFUSED, MAY_WE -> {
          if (column.refuses(field)) {
            refusal = "“%s” in column %d".formatted(field, i + 1);
          }
        }
        case TAGS ->
            BETWEEN
                .splitAsStream(field)
                .map(String::strip)
                .filter(tag -> !tag.isEmpty())
                .forEach(tags::add);
        case FIELD -> {
          if (!field.isEmpty()) {
            own.putIfAbsent(columns.get(i).field(), field);
          }
        }
      }
    }
    var plain =
        of(line, name.isEmpty() ? (first + " " + last).strip() : name, email, about, refusal);
    return new IncomingPerson(
        line,
        plain.name(),
        email,
        about,
        refusal,
        plain.problem(),
        new More(List.copyOf(tags), own));
  }

  /// The same with what is wrong with it.
  static IncomingPerson of(long line, String name, String email, String about, String refusal) {
    var called = name.isEmpty() ? email.replaceFirst("@.*$", "") : name;
    return new IncomingPerson(
        line, called, email, about, refusal, problem(called, email, about), More.NONE);
  }

  private static String problem(String name, String email, String about) {
    if (name.isEmpty()) {
      return "has neither a name nor an e-mail address";
    }
    if (name.length() > SHORT || email.length() > 254 || about.length() > LONG) {
      return "has a name, address or text that is longer than Kith keeps";
    }
    if (!email.isEmpty() && !email.matches("[^@\\s,;<>\"]+@[^@\\s,;<>\"]+\\.[^@\\s,;<>\"]+")) {
      return "“%s” is no e-mail address"
          .formatted(email.length() > 60 ? email.substring(0, 60) + "…" : email);
    }
    return "";
  }

  /// Without the apostrophe that our own tables put before what a spreadsheet takes for a formula.
  private static String bare(String field) {
    return Spreadsheet.bare(field.strip());
  }

  private static String first(String before, String next) {
    return before.isEmpty() ? next : before;
  }
}
