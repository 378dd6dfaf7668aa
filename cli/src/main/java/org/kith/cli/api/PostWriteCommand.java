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

/// `kith post write`.
@Command(
    name = "write",
    mixinStandardHelpOptions = true,
    description = "Write a draft for all your accounts. Nothing goes out by this.")
public final class PostWriteCommand implements Callable<Integer> {

  @Mixin final Remote remote = new Remote();
  @Mixin final PostPictures pictures = new PostPictures();

  @Parameters(paramLabel = "TEXT", description = "What to say.")
  @SuppressWarnings("NullAway.Init") // set by picocli
  String text;

  @Option(names = "--title", paramLabel = "WORDS", description = "A headline, for blogs.")
  @Nullable String title;

  @Option(names = "--link", paramLabel = "URL", description = "The page it is about.")
  @Nullable String link;

  @Option(names = "--language", paramLabel = "TAG", description = "Such as en or pt-BR.")
  @Nullable String language;

  @Option(
      names = "--on",
      paramLabel = "NETWORK",
      description = "Only there: MASTODON, BLUESKY, BLOG ... (default: on all accounts).")
  final List<String> networks = new ArrayList<>();

  @Option(names = "--at", paramLabel = "TIME", description = "When, as 2026-12-01T12:00.")
  @Nullable String at;

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      description = "The zone of that time, as Europe/Berlin (default: the workspace's own).")
  @Nullable String zone;

  @Override
  public Integer call() throws IOException {
    pictures.check();
    var body = new LinkedHashMap<String, Object>();
    body.put("text", text);
    put(body, "title", title);
    put(body, "link", link);
    put(body, "language", language);
    put(body, "at", at);
    put(body, "zone", zone);
    if (!networks.isEmpty()) {
      body.put("accounts", accounts());
    }
    var made = remote.ask("POST", "/posts", body);
    if (!pictures.files.isEmpty()) {
      long id = made.path("id").asLong();
      pictures.add(remote, id);
      made = remote.ask("GET", "/posts/" + id, null);
    }
    remote.say(made, Lines::post);
    return 0;
  }

  private static void put(Map<String, Object> body, String name, @Nullable String value) {
    if (value != null) {
      body.put(name, value);
    }
  }

  private List<Map<String, String>> accounts() throws IOException {
    var chosen = new ArrayList<Map<String, String>>();
    for (var account : remote.ask("GET", "/posts/accounts", null).path("items")) {
      var network = account.path("network").asString("");
      if (networks.contains(network)) {
        chosen.add(Map.of("network", network, "account", account.path("account").asString("")));
      }
    }
    if (chosen.isEmpty()) {
      throw new IOException("No account of yours can publish on %s.".formatted(networks));
    }
    return chosen;
  }
}
