package org.kith.cli.api;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `kith post list`.
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "List posts, changed last first.")
public final class PostListCommand implements Callable<Integer> {

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli
  CommandSpec command;

  @Mixin final Remote remote = new Remote();

  @Option(
      names = "--stage",
      paramLabel = "STAGE",
      defaultValue = "",
      description = "Only DRAFT, WAITING, SENT_BACK, APPROVED or SCHEDULED.")
  @SuppressWarnings("NullAway.Init") // set by picocli
  String stage;

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
    var only = stage.isEmpty() ? "" : "&stage=" + URLEncoder.encode(stage, StandardCharsets.UTF_8);
    var path = "/posts?limit=%d&cursor=%s%s".formatted(limit, cursor, only);
    remote.say(command.commandLine().getOut(), remote.ask("GET", path, null), Lines::posts);
    return 0;
  }
}
