package org.kith.welcome;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kith.jobs.JobRun;
import org.kith.jobs.Jobs;
import org.kith.jobs.Progress;
import org.kith.jobs.Work;
import org.kith.store.CurrentWorkspace;
import org.kith.store.WorkspaceId;
import org.kith.team.Caller;
import org.kith.team.Member;
import org.kith.team.Members;
import org.kith.team.Role;
import org.kith.team.Workspace;
import org.kith.team.Workspaces;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;

/// A sample to look at while the first reading runs: a workspace of its own, so that nothing
/// invented is ever mixed with what is real, and one click removes all of it.
@Service
public class Samples {

  /// The work that makes one.
  static final String NAME = "Making a sample to look at";

  private final ObjectProvider<SampleMaker> maker;
  private final Workspaces workspaces;
  private final Jobs jobs;

  Samples(ObjectProvider<SampleMaker> maker, Workspaces workspaces, Jobs jobs) {
    this.maker = maker;
    this.workspaces = workspaces;
    this.jobs = jobs;
  }

  /// How it stands.
  public enum State {
    /// This Kith cannot make one.
    NONE,
    OFFERED,
    MAKING,
    READY
  }

  /// @param run how its making goes or went; null where nobody asked for it
  public record Standing(State state, @Nullable JobRun run) {}

  public Standing standing() {
    var making = maker.getIfAvailable();
    if (making == null || Caller.require().workspace().sample()) {
      return new Standing(State.NONE, null);
    }
    var run = jobs.find(NAME, "");
    boolean underWay = run.filter(JobRun::isUnderWay).isPresent();
    var ready = whole(making);
    return new Standing(
        ready.isPresent() && !underWay ? State.READY : underWay ? State.MAKING : State.OFFERED,
        run.orElse(null));
  }

  private Optional<Workspace> whole(SampleMaker making) {
    return workspaces
        .sampleOf(Caller.require().workspace().id())
        .map(workspaces::get)
        .filter(sample -> !sample.name().equals(making.unfinished()));
  }

  /// Has one made, if there is none; it takes a minute.
  public void make() {
    if (standing().state() == State.OFFERED) {
      jobs.start(NAME, "");
    }
  }

  /// Leads the caller's session into it.
  ///
  /// @param session as its cookie has it
  /// @return false if there is none yet
  public boolean visit(String session) {
    return standing().state() == State.READY && workspaces.visitSample(Caller.require(), session);
  }

  /// Makes it behind the scenes, for the first owner.
  @Component
  static final class Making implements Work {

    private final ObjectProvider<SampleMaker> maker;
    private final Members members;

    Making(ObjectProvider<SampleMaker> maker, Members members) {
      this.maker = maker;
      this.members = members;
    }

    @Override
    public String name() {
      return NAME;
    }

    @Override
    public void run(String subject, Progress progress) {
      var workspace = CurrentWorkspace.require();
      var owner = owner(workspace);
      progress.of(0, "Inventing a charity and its town");
      maker.getObject().make(workspace, owner, progress::say);
    }

    private Member owner(WorkspaceId workspace) {
      return members.of(workspace).stream()
          .filter(member -> member.role() == Role.OWNER)
          .findFirst()
          .orElseThrow(() -> new IllegalStateException("a workspace without an owner"));
    }
  }
}
