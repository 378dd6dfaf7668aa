package org.kith.cli.api;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/// `kith import people`.
@Command(
    name = "people",
    mixinStandardHelpOptions = true,
    description =
        "Add the people of a table (CSV, as CiviCRM, Mautic and spreadsheets write it) or an"
            + " address book (vCard). Can be undone for thirty days.")
public final class ImportPeopleCommand implements Callable<Integer> {

  private static final long LARGEST = 10 << 20;

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli
  CommandSpec command;

  @Mixin final Remote remote = new Remote();

  @Parameters(paramLabel = "FILE", description = "The table, or the .vcf.")
  @SuppressWarnings("NullAway.Init") // set by picocli
  Path file;

  @Option(
      names = "--purpose",
      paramLabel = "WORDS",
      description = "Why you want to know them; kept with each of them.")
  @Nullable String purpose;

  @Option(names = "--dry-run", description = "Only say what it would bring. Nobody is added.")
  boolean dryRun;

  @Option(
      names = "--column",
      paramLabel = "COLUMN=MEANING",
      description =
          "What a column holds, by its heading or its number, as in 3=EMAIL; may be repeated. NAME,"
              + " FIRST_NAME, LAST_NAME, EMAIL, ABOUT, TAGS, REFUSED, MAY_WE, NOTHING or"
              + " FIELD:School (default: what its heading says).")
  final Map<String, String> columns = new LinkedHashMap<>();

  @Override
  public Integer call() throws IOException {
    if (!dryRun && purpose == null) {
      throw new ParameterException(
          command.commandLine(),
          "Say why you want to know these people (--purpose), or look first (--dry-run).");
    }
    if (Files.size(file) > LARGEST) {
      throw new IOException(
          "%s is larger than %d MiB. Split it, and bring in the parts."
              .formatted(file, LARGEST >> 20));
    }
    var name = URLEncoder.encode(String.valueOf(file.getFileName()), StandardCharsets.UTF_8);
    var looked = remote.send("/people/imports?name=" + name, Files.readAllBytes(file));
    long id = looked.path("file").path("id").asLong();
    var chosen = columns.isEmpty() ? null : chosen(looked.path("columns"));
    JsonNode answer = looked;
    if (!dryRun) {
      var body = new LinkedHashMap<String, @Nullable Object>();
      body.put("purpose", purpose);
      body.put("columns", chosen);
      answer = remote.ask("POST", "/people/imports/%d/take".formatted(id), body);
    } else if (chosen != null) {
      answer =
          remote.ask("POST", "/people/imports/%d/look".formatted(id), Map.of("columns", chosen));
    }
    remote.say(answer, ImportLines::look);
    return 0;
  }

  /// What each column holds: what its heading says, unless somebody said otherwise.
  private List<String> chosen(JsonNode proposed) throws IOException {
    var left = new LinkedHashMap<>(columns);
    var meanings = new ArrayList<String>();
    for (var column : proposed) {
      var number = Integer.toString(meanings.size() + 1);
      var heading = column.path("heading").asString("");
      var said = left.remove(number);
      var named = heading.isEmpty() ? null : left.remove(heading);
      var either = named == null ? said : named;
      meanings.add(either == null ? column.path("meaning").asString("NOTHING") : either);
    }
    if (!left.isEmpty()) {
      throw new IOException(
          "The file has no column “%s”. Its columns are: %s."
              .formatted(left.keySet().iterator().next(), ImportLines.headings(proposed)));
    }
    return meanings;
  }
}
