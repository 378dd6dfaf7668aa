package org.kith.cli.api;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `kith campaign invite`.
@Command(
    name = "invite",
    mixinStandardHelpOptions = true,
    description =
        "Invite somebody by mail, in the campaign’s words unless you say others; the letter goes"
            + " out in a moment. --back takes it back as long as it waits.")
public final class CampaignInviteCommand implements Callable<Integer> {

  @Mixin final Remote remote = new Remote();
  @Mixin final CampaignNumber campaign = new CampaignNumber();

  @Parameters(
      paramLabel = "PERSON",
      index = "1",
      description = "The number of the person, as in the address of their page.")
  long person;

  @Option(names = "--subject", paramLabel = "WORDS", description = "Another subject.")
  @Nullable String subject;

  @Option(
      names = "--body",
      paramLabel = "WORDS",
      description = "Other words; {first}, {why}, {page} and others are filled in.")
  @Nullable String body;

  @Option(names = "--back", description = "Take the invitation back.")
  boolean back;

  @Override
  public Integer call() throws IOException {
    var path = "/campaigns/%d/invitations/%d".formatted(campaign.id, person);
    if (back) {
      remote.say(remote.ask("DELETE", path, null), _ -> "They are not invited.");
      return 0;
    }
    var letter = new LinkedHashMap<String, Object>();
    if (subject != null) {
      letter.put("subject", subject);
    }
    if (body != null) {
      letter.put("body", body);
    }
    remote.say(remote.ask("PUT", path, letter), CampaignLines::invitation);
    return 0;
  }
}
