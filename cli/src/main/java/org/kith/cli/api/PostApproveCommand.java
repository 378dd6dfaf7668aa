package org.kith.cli.api;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `kith post approve`.
@Command(
    name = "approve",
    mixinStandardHelpOptions = true,
    description = "Agree to what somebody else wrote.")
public final class PostApproveCommand implements Callable<Integer> {

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli
  CommandSpec command;

  @Mixin final Remote remote = new Remote();

  @Parameters(
      paramLabel = "ID",
      description = "The number of the post, as in the address of its page.")
  long id;

  @Option(
      names = "--note",
      paramLabel = "WORDS",
      defaultValue = "",
      description = "For colleagues alone.")
  @SuppressWarnings("NullAway.Init") // set by picocli
  String note;

  @Override
  public Integer call() throws IOException {
    var body = Map.of("note", note);
    remote.say(
        command.commandLine().getOut(),
        remote.ask("POST", "/posts/%d/approve".formatted(id), body),
        Lines::step);
    return 0;
  }
}
