package org.kith.cli.api;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `kith post schedule`.
@Command(
    name = "schedule",
    mixinStandardHelpOptions = true,
    description = "Let a draft go out, at a time or now.")
public final class PostScheduleCommand implements Callable<Integer> {

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli
  CommandSpec command;

  @Mixin final Remote remote = new Remote();

  @Parameters(
      paramLabel = "ID",
      description = "The number of the post, as in the address of its page.")
  long id;

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
    remote.say(
        command.commandLine().getOut(),
        remote.ask("POST", "/posts/%d/schedule".formatted(id), body),
        Lines::step);
    return 0;
  }
}
