package org.kith.cli;

import org.jspecify.annotations.Nullable;
import org.kith.cli.api.PostAgainCommand;
import org.kith.cli.api.PostAgreeCommand;
import org.kith.cli.api.PostApproveCommand;
import org.kith.cli.api.PostLeaveCommand;
import org.kith.cli.api.PostListCommand;
import org.kith.cli.api.PostOutCommand;
import org.kith.cli.api.PostPictureCommand;
import org.kith.cli.api.PostRewordCommand;
import org.kith.cli.api.PostScheduleCommand;
import org.kith.cli.api.PostShowCommand;
import org.kith.cli.api.PostSubmitCommand;
import org.kith.cli.api.PostTakeBackCommand;
import org.kith.cli.api.PostUnscheduleCommand;
import org.kith.cli.api.PostWriteCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `kith post`: what we say on our own accounts.
@Command(
    name = "post",
    mixinStandardHelpOptions = true,
    description = "Works with your own posts: over the API of a running Kith.",
    subcommands = {
      PostListCommand.class,
      PostShowCommand.class,
      PostWriteCommand.class,
      PostSubmitCommand.class,
      PostApproveCommand.class,
      PostScheduleCommand.class,
      PostUnscheduleCommand.class,
      PostRewordCommand.class,
      PostAgreeCommand.class,
      PostPictureCommand.class,
      PostAgainCommand.class,
      PostOutCommand.class,
      PostLeaveCommand.class,
      PostTakeBackCommand.class
    })
final class PostCommand implements Runnable {

  @Spec @Nullable CommandSpec spec;

  @Override
  public void run() {
    if (spec != null) {
      spec.commandLine().usage(spec.commandLine().getOut());
    }
  }
}
