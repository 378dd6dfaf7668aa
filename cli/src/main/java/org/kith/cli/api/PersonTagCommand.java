package org.kith.cli.api;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `kith person tag`.
@Command(
    name = "tag",
    mixinStandardHelpOptions = true,
    description = "Give somebody tags, or take them off.")
public final class PersonTagCommand implements Callable<Integer> {

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli
  CommandSpec command;

  @Mixin final Remote remote = new Remote();

  @Parameters(
      paramLabel = "ID",
      index = "0",
      description = "The number of the person, as in the address of their page.")
  long id;

  @Parameters(
      paramLabel = "TAG",
      index = "1..*",
      arity = "1..*",
      description = "The names of the tags; one that is new is made.")
  final List<String> tags = new ArrayList<>();

  @Option(names = "--off", description = "Take them off.")
  boolean off;

  @Override
  public Integer call() throws IOException {
    var wanted = new ArrayList<String>();
    remote
        .ask("GET", "/people/%d".formatted(id), null)
        .path("tags")
        .forEach(tag -> wanted.add(tag.asString("")));
    for (var tag : tags) {
      wanted.removeIf(known -> known.equalsIgnoreCase(tag));
      if (!off) {
        wanted.add(tag);
      }
    }
    remote.say(
        command.commandLine().getOut(),
        remote.ask("PUT", "/people/%d/tags".formatted(id), Map.of("tags", wanted)),
        Lines::person);
    return 0;
  }
}
