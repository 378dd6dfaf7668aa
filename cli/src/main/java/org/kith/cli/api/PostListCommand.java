package org.kith.cli.api;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `kith post list`.
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "List posts, changed last first.")
public final class PostListCommand implements Callable<Integer> {

  @Mixin final Remote remote = new Remote();
  @Mixin final Paging paging = new Paging();

  @Option(
      names = "--stage",
      paramLabel = "STAGE",
      defaultValue = "",
      description = "Only DRAFT, WAITING, SENT_BACK, APPROVED or SCHEDULED.")
  @SuppressWarnings("NullAway.Init") // set by picocli
  String stage;

  @Override
  public Integer call() throws IOException {
    var only = stage.isEmpty() ? "" : "&stage=" + URLEncoder.encode(stage, StandardCharsets.UTF_8);
    remote.say(remote.ask("GET", paging.of("/posts") + only, null), Lines::posts);
    return 0;
  }
}
