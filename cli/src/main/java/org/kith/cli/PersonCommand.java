package org.kith.cli;

import org.jspecify.annotations.Nullable;
import org.kith.cli.api.PersonAddCommand;
import org.kith.cli.api.PersonAgreedCommand;
import org.kith.cli.api.PersonBulkCommand;
import org.kith.cli.api.PersonChangeCommand;
import org.kith.cli.api.PersonListCommand;
import org.kith.cli.api.PersonLogCommand;
import org.kith.cli.api.PersonMayWeCommand;
import org.kith.cli.api.PersonMergeCommand;
import org.kith.cli.api.PersonNextCommand;
import org.kith.cli.api.PersonRefusedCommand;
import org.kith.cli.api.PersonSaidCommand;
import org.kith.cli.api.PersonSameCommand;
import org.kith.cli.api.PersonSeparateCommand;
import org.kith.cli.api.PersonShowCommand;
import org.kith.cli.api.PersonStageCommand;
import org.kith.cli.api.PersonTagCommand;
import org.kith.cli.api.PersonViewsCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `kith person`: the people a human chose to know.
@Command(
    name = "person",
    mixinStandardHelpOptions = true,
    description =
        "Works with people: over the API of a running Kith; export and erase on its data.",
    subcommands = {
      PersonListCommand.class,
      PersonShowCommand.class,
      PersonAddCommand.class,
      PersonChangeCommand.class,
      PersonLogCommand.class,
      PersonNextCommand.class,
      PersonStageCommand.class,
      PersonTagCommand.class,
      PersonMayWeCommand.class,
      PersonAgreedCommand.class,
      PersonRefusedCommand.class,
      PersonSaidCommand.class,
      PersonSameCommand.class,
      PersonMergeCommand.class,
      PersonSeparateCommand.class,
      PersonBulkCommand.class,
      PersonViewsCommand.class,
      PersonExportCommand.class,
      PersonEraseCommand.class
    })
final class PersonCommand implements Runnable {

  @Spec @Nullable CommandSpec spec;

  @Override
  public void run() {
    if (spec != null) {
      spec.commandLine().usage(spec.commandLine().getOut());
    }
  }
}
