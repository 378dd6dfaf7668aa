package org.kith.cli.api;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.JsonNode;

/// `kith person said`.
@Command(
    name = "said",
    mixinStandardHelpOptions = true,
    description =
        "List all that somebody said about being written to, and what they were told, with its"
            + " proof.")
public final class PersonSaidCommand implements Callable<Integer> {

  @Mixin final Remote remote = new Remote();
  @Mixin final PersonNumber person = new PersonNumber();
  @Mixin final Paging paging = new Paging();

  @Override
  public Integer call() throws IOException {
    remote.say(
        remote.ask("GET", paging.of("/people/%d/consent".formatted(person.id)), null),
        said -> Lines.each(said, "They said nothing yet.", PersonSaidCommand::line));
    return 0;
  }

  /// `7 2026-05-01T10:00:00Z Given, Email: ticked a box (Mara)`.
  private static String line(JsonNode said) {
    var by = said.path("by").asString("");
    var wording = said.path("wording").asString("");
    return "%d\t%s\t%s, %s: %s%s%s"
        .formatted(
            said.path("nr").asLong(),
            said.path("at").asString(""),
            Lines.word(said.path("said")),
            said.path("channel").isNull() ? "all ways" : Lines.word(said.path("channel")),
            said.path("evidence").asString(""),
            wording.isEmpty() || said.path("said").asString("").equals("NOTICED")
                ? ""
                : " “" + wording + "”",
            by.isEmpty() ? "" : " (" + by + ")");
  }
}
