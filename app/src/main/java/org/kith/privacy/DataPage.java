package org.kith.privacy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.kith.people.Person;
import org.kith.people.PersonConsent;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// All that is held about one person, to read.
public record DataPage(SubjectAccess.Everything all) {

  private static final JsonMapper JSON = new JsonMapper();
  private static final int SHOWN = 200;
  private static final List<String> FIRST = List.of("at", "due", "text", "what");
  private static final Set<String> WORDS = Set.of("text", "what", "name", "about", "code");
  private static final Pattern MOMENT = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\S+");
  private static final Pattern DAY = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");
  private static final Pattern ONE_OF_A_FEW = Pattern.compile("[A-Z]+(_[A-Z]+)*");
  private static final DateTimeFormatter LONG_DAY =
      DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);

  /// Rows of one kind, each as a line.
  ///
  /// @param more how many are left out here and stand in the file
  public record Kind(String title, List<String> lines, int more) {
    public Kind {
      lines = List.copyOf(lines);
    }
  }

  public Person person() {
    return all.person();
  }

  public PersonConsent consent() {
    return all.consent();
  }

  public String path() {
    return "/people/" + all.person().id().value();
  }

  public String lede() {
    return "Held by %s on %s: %,d rows. This is what they get when they ask."
        .formatted(all.by().name(), day(all.at()), all.size());
  }

  /// What is said about notes that only one member reads; empty where there are none.
  public String notes() {
    if (all.leftOut() > 0) {
      return "%,d %s left out here, because only their writers read them. An owner’s download has all."
          .formatted(all.leftOut(), all.leftOut() == 1 ? "note is" : "notes are");
    }
    return all.ofOneReader() == 0
        ? ""
        : "%,d of the notes below %s read by their writers only. They are in it because it is the person’s right."
            .formatted(all.ofOneReader(), all.ofOneReader() == 1 ? "is" : "are");
  }

  public String day(Instant at) {
    return LONG_DAY.format(at.atZone(all.by().zone()));
  }

  public String look(Look look) {
    var did =
        switch (look.kind()) {
          case OPENED -> "opened their page";
          case SEARCHED -> "searched";
          case EXPORTED -> "took out " + look.what();
        };
    return "%s %s".formatted(look.by().isEmpty() ? "Somebody" : look.by(), did);
  }

  /// What happened, and the rest of the tables, as far as a person reads them.
  public List<Kind> kinds() {
    var kinds = new ArrayList<Kind>();
    for (var word : SubjectAccess.words().entrySet()) {
      var rows = all.rows(word.getKey());
      if (!rows.isEmpty()) {
        kinds.add(
            new Kind(
                word.getValue(),
                rows.stream().limit(SHOWN).map(this::line).toList(),
                Math.max(0, rows.size() - SHOWN)));
      }
    }
    return kinds;
  }

  /// Rows that no sentence explains; they stand in the file.
  public String rest() {
    var rest =
        all.held().stream()
            .filter(held -> SubjectAccess.word(held.table()) == null)
            .filter(held -> !held.table().equals("person") && !held.table().equals("consent"))
            .map(held -> "%s (%d)".formatted(held.table().replace('_', ' '), held.rows().size()))
            .toList();
    return rest.isEmpty() ? "" : "The file also has: " + String.join(", ", rest) + ".";
  }

  /// A row as a line: when, the words in it, then what else it says. What is empty, or says that
  /// something is not so, stands in the file only.
  private String line(String row) {
    var first = new TreeMap<Integer, String>();
    var rest = new ArrayList<String>();
    for (var field : JSON.readTree(row).properties()) {
      var name = field.getKey();
      var text = text(name, field.getValue());
      int place = FIRST.indexOf(name);
      if (place >= 0) {
        first.put(place, text);
      } else if (!text.isEmpty() && !name.endsWith("id")) {
        var words = name.replace('_', ' ');
        rest.add(text.equals("true") ? words : words.replaceFirst(" at$", "") + ": " + text);
      }
    }
    var parts = new ArrayList<String>();
    if (SubjectAccess.Everything.isOfOneReader(row)) {
      parts.add("read by its writer only");
    }
    first.values().stream().filter(words -> !words.isEmpty()).forEach(parts::add);
    parts.addAll(rest);
    return String.join(" · ", parts);
  }

  private String text(String name, JsonNode value) {
    if (value.isNull() || (value.isBoolean() && !value.booleanValue())) {
      return "";
    }
    if (value.isArray()) {
      return value.valueStream().map(one -> text(name, one)).collect(Collectors.joining(", "));
    }
    if (!value.isString()) {
      return value.isContainer() && value.isEmpty() ? "" : value.toString();
    }
    var text = value.stringValue();
    if (WORDS.contains(name)) {
      return text;
    }
    if (MOMENT.matcher(text).matches()) {
      return day(OffsetDateTime.parse(text).toInstant());
    }
    if (DAY.matcher(text).matches()) {
      return LONG_DAY.format(LocalDate.parse(text));
    }
    return !ONE_OF_A_FEW.matcher(text).matches()
        ? text
        : text.equals("NONE")
            ? ""
            : text.charAt(0) + text.substring(1).toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
