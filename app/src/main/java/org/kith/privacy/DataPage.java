package org.kith.privacy;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.kith.people.Person;
import org.kith.people.PersonConsent;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// All that is held about one person, to read.
public record DataPage(SubjectAccess.Everything all) {

  private static final JsonMapper JSON = new JsonMapper();
  private static final int SHOWN = 200;

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
    return DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH)
        .format(at.atZone(all.by().zone()));
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
                rows.stream().limit(SHOWN).map(DataPage::line).toList(),
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

  private static String line(String row) {
    var parts = new ArrayList<String>();
    if (SubjectAccess.Everything.isOfOneReader(row)) {
      parts.add("read by its writer only");
    }
    var node = JSON.readTree(row);
    for (var field : node.properties()) {
      var text = text(field.getValue());
      if (!text.isEmpty() && !field.getKey().endsWith("id")) {
        parts.add(field.getKey().replace('_', ' ') + ": " + text);
      }
    }
    return String.join(" · ", parts);
  }

  private static String text(JsonNode value) {
    if (value.isNull() || (value.isContainer() && value.isEmpty())) {
      return "";
    }
    return value.isString() ? value.stringValue() : value.toString();
  }
}
