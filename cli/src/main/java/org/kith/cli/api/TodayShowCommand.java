package org.kith.cli.api;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `kith today show`.
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description = "Show what the next half hour is best spent on.")
public final class TodayShowCommand implements Callable<Integer> {

  @Mixin final Remote remote = new Remote();

  @Override
  public Integer call() throws IOException {
    remote.say(remote.ask("GET", "/today", null), Lines::day);
    return 0;
  }
}
