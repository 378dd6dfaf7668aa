package org.kith.cli.api;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `kith post picture`.
@Command(
    name = "picture",
    mixinStandardHelpOptions = true,
    description = "Add pictures to a draft, say what one shows, or take one off.")
public final class PostPictureCommand implements Callable<Integer> {

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli
  CommandSpec command;

  @Mixin final Remote remote = new Remote();
  @Mixin final PostNumber post = new PostNumber();
  @Mixin final PostPictures pictures = new PostPictures();

  @Option(
      names = "--describe",
      paramLabel = "NUMBER",
      description = "Say with --alt what this picture shows, as kith post show has it.")
  @Nullable Long described;

  @Option(
      names = "--remove",
      paramLabel = "NUMBER",
      description = "Take this picture off, as kith post show has it.")
  @Nullable Long removed;

  @Override
  public Integer call() throws IOException {
    var path = "/posts/%d/pictures/".formatted(post.id);
    if (removed != null) {
      remote.ask("DELETE", path + removed, null);
    } else if (described != null) {
      if (pictures.alts.size() != 1) {
        throw new ParameterException(command.commandLine(), "Say once with --alt what it shows.");
      }
      remote.ask("PUT", path + described, Map.of("alt", pictures.alts.getFirst()));
    } else {
      pictures.check();
      pictures.add(remote, post.id);
    }
    remote.say(remote.ask("GET", "/posts/" + post.id, null), Lines::post);
    return 0;
  }
}
