package org.kith.cli.api;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `kith post schedule`.
@Command(
    name = "schedule",
    mixinStandardHelpOptions = true,
    description = "Let a draft go out, at a time or now.")
public final class PostScheduleCommand implements Callable<Integer> {

  @Mixin final Remote remote = new Remote();
  @Mixin final PostNumber post = new PostNumber();

  @Option(
      names = "--at",
      paramLabel = "TIME",
      description = "When, as 2026-12-01T12:00 (default: now).")
  @Nullable String at;

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      description = "The zone of that time, as Europe/Berlin (default: the workspace's own).")
  @Nullable String zone;

  @Override
  public Integer call() throws IOException {
    var body = new LinkedHashMap<String, Object>();
    if (at != null) {
      body.put("at", at);
    }
    if (zone != null) {
      body.put("zone", zone);
    }
    remote.say(remote.ask("POST", "/posts/%d/schedule".formatted(post.id), body), Lines::step);
    return 0;
  }
}
