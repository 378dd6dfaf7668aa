package org.kith.activate.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kith.activate.Kit;

/// What a campaign offers, as its form sends it.
///
/// @param facts one on each line
public record KitForm(@Nullable String hashtag, @Nullable String facts, @Nullable String question) {

  private static final int QUESTION = 300;
  private static final int FACT = 500;

  static KitForm of(Kit kit) {
    return new KitForm(kit.hashtag(), String.join("\n", kit.facts()), kit.question());
  }

  /// What is wrong with each field, by its name; empty if nothing is.
  Map<String, String> problems() {
    var problems = new HashMap<String, String>();
    if (!tag().matches("[\\p{L}\\p{M}\\p{N}_]{0,100}")) {
      problems.put(
          "hashtag", "“%s” is not one hashtag: letters, digits and _ only.".formatted(tag()));
    }
    factsProblem().ifPresent(words -> problems.put("facts", words));
    if (text(question).length() > QUESTION) {
      problems.put("question", "One question, up to 300 characters.");
    }
    return problems;
  }

  private Optional<String> factsProblem() {
    var lines = lines();
    if (lines.size() > Kit.MOST_FACTS) {
      return Optional.of(
          "Three facts are enough; these are %d. People repeat what they can keep in mind."
              .formatted(lines.size()));
    }
    return lines.stream().anyMatch(line -> line.length() > FACT)
        ? Optional.of("A fact has up to 500 characters.")
        : Optional.empty();
  }

  /// What it says, once nothing is wrong with it.
  Kit kit() {
    return new Kit(tag(), lines(), text(question));
  }

  private List<String> lines() {
    return text(facts).lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
  }

  private String tag() {
    return text(hashtag).replaceFirst("^#", "");
  }

  private static String text(@Nullable String typed) {
    return typed == null ? "" : typed.strip();
  }
}
