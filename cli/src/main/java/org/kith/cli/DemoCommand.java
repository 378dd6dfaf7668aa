package org.kith.cli;

import java.time.ZoneId;
import org.kith.team.Members;
import org.kith.team.Role;
import org.kith.team.Sessions;
import org.kith.team.Workspaces;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `kith demo`: the server with a sample workspace, an invented charity of which every page has
/// something to show.
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = "Start Kith with an invented charity to look at.")
final class DemoCommand implements Runnable {

  @Mixin final ServerOptions options = new ServerOptions();

  @Override
  public void run() {
    var server = KithServer.start(options, "demo");
    server.announceAndWait("/enter/" + sampleLink(server), !options.noBrowser);
  }

  /// A one-time link into the sample workspace, made first if there is none.
  static String sampleLink(KithServer server) {
    var workspaces = server.bean(Workspaces.class);
    var members = server.bean(Members.class);
    var sample =
        workspaces
            .sample()
            .orElseGet(() -> {
              var made = workspaces.addSample("Harvestline", ZoneId.systemDefault());
              members.add(made, "Mara Lindqvist", "mara@harvestline.example", Role.OWNER);
              return made;
            });
    var owner = members.of(sample).getFirst();
    return server.bean(Sessions.class).linkFor(owner.id(), sample);
  }
}
