package org.kith.cultivate.quicklog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kith.people.PersonId;

/// What a line says: sentences of four languages, each with what it means, on Monday 23 November
/// 2026. A day is counted from that Monday; `?` asks, with how many people it could be.
class LineReaderTest {

  private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);

  private static final List<String> SHOWN =
      List.of(
          "Ana",
          "Bo",
          "José",
          "Zoë",
          "Robert",
          "Jürgen",
          "François",
          "Wim",
          "María L",
          "María G",
          "Grace",
          "Will",
          "Imke");

  private static final NameBook BOOK =
      new NameBook(
          List.of(
              known(1, "Ana Ruiz", "@ana.ruiz"),
              known(2, "Bo Chen"),
              known(3, "José Núñez"),
              known(4, "Zoë Łukasik"),
              known(5, "Robert Miller"),
              known(6, "Jürgen Weiß"),
              known(7, "François Dupont"),
              known(8, "Wim de Boer"),
              known(9, "María López"),
              known(10, "María Gómez"),
              known(11, "Grace Okafor"),
              known(12, "Will Turner"),
              known(13, "Imke", "zero waste kitchen")));

  private static NameBook.Known known(int id, String name, String... nicknames) {
    return new NameBook.Known(new PersonId(id), name, List.of(nicknames));
  }

  /// A sentence and what it means.
  record Example(String line, String means) {
    @Override
    public String toString() {
      return line;
    }
  }

  static Stream<Example> sentences() throws IOException {
    var all = new ArrayList<Example>();
    for (var language : List.of("en", "de", "es", "fr")) {
      try (InputStream file =
          LineReaderTest.class.getResourceAsStream("/quicklog/" + language + ".txt")) {
        new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8)
            .lines()
            .map(line -> line.split(" => ", 2))
            .forEach(cells -> all.add(new Example(cells[0], cells[1])));
      }
    }
    return all.stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("sentences")
  void aSentenceIsUnderstoodAsItIsMeant(Example example) {
    assertThat(meaning(example.line())).isEqualTo(example.means());
  }

  @Test
  void thereAreEnoughSentencesInEachLanguage() throws IOException {
    assertThat(sentences()).hasSizeGreaterThanOrEqualTo(120);
  }

  private static String meaning(String line) {
    var clauses = new LineReader(BOOK, MONDAY).read(line);
    var found = new Finding(BOOK, Map.of()).in(clauses);
    var parts = new ArrayList<String>();
    for (var clause : clauses) {
      for (var mention : clause.who()) {
        parts.add(part(clause, mention, found));
      }
    }
    return String.join("; ", parts);
  }

  private static String part(LineClause clause, LineClause.Mention mention, Finding.Found found) {
    var who = found.sure().get(mention);
    if (who == null || who.person() == null) {
      return "?%s %d".formatted(mention.said().replace("Maria", "María"), mention.fits().size());
    }
    var name = SHOWN.get((int) who.person().value() - 1);
    var day = clause.day();
    if (clause.done()) {
      var on = day == null ? MONDAY : day.past(MONDAY);
      return "%s %s %d".formatted(name, clause.kind(), ChronoUnit.DAYS.between(MONDAY, on));
    }
    var due = day == null ? "-" : "" + ChronoUnit.DAYS.between(MONDAY, day.coming(MONDAY));
    return "%s > %s %s".formatted(name, clause.text(), due);
  }

  @Test
  void whereNobodyIsCalledSoTheNearestNamesAreOffered() {
    assertThat(BOOK.like("Anna")).containsExactly(new PersonId(1));
    assertThat(BOOK.like("Jose")).contains(new PersonId(3));
    assertThat(BOOK.like("Quintus")).isEmpty();
  }
}
