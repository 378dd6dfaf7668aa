package org.kith.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.kith.people.PersonId;
import org.kith.privacy.Looks;
import org.kith.privacy.SubjectAccess;
import org.kith.privacy.SubjectHtml;
import org.kith.privacy.SubjectJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `kith person export ID`: all that is held about one person, for programs and to read (P10).
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description =
        "Write all that is held about one person: kith-person-ID.json and .html. Stop Kith before.")
final class PersonExportCommand implements Callable<Integer> {

  @Mixin final ServerOptions options = new ServerOptions();

  @Parameters(paramLabel = "ID", description = "The number in the address of their page.")
  long id;

  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      defaultValue = ".",
      description = "Where the two files go (default: here).")
  Path out = Path.of(".");

  @Override
  public Integer call() throws IOException {
    options.port = 0;
    try (var server = KithServer.start(options, "kith")) {
      return export(server::bean);
    }
  }

  /// @return 0 if it was written, 1 if there is no such person
  int export(Beans beans) throws IOException {
    var person = new PersonId(id);
    var all = Whose.find(beans, () -> beans.bean(SubjectAccess.class).of(person));
    if (all.isEmpty()) {
      return Whose.nobody(id);
    }
    Files.createDirectories(out);
    var json = out.resolve("kith-person-%d.json".formatted(id));
    Files.writeString(json, SubjectJson.of(all.get()));
    Files.writeString(out.resolve("kith-person-%d.html".formatted(id)), SubjectHtml.of(all.get()));
    Whose.in(
        all.get().by().id(),
        () -> {
          beans.bean(Looks.class).exported(person, "all that is held, on the command line", 1);
          return true;
        });
    System.out.printf(
        "%,d rows about %s are in %s, and to read in the .html beside it.%n",
        all.get().size(), all.get().person().name(), json);
    return 0;
  }
}
