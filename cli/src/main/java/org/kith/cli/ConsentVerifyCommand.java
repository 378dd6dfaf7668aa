package org.kith.cli;

import java.io.PrintStream;
import java.util.concurrent.Callable;
import org.kith.people.ConsentProof;
import org.kith.team.Workspaces;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `kith consent verify`: computes every hash of the log anew. Ends with 1 where a row was changed.
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description =
        "Look at every row of the consent log, and say what was changed behind Kith's back. Stop Kith before.")
final class ConsentVerifyCommand implements Callable<Integer> {

  @Mixin final ServerOptions options = new ServerOptions();

  @Option(
      names = "--head",
      paramLabel = "HASH",
      description = "The end of the log that an earlier run printed; it must still be in the log.")
  String head = "";

  @Override
  public Integer call() {
    options.port = 0;
    try (var server = KithServer.start(options, "kith")) {
      return verify(server::bean, System.out);
    }
  }

  /// Says what stands in the log of each workspace.
  ///
  /// @return 0 if all is as it was written, else 1
  int verify(Beans beans, PrintStream out) {
    boolean sound = true;
    boolean seen = head.isBlank();
    for (var id : beans.bean(Workspaces.class).all()) {
      var name = beans.bean(Workspaces.class).get(id).name();
      var proof = beans.bean(ConsentProof.class);
      var verdict = Whose.in(id, proof::verify);
      out.printf("%s: %d entries, ending in %s%n", name, verdict.rows(), verdict.head());
      verdict.faults().forEach(fault -> out.println("  " + fault));
      sound &= verdict.isSound();
      seen |= !head.isBlank() && Whose.in(id, () -> proof.contains(head));
    }
    if (!seen) {
      out.printf("  The end %s that you noted down is in no log here.%n", head.strip());
    }
    out.println(
        sound && seen ? "Every entry is as it was written." : "The log is not as it was written.");
    return sound && seen ? 0 : 1;
  }
}
