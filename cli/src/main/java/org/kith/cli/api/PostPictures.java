package org.kith.cli.api;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Pictures of a post, each with what it shows for those who do not see it.
final class PostPictures {

  private static final long LARGEST = 10 << 20;

  @Spec(Spec.Target.MIXEE)
  @SuppressWarnings("NullAway.Init") // set by picocli
  CommandSpec command;

  @Option(
      names = "--picture",
      paramLabel = "FILE",
      description = "A PNG or JPEG to add; may be repeated, each with its --alt.")
  final List<Path> files = new ArrayList<>();

  @Option(
      names = "--alt",
      paramLabel = "WORDS",
      description = "What the picture shows, for those who do not see it.")
  final List<String> alts = new ArrayList<>();

  /// Refuses what cannot be sent, before anything is.
  void check() throws IOException {
    if (files.size() != alts.size() || alts.stream().anyMatch(String::isBlank)) {
      throw new ParameterException(
          command.commandLine(), "Say with --alt what each --picture shows.");
    }
    for (var file : files) {
      if (Files.size(file) > LARGEST) {
        throw new IOException("%s is larger than %d MiB.".formatted(file, LARGEST >> 20));
      }
    }
  }

  void add(Remote remote, long post) throws IOException {
    for (int i = 0; i < files.size(); i++) {
      var alt = URLEncoder.encode(alts.get(i), StandardCharsets.UTF_8);
      remote.send(
          "/posts/%d/pictures?alt=%s".formatted(post, alt), Files.readAllBytes(files.get(i)));
    }
  }
}
