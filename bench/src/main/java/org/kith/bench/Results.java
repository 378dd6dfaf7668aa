package org.kith.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// `bench/results.md`: a section for each measurement, written anew by the command that measures.
///
/// @param file where the results are
record Results(Path file) {

  private static final String HEAD =
      """
      # What the engine takes

      Each section is written by the command it names. Machines are noisy; ratios within a section count.
      """;

  /// Replaces a section, or adds it at the end.
  ///
  /// @param command that prints the same
  void write(String title, String command, String body) throws IOException {
    var text = Files.exists(file) ? Files.readString(file) : HEAD;
    var section =
        "## %s\n\n`%s`, %s, %s.\n\n%s\n"
            .formatted(
                title, command, LocalDate.now(ZoneOffset.UTC), Machine.describe(), body.strip());
    var old =
        Pattern.compile(
            "^## " + Pattern.quote(title) + "$.*?(?=^## |\\z)", Pattern.DOTALL | Pattern.MULTILINE);
    var found = old.matcher(text);
    Files.writeString(
        file,
        found.find()
            ? found.replaceFirst(Matcher.quoteReplacement(section + "\n")).stripTrailing() + "\n"
            : text.stripTrailing() + "\n\n" + section);
  }
}
