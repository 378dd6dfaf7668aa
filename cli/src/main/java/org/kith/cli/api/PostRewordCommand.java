package org.kith.cli.api;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// `kith post reword`.
@Command(
    name = "reword",
    mixinStandardHelpOptions = true,
    description =
        "Put other words in the place of those that stand there. Where a second person reads what"
            + " is published, they agree first.")
public final class PostRewordCommand implements Callable<Integer> {

  @Mixin final Remote remote = new Remote();
  @Mixin final PostNumber post = new PostNumber();

  @Parameters(paramLabel = "TEXT", index = "1", description = "What it shall say.")
  @SuppressWarnings("NullAway.Init") // set by picocli
  String text;

  @Option(
      names = "--on",
      paramLabel = "NETWORK",
      description = "Only there: MASTODON, BLUESKY, BLOG ... (default: wherever it is out).")
  final List<String> networks = new ArrayList<>();

  @Option(names = "--note", paramLabel = "WORDS", description = "For whoever reads it first.")
  @Nullable String note;

  @Override
  public Integer call() throws IOException {
    var body = new LinkedHashMap<String, Object>();
    body.put("texts", List.of(Map.of("nr", 0, "text", text)));
    if (note != null) {
      body.put("note", note);
    }
    var last =
        post.onAccounts(remote, this::isMeant, "PUT", "words", body)
            .orElseThrow(() -> new IOException("It is not out there, or being changed."));
    remote.say(last, Lines::step);
    return 0;
  }

  private boolean isMeant(JsonNode account) {
    return account.path("state").asString("").equals("PUBLISHED")
        && (networks.isEmpty() || networks.contains(account.path("network").asString("")));
  }
}
