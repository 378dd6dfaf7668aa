package org.kith.cli.api;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `kith campaign kit`.
@Command(
    name = "kit",
    mixinStandardHelpOptions = true,
    description = "Change what people are offered to speak about; what is left out stays.")
public final class CampaignKitCommand implements Callable<Integer> {

  @Mixin final Remote remote = new Remote();
  @Mixin final CampaignNumber campaign = new CampaignNumber();

  @Option(
      names = "--fact",
      paramLabel = "WORDS",
      description = "Something true; up to three, in place of those there are.")
  final List<String> facts = new ArrayList<>();

  @Option(names = "--question", paramLabel = "WORDS", description = "What they are asked.")
  @Nullable String question;

  @Option(names = "--hashtag", paramLabel = "WORD", description = "Without #.")
  @Nullable String hashtag;

  @Override
  public Integer call() throws IOException {
    var path = "/campaigns/" + campaign.id;
    var kit = remote.ask("GET", path, null).path("kit");
    var body = new LinkedHashMap<String, Object>();
    body.put("facts", facts.isEmpty() ? kit.path("facts") : facts);
    body.put("question", question == null ? kit.path("question") : question);
    body.put("hashtag", hashtag == null ? kit.path("hashtag") : hashtag);
    remote.say(remote.ask("PUT", path + "/kit", body), CampaignLines::campaign);
    return 0;
  }
}
