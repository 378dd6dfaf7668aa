package org.kith.cli.api;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `kith log`: the quick log, one line instead of a form.
@Command(
    name = "log",
    mixinStandardHelpOptions = true,
    description =
        "Note what happened and what comes next, in one line: over the API of a running Kith.")
public final class LogCommand implements Callable<Integer> {

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli
  CommandSpec command;

  @Mixin final Remote remote = new Remote();

  @Parameters(
      paramLabel = "LINE",
      arity = "0..1",
      defaultValue = "",
      description = "Such as \"Talked to Ana about the walk, call Bo Friday\".")
  @SuppressWarnings("NullAway.Init") // set by picocli
  String line;

  @Option(
      names = "--who",
      paramLabel = "KEY=WHO",
      description =
          "Answers a question of the line: the number of a person, new or nobody; as often as it"
              + " asks.")
  final Map<String, String> answers = new LinkedHashMap<>();

  @Option(names = "--read", description = "Only say what the line means; keep nothing.")
  boolean read;

  @Option(names = "--mine", description = "Nobody else may read the entries.")
  boolean mine;

  @Option(
      names = "--undo",
      paramLabel = "ID",
      description = "Take back the line that was noted under this number.")
  @Nullable Long undo;

  @Override
  public Integer call() throws IOException {
    if (undo != null) {
      remote.say(remote.ask("DELETE", "/log/" + undo, null), _ -> "Taken back, all of it.");
      return 0;
    }
    if (line.isBlank()) {
      throw new ParameterException(command.commandLine(), "Say what happened, in one line.");
    }
    var said =
        answers.entrySet().stream()
            .map(answer -> Map.of("key", answer.getKey(), "who", answer.getValue()))
            .toList();
    var body = Map.of("line", line, "answers", said, "mine", mine);
    if (read) {
      remote.say(remote.ask("POST", "/log/read", body), Lines::understood);
    } else {
      remote.say(
          remote.ask("POST", "/log", body),
          made -> "Noted. kith log --undo %d takes it back.".formatted(made.path("id").asLong()));
    }
    return 0;
  }
}
