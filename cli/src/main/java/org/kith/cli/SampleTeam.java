package org.kith.cli;

import java.time.DayOfWeek;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kith.simulator.sample.SampleWorld;
import org.kith.store.WorkspaceId;
import org.kith.team.Member;
import org.kith.team.Members;
import org.kith.team.Role;
import org.kith.team.Workspace;
import org.kith.team.Workspaces;

/// The organisation of a sample world, and who works for it.
final class SampleTeam {

  private final Beans beans;
  private final SampleWorld world;
  private final SampleIds ids;
  private final @Nullable Member reader;

  /// @param reader who sits at the owner's desk; null for the world's own owner
  SampleTeam(Beans beans, SampleWorld world, SampleIds ids, @Nullable Member reader) {
    this.beans = beans;
    this.world = world;
    this.ids = ids;
    this.reader = reader;
  }

  /// Lets the team in: who sits at the desk owns it.
  void join(WorkspaceId workspace) {
    var members = beans.bean(Members.class);
    var role = Role.OWNER;
    for (var mate : world.organisation().team()) {
      var desk = role == Role.OWNER ? reader : null;
      var name = desk == null ? mate.name() : desk.name();
      var email = desk == null ? mate.email() : desk.email();
      ids.member(mate.name(), members.add(workspace, name, email, role));
      role = Role.MEMBER;
    }
    describe(workspace, SampleLoader.UNFINISHED);
  }

  /// Gives the workspace its name, now that it is whole.
  void name(WorkspaceId workspace) {
    describe(workspace, world.organisation().name());
  }

  private void describe(WorkspaceId workspace, String name) {
    var organisation = world.organisation();
    beans
        .bean(Workspaces.class)
        .change(
            new Workspace(
                workspace,
                name,
                organisation.site(),
                organisation.zone(),
                organisation.rhythm().minutesPerDay(),
                organisation.rhythm().hoursPerMonth(),
                true,
                Set.of(DayOfWeek.values()),
                false));
  }
}
