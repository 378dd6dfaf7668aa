package org.kith.cli.api;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `kith person list`.
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "List people, the longest known first.")
public final class PersonListCommand implements Callable<Integer> {

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli
  CommandSpec command;

  @Mixin final Remote remote = new Remote();

  @Option(
      names = {"--search", "-q"},
      paramLabel = "WORDS",
      defaultValue = "",
      description = "Only whom the beginnings of words find: name, handle, address, who they are.")
  @SuppressWarnings("NullAway.Init") // set by picocli
  String words;

  @Option(
      names = "--tag",
      paramLabel = "TAG",
      description = "Only who has this tag; named several times, all of them.")
  final List<String> tags = new ArrayList<>();

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "50",
      description = "How many at most, up to 200.")
  int limit;

  @Option(
      names = "--cursor",
      paramLabel = "C",
      defaultValue = "",
      description = "Go on where the last list ended.")
  @SuppressWarnings("NullAway.Init") // set by picocli
  String cursor;

  @Override
  public Integer call() throws IOException {
    var path = new StringBuilder("/people?limit=%d&cursor=%s".formatted(limit, cursor));
    if (!words.isEmpty()) {
      path.append("&q=").append(URLEncoder.encode(words, StandardCharsets.UTF_8));
    }
    for (var tag : tags) {
      path.append("&tag=").append(URLEncoder.encode(tag, StandardCharsets.UTF_8));
    }
    remote.say(
        command.commandLine().getOut(), remote.ask("GET", path.toString(), null), Lines::people);
    return 0;
  }
}
