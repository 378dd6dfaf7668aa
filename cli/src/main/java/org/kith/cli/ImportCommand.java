package org.kith.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.kith.cli.api.ImportListCommand;
import org.kith.cli.api.ImportPeopleCommand;
import org.kith.cli.api.ImportUndoCommand;
import org.kith.jobs.Progress;
import org.kith.store.CurrentWorkspace;
import org.kith.store.StartProblem;
import org.kith.store.WorkspaceId;
import org.kith.takeout.Takeouts;
import org.kith.team.Workspaces;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/// `kith import`: all of a workspace out of a file, into a Kith that is empty. Below it stand files
/// with people, for a Kith that runs.
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description =
        "Take all of a workspace out of a file that `kith export` wrote, into an empty Kith; or people out of a table or an address book, over the API of a running Kith.",
    subcommands = {ImportPeopleCommand.class, ImportListCommand.class, ImportUndoCommand.class})
final class ImportCommand implements Callable<Integer> {

  private static final List<String> PEOPLE = List.of(".csv", ".tsv", ".txt", ".vcf", ".vcard");

  @Spec @Nullable CommandSpec spec;

  @Mixin final ServerOptions options = new ServerOptions();

  @Parameters(paramLabel = "FILE", arity = "0..1", description = "The ZIP to take in.")
  @Nullable Path file;

  @Option(names = "--json", description = "Answer with one JSON object.")
  boolean json;

  /// @param rows how many came in
  record Came(String workspace, long rows) {}

  @Override
  public Integer call() throws IOException {
    if (spec == null) {
      throw new IllegalStateException("picocli gives it");
    }
    var source = file;
    if (source == null) {
      throw new ParameterException(
          spec.commandLine(),
          "Which file? A ZIP that `kith export` wrote; for people, kith import people FILE.");
    }
    var name = String.valueOf(source.getFileName()).toLowerCase(Locale.ROOT);
    if (PEOPLE.stream().anyMatch(name::endsWith)) {
      throw new ParameterException(
          spec.commandLine(),
          "%s is no ZIP that `kith export` wrote. People come in by: kith import people %s"
              .formatted(source, source));
    }
    if (Files.notExists(source)) {
      throw new NoSuchFileException(source.toString());
    }
    options.forOneThing();
    try (var server = KithServer.start(options, "kith")) {
      var takeouts = server.bean(Takeouts.class);
      var workspace = takeouts.check(source);
      var workspaces = server.bean(Workspaces.class);
      var target = target(workspaces, workspace);
      try {
        long rows =
            CurrentWorkspace.call(target.id(), () -> takeouts.takeIn(source, Progress.untold()));
        var out = spec.commandLine().getOut();
        out.println(
            json
                ? JsonMapper.shared().writeValueAsString(new Came(workspace, rows))
                : "“%s” is here: %,d rows. Start Kith with `kith serve`; its link lets the first owner in."
                    .formatted(workspace, rows));
        out.flush();
      } catch (IOException e) {
        if (target.made()) {
          workspaces.removeEmpty(target.id());
        }
        throw e;
      }
    }
    return 0;
  }

  /// @param made whether it was made for this
  private record Target(WorkspaceId id, boolean made) {}

  private static Target target(Workspaces workspaces, String name) {
    var all = workspaces.all();
    if (all.size() > 1) {
      throw new StartProblem(
          "%d workspaces are here already, and an export comes into an empty Kith. Start one of its own for it: kith import FILE --data FOLDER."
              .formatted(all.size()));
    }
    return all.isEmpty()
        ? new Target(workspaces.add(name, ZoneOffset.UTC), true)
        : new Target(all.getFirst(), false);
  }
}
