package org.kith.cli.api;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/// `kith person bulk`.
@Command(
    name = "bulk",
    mixinStandardHelpOptions = true,
    description =
        "Do one thing to many people, but for those with whom it cannot be done, such as whoever"
            + " said no.")
public final class PersonBulkCommand implements Callable<Integer> {

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli
  CommandSpec command;

  @Mixin final Remote remote = new Remote();
  @Mixin final Whom whom = new Whom();

  @Parameters(
      paramLabel = "ID",
      arity = "0..*",
      description = "The numbers of people; without any, whom the options mean.")
  final List<Long> people = new ArrayList<>();

  @Option(names = "--add-tag", paramLabel = "TAG", description = "Give them this tag.")
  @Nullable String added;

  @Option(names = "--drop-tag", paramLabel = "TAG", description = "Take this tag off them.")
  @Nullable String dropped;

  @Option(
      names = "--give-to",
      paramLabel = "MEMBER",
      description = "Give them to this member to keep in touch with, by number; 0 for nobody.")
  @Nullable Long owner;

  @Option(
      names = "--stage",
      paramLabel = "STAGE",
      description =
          "Move them there: noticed, said-hello, in-touch, friend, speaks-for-us, resting.")
  @Nullable String stage;

  @Option(
      names = "--undo",
      paramLabel = "NUMBER",
      description = "Take back what was done under this number.")
  @Nullable Long undo;

  @Override
  public Integer call() throws IOException {
    var acts = Stream.of(added, dropped, owner, stage, undo).filter(act -> act != null).count();
    if (acts != 1) {
      throw wrong("Say one thing: --add-tag, --drop-tag, --give-to, --stage or --undo.");
    }
    if (undo != null) {
      remote.say(
          remote.ask("DELETE", "/people/bulk/" + undo, null),
          _ -> "Taken back, but for what changed since.");
      return 0;
    }
    if (people.isEmpty() != whom.isSaid()) {
      throw wrong("Say who: numbers of people, or --view, --saved, --search, --tag or --owner.");
    }
    remote.say(remote.ask("POST", "/people/bulk", body()), PersonBulkCommand::words);
    return 0;
  }

  private ParameterException wrong(String why) {
    return new ParameterException(command.commandLine(), why);
  }

  private Map<String, Object> body() {
    var body = new LinkedHashMap<String, Object>();
    if (added != null) {
      body.put("act", "TAG");
      body.put("tag", added);
    } else if (dropped != null) {
      body.put("act", "UNTAG");
      body.put("tag", dropped);
    } else if (stage != null) {
      body.put("act", "MOVE");
      body.put("stage", stage.toUpperCase(Locale.ROOT).replace('-', '_'));
    } else {
      body.put("act", "OWN");
      if (owner != null && owner != 0) {
        body.put("owner", owner);
      }
    }
    if (!people.isEmpty()) {
      body.put("people", people);
    } else if (whom.saved != null) {
      body.put("saved", whom.saved);
    } else {
      body.put("of", whom.filter());
    }
    return body;
  }

  private static String words(JsonNode done) {
    var lines = new ArrayList<String>();
    lines.add(
        done.path("id").isNull()
            ? "Nothing was done."
            : "Done with %d. kith person bulk --undo %d takes it back."
                .formatted(done.path("done").asInt(), done.path("id").asLong()));
    for (var left : done.path("left")) {
      var numbers = left.path("people").valueStream().map(JsonNode::asString).toList();
      lines.add(
          "%d %s: %s"
              .formatted(
                  numbers.size(), left.path("why").asString(""), String.join(", ", numbers)));
    }
    return String.join(System.lineSeparator(), lines);
  }
}
