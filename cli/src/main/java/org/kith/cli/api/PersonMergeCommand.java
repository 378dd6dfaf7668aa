package org.kith.cli.api;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `kith person merge`.
@Command(
    name = "merge",
    mixinStandardHelpOptions = true,
    description =
        "Make two one: the older number stays, and the strictest refusal counts for both.")
public final class PersonMergeCommand implements Callable<Integer> {

  @Mixin final Remote remote = new Remote();
  @Mixin final PersonNumber person = new PersonNumber();

  @Parameters(paramLabel = "OTHER", index = "1", description = "The number of the other person.")
  long other;

  @Option(
      names = "--why",
      paramLabel = "WORDS",
      required = true,
      description = "How you know that they are one.")
  @SuppressWarnings("NullAway.Init") // set by picocli
  String why;

  @Option(
      names = "--take",
      paramLabel = "FIELD",
      description =
          "A field in which the younger wins, such as name or email; without it, those the older"
              + " has nothing of.")
  final List<String> taken = new ArrayList<>();

  @Override
  public Integer call() throws IOException {
    var body = new LinkedHashMap<String, Object>();
    body.put("other", other);
    body.put("why", why);
    if (!taken.isEmpty()) {
      body.put("taken", taken);
    }
    remote.say(
        remote.ask("POST", "/people/%d/merges".formatted(person.id), body),
        made ->
            "They are one, under %d. kith person separate %d makes them two again."
                .formatted(made.path("kept").asLong(), made.path("id").asLong()));
    return 0;
  }
}
