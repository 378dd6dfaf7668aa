package org.kith.cli.graph;

import java.io.IOException;
import java.nio.file.Path;
import org.kith.reach.cascade.ActionLog;
import org.kith.reach.cascade.ActionLogFile;
import org.kith.reach.cascade.ActionLogFile.Format;
import org.kith.reach.cascade.ActionLogFile.Reading;
import org.kith.reach.graph.AccountKeys;
import picocli.CommandLine.Option;

/// Which log a command is to learn from, and how it is to be read.
final class LogOptions {

  @Option(
      names = "--log",
      required = true,
      paramLabel = "FILE",
      description = "Who did what when: text, CSV, or either compressed with gzip.")
  @SuppressWarnings("NullAway.Init") // set by picocli
  Path file;

  @Option(
      names = "--format",
      defaultValue = "actions",
      description =
          "What a line holds: actions (actor item time [parent]), reshares (actor original time"
              + " [kind]) or cascades (actor time,actor time,...) (default: actions).")
  @SuppressWarnings("NullAway.Init") // set by picocli
  String format;

  @Option(
      names = "--window",
      defaultValue = "" + ActionLogFile.HOUR,
      paramLabel = "S",
      description =
          "Re-shares of one account within so many seconds are of one item (default: 3600).")
  long window;

  @Option(
      names = "--since",
      defaultValue = "",
      paramLabel = "TIME",
      description = "Learn nothing from what was said before.")
  @SuppressWarnings("NullAway.Init") // set by picocli
  String since;

  @Option(names = "--threads", description = "For learning (default: all cores).")
  int threads = Runtime.getRuntime().availableProcessors();

  Reading read(AccountKeys keys) throws IOException {
    if (threads < 1) {
      throw new IOException("--threads=%d is below 1.".formatted(threads));
    }
    if (window < 1) {
      throw new IOException("--window=%d is below 1.".formatted(window));
    }
    return new ActionLogFile(file, format(), window).read(keys);
  }

  private Format format() throws IOException {
    return switch (format) {
      case "actions" -> Format.ACTIONS;
      case "reshares" -> Format.RESHARES;
      case "cascades" -> Format.CASCADES;
      default ->
          throw new IOException(
              "--format=%s is not known; it is actions, reshares or cascades.".formatted(format));
    };
  }

  /// When to begin to learn.
  long since() throws IOException {
    return since.isBlank() ? Long.MIN_VALUE : time("--since", since);
  }

  static long time(String option, String word) throws IOException {
    try {
      return ActionLogFile.time(word);
    } catch (IllegalArgumentException e) {
      throw new IOException("%s %s.".formatted(option, e.getMessage()), e);
    }
  }

  /// What was read, for a report.
  static Report report(Reading reading) {
    return new Report()
        .with("lines", reading.lines())
        .with("actions", reading.log().actions())
        .with("items", reading.log().items())
        .with("ofUnknownAccounts", reading.strangers())
        .with("unknownAccounts", reading.strangerAccounts())
        .with("repeated", reading.repeated())
        .with("unseenParents", reading.unseenParents());
  }

  /// What was read, for a person.
  static String words(Reading reading) {
    var log = reading.log();
    var text =
        "%,d lines read: %,d actions on %,d items"
            .formatted(reading.lines(), log.actions(), log.items());
    if (reading.strangers() > 0) {
      text +=
          "; %,d more, of %,d accounts that the graph does not know, are left out"
              .formatted(reading.strangers(), reading.strangerAccounts());
    }
    return text;
  }

  /// The actions before a time, or all.
  static ActionLog until(ActionLog log, String option, String until) throws IOException {
    return until.isBlank() ? log : log.until(time(option, until));
  }
}
