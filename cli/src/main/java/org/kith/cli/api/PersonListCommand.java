package org.kith.cli.api;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `kith person list`.
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "List people, the longest known first.")
public final class PersonListCommand implements Callable<Integer> {

  @Mixin final Remote remote = new Remote();
  @Mixin final Paging paging = new Paging();

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

  @Override
  public Integer call() throws IOException {
    var path = new StringBuilder(paging.of("/people"));
    if (!words.isEmpty()) {
      path.append("&q=").append(URLEncoder.encode(words, StandardCharsets.UTF_8));
    }
    for (var tag : tags) {
      path.append("&tag=").append(URLEncoder.encode(tag, StandardCharsets.UTF_8));
    }
    remote.say(remote.ask("GET", path.toString(), null), Lines::people);
    return 0;
  }
}
