package org.kith.cli;

import java.util.concurrent.Callable;
import org.kith.people.PersonId;
import org.kith.privacy.Erasure;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `kith person erase ID`: everything of one person goes for good (P5).
@Command(
    name = "erase",
    mixinStandardHelpOptions = true,
    description =
        "Erase one person for good: notes, posts, accounts. Only hashes stay, so that nothing of them comes in again. Stop Kith before.")
final class PersonEraseCommand implements Callable<Integer> {

  @Mixin final ServerOptions options = new ServerOptions();

  @Parameters(paramLabel = "ID", description = "The number in the address of their page.")
  long id;

  @Option(names = "--yes", description = "Do it; there is no way back.")
  boolean yes;

  @Override
  public Integer call() {
    if (!yes) {
      System.err.println(
          "Nothing was erased. This cannot be taken back: say --yes if you mean it, and export before.");
      return 1;
    }
    options.port = 0;
    try (var server = KithServer.start(options, "kith")) {
      return erase(server::bean);
    }
  }

  /// @return 0 if they are erased, 1 if there is no such person
  int erase(Beans beans) {
    var erased = Whose.find(beans, () -> beans.bean(Erasure.class).erase(new PersonId(id)));
    if (erased.isEmpty()) {
      return Whose.nobody(id);
    }
    System.out.printf(
        "Erased, with %d accounts and %,d posts. Nothing of them comes in again.%n",
        erased.get().accounts(), erased.get().posts());
    return 0;
  }
}
