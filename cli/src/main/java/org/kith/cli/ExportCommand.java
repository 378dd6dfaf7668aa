package org.kith.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kith.jobs.Progress;
import org.kith.privacy.Looks;
import org.kith.store.CurrentWorkspace;
import org.kith.store.StartProblem;
import org.kith.takeout.Takeouts;
import org.kith.team.Workspace;
import org.kith.team.Workspaces;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/// `kith export`: all of a workspace in one file.
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description = "Write all of a workspace into one file, for an empty Kith. Stop Kith before.")
final class ExportCommand implements Callable<Integer> {

  @Spec @Nullable CommandSpec spec;

  @Mixin final ServerOptions options = new ServerOptions();

  @Parameters(paramLabel = "FILE", description = "The ZIP to write.")
  @Nullable Path file;

  @Option(
      names = "--workspace",
      paramLabel = "NAME",
      description = "Which one, where there are several.")
  @Nullable String workspace;

  @Option(names = "--force", description = "Write over a file that is there.")
  boolean force;

  @Option(names = "--json", description = "Answer with one JSON object.")
  boolean json;

  @Override
  public Integer call() throws IOException {
    if (file == null || spec == null) {
      throw new IllegalStateException("picocli gives both");
    }
    var target = file.toAbsolutePath();
    if (Files.exists(target) && !force) {
      throw new IOException(
          "%s is there already. Name another file, or say --force.".formatted(file));
    }
    options.forOneThing();
    try (var server = KithServer.start(options, "kith")) {
      var chosen = chosen(server.bean(Workspaces.class));
      var packed =
          CurrentWorkspace.call(
              chosen.id(),
              () -> {
                var written = server.bean(Takeouts.class).write(target, Progress.untold());
                server.bean(Looks.class).takeOutAll("on the command line");
                return written;
              });
      say(spec.commandLine().getOut(), packed);
    }
    return 0;
  }

  private Workspace chosen(Workspaces workspaces) {
    List<Workspace> all = workspaces.all().stream().map(workspaces::get).toList();
    var fitting =
        all.stream().filter(one -> workspace == null || one.name().equals(workspace)).toList();
    if (fitting.size() != 1) {
      throw new StartProblem(
          all.isEmpty()
              ? "There is no workspace here yet, so there is nothing to export."
              : "Say which workspace with --workspace NAME; there are: %s."
                  .formatted(
                      all.stream()
                          .map(one -> "“" + one.name() + "”")
                          .collect(Collectors.joining(", "))));
    }
    return fitting.getFirst();
  }

  private void say(PrintWriter out, Takeouts.Packed packed) {
    out.println(
        json
            ? JsonMapper.shared().writeValueAsString(packed)
            : "“%s” is in %s: %,d rows in %d parts, %,d bytes, SHA-256 %s."
                .formatted(
                    packed.workspace(),
                    file,
                    packed.rows(),
                    packed.parts(),
                    packed.bytes(),
                    packed.sha256()));
    out.flush();
  }
}
