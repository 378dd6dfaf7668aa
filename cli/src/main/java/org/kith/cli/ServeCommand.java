package org.kith.cli;

import java.time.ZoneId;
import org.kith.team.Members;
import org.kith.team.Role;
import org.kith.team.Sessions;
import org.kith.team.Workspaces;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `kith serve`: the server, on the data it has. The first start makes an empty workspace with one
/// owner, who is welcomed.
@Command(name = "serve", mixinStandardHelpOptions = true, description = "Start Kith on its data.")
final class ServeCommand implements Runnable {

  @Mixin final ServerOptions options = new ServerOptions();

  @Override
  public void run() {
    var server = KithServer.start(options, "kith");
    server.announceAndWait("/enter/" + ownersLink(server), !options.noBrowser);
  }

  /// A one-time link for the first owner of the first workspace; the person at the terminal owns
  /// the data anyway.
  private static String ownersLink(KithServer server) {
    var workspaces = server.bean(Workspaces.class);
    var members = server.bean(Members.class);
    var workspace =
        workspaces.all().stream()
            .findFirst()
            .orElseGet(() -> {
              var made = workspaces.addFresh(ZoneId.systemDefault());
              members.add(made, "You", "owner@localhost", Role.OWNER);
              return made;
            });
    var owner =
        members.of(workspace).stream()
            .filter(member -> member.role() == Role.OWNER)
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("workspace without an owner"));
    return server.bean(Sessions.class).linkFor(owner.id(), workspace);
  }
}
