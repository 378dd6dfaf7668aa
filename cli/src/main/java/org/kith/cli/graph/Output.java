package org.kith.cli.graph;

import java.io.PrintWriter;
import java.time.InstantSource;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// How every graph command says what it did.
final class Output {

  @Spec(Spec.Target.MIXEE)
  @SuppressWarnings("NullAway.Init") // set by picocli
  CommandSpec command;

  @Option(names = "--json", description = "Print one JSON object instead of lines.")
  boolean json;

  @Option(names = "--quiet", description = "Show no progress bar.")
  boolean quiet;

  void print(Report report) {
    report.print(command.commandLine().getOut(), json);
  }

  void print(String lines) {
    var out = command.commandLine().getOut();
    out.println(lines);
    out.flush();
  }

  ProgressBar progress() {
    var err = quiet ? new PrintWriter(PrintWriter.nullWriter()) : command.commandLine().getErr();
    return new ProgressBar(err, InstantSource.system());
  }
}
