package org.kith.cli.api;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `kith campaign change`.
@Command(
    name = "change",
    mixinStandardHelpOptions = true,
    description = "Change a draft; once it has begun, its name, why, and to a later last day.")
public final class CampaignChangeCommand implements Callable<Integer> {

  @Mixin final Remote remote = new Remote();
  @Mixin final CampaignNumber campaign = new CampaignNumber();

  @Option(names = "--name", paramLabel = "WORDS", description = "What it is called.")
  @Nullable String name;

  @Option(names = "--why", paramLabel = "WORDS", description = "Why it matters.")
  @Nullable String why;

  @Option(names = "--link", paramLabel = "ADDRESS", description = "Where people go from here.")
  @Nullable String link;

  @Option(names = "--until", paramLabel = "DAY", description = "Its last day.")
  @Nullable String until;

  @Option(
      names = "--who",
      paramLabel = "TAG",
      description = "Ask whoever has this tag; \"\" for the circle.")
  @Nullable String who;

  @Override
  public Integer call() throws IOException {
    var body = new LinkedHashMap<String, Object>();
    put(body, "name", name);
    put(body, "why", why);
    put(body, "destination", link);
    put(body, "until", until);
    put(body, "who", who);
    remote.say(remote.ask("PUT", "/campaigns/" + campaign.id, body), CampaignLines::campaign);
    return 0;
  }

  private static void put(Map<String, Object> body, String field, @Nullable String said) {
    if (said != null) {
      body.put(field, said);
    }
  }
}
