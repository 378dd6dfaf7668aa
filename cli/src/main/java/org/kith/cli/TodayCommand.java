package org.kith.cli;

import org.jspecify.annotations.Nullable;
import org.kith.cli.api.TodayDoneCommand;
import org.kith.cli.api.TodayShowCommand;
import org.kith.cli.api.TodayUndoCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `kith today`: the cards of the member whose token it is.
@Command(
    name = "today",
    mixinStandardHelpOptions = true,
    description = "Works with Today: over the API of a running Kith.",
    subcommands = {TodayShowCommand.class, TodayDoneCommand.class, TodayUndoCommand.class})
final class TodayCommand implements Runnable {

  @Spec @Nullable CommandSpec spec;

  @Override
  public void run() {
    if (spec != null) {
      spec.commandLine().usage(spec.commandLine().getOut());
    }
  }
}
