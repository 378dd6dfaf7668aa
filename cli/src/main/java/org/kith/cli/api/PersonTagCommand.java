package org.kith.cli.api;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `kith person tag`.
@Command(
    name = "tag",
    mixinStandardHelpOptions = true,
    description = "Give somebody tags, or take them off.")
public final class PersonTagCommand implements Callable<Integer> {

  @Mixin final Remote remote = new Remote();
  @Mixin final PersonNumber person = new PersonNumber();

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
        .ask("GET", "/people/%d".formatted(person.id), null)
        .path("tags")
        .forEach(tag -> wanted.add(tag.asString("")));
    for (var tag : tags) {
      wanted.removeIf(known -> known.equalsIgnoreCase(tag));
      if (!off) {
        wanted.add(tag);
      }
    }
    remote.say(
        remote.ask("PUT", "/people/%d/tags".formatted(person.id), Map.of("tags", wanted)),
        Lines::person);
    return 0;
  }
}
