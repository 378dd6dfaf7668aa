package org.kith.cli;

import org.jspecify.annotations.Nullable;
import org.kith.cli.api.VoiceListCommand;
import org.kith.cli.api.VoiceShowCommand;
import org.kith.cli.api.VoiceStateCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `kith voice`: who was heard and nobody has chosen.
@Command(
    name = "voice",
    mixinStandardHelpOptions = true,
    description = "Works with voices: over the API of a running Kith.",
    subcommands = {VoiceListCommand.class, VoiceShowCommand.class, VoiceStateCommand.class})
final class VoiceCommand implements Runnable {

  @Spec @Nullable CommandSpec spec;

  @Override
  public void run() {
    if (spec != null) {
      spec.commandLine().usage(spec.commandLine().getOut());
    }
  }
}
