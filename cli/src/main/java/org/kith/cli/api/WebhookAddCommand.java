package org.kith.cli.api;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `kith webhook add`.
@Command(
    name = "add",
    mixinStandardHelpOptions = true,
    description = "Tell an address what happens here. Its secret is shown once.")
public final class WebhookAddCommand implements Callable<Integer> {

  @Mixin final Remote remote = new Remote();

  @Parameters(paramLabel = "URL", description = "An address that begins with https://.")
  @SuppressWarnings("NullAway.Init") // set by picocli
  String url;

  @Option(
      names = "--kind",
      paramLabel = "KIND",
      description = "Only this, such as mention.heard; may be given several times (default: all).")
  final List<String> kinds = new ArrayList<>();

  @Override
  public Integer call() throws IOException {
    var body = new LinkedHashMap<String, Object>();
    body.put("url", url);
    if (!kinds.isEmpty()) {
      body.put("kinds", kinds);
    }
    remote.say(remote.ask("POST", "/webhooks", body), WebhookLines::made);
    return 0;
  }
}
