package org.kith.cli;

import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.kith.measure.Insights;
import org.kith.simulator.sample.SampleWorld;
import org.kith.store.CurrentWorkspace;
import org.kith.store.Statistics;
import org.kith.store.WorkspaceId;
import org.kith.team.Caller;
import org.kith.team.Member;
import org.kith.team.Members;
import org.kith.team.Role;
import org.kith.team.Workspace;
import org.kith.team.Workspaces;
import org.springframework.transaction.support.TransactionTemplate;

/// Makes the sample workspace: an invented charity with 90 days of what was said about it, brought
/// in through the same doors as everything else.
///
/// The workspace bears a name of its own until everything is in it. One that still bears it at the
/// next start was cut off, and is made anew.
final class SampleLoader {

  /// What a sample is called until it is whole.
  static final String UNFINISHED = "A sample that is being made";

  /// Which of all possible charities.
  static final long SEED = 7;

  private final Beans beans;
  private final Consumer<String> say;

  /// @param say hears how far it is, a line each time
  SampleLoader(Beans beans, Consumer<String> say) {
    this.beans = beans;
    this.say = say;
  }

  /// The sample workspace; it is made of `world` if there is none, or only a part of one.
  WorkspaceId sample(Supplier<SampleWorld> world) {
    var workspaces = beans.bean(Workspaces.class);
    var found = workspaces.sample().map(workspaces::get);
    found
        .filter(SampleLoader::isHalfMade)
        .ifPresent(half -> {
          say.accept("Removing a sample that was not finished …");
          workspaces.removeHalfMade(half.id());
        });
    return found
        .filter(workspace -> !isHalfMade(workspace))
        .map(Workspace::id)
        .orElseGet(() -> {
          say.accept("Making the sample: an invented charity and its town …");
          return load(world.get());
        });
  }

  /// Whom a link into the sample is for.
  Member owner(WorkspaceId sample) {
    return beans.bean(Members.class).of(sample).stream()
        .filter(member -> member.role() == Role.OWNER)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("a sample without an owner"));
  }

  private static boolean isHalfMade(Workspace workspace) {
    return workspace.name().equals(UNFINISHED);
  }

  /// Loads a world into a new sample workspace.
  WorkspaceId load(SampleWorld world) {
    var zone = world.organisation().zone();
    return fill(world, beans.bean(Workspaces.class).addSample(UNFINISHED, zone), null);
  }

  /// Loads a world for those who work in another workspace.
  ///
  /// @param reader who sits at its owner's desk
  WorkspaceId load(SampleWorld world, WorkspaceId of, Member reader) {
    var workspaces = beans.bean(Workspaces.class);
    workspaces
        .sampleOf(of)
        .filter(known -> isHalfMade(workspaces.get(known)))
        .ifPresent(workspaces::removeHalfMade);
    var zone = world.organisation().zone();
    return fill(world, workspaces.addSample(UNFINISHED, zone, of), reader);
  }

  private WorkspaceId fill(SampleWorld world, WorkspaceId sample, @Nullable Member reader) {
    var workspaces = beans.bean(Workspaces.class);
    var ids = new SampleIds();
    var team = new SampleTeam(beans, world, ids, reader);
    team.join(sample);
    var caller = new Caller(owner(sample), workspaces.get(sample));
    CurrentWorkspace.call(
        sample,
        () ->
            caller.call(() -> {
              fill(sample, world, ids);
              return sample;
            }));
    team.name(sample);
    return sample;
  }

  private void fill(WorkspaceId sample, SampleWorld world, SampleIds ids) {
    var accounts = new SampleAccounts(beans, world, ids);
    var posts = new SamplePosts(beans, world, ids);
    var people = new SamplePeople(beans, world, ids);
    var statistics = beans.bean(Statistics.class);
    step("%,d accounts".formatted(world.accounts().size()), accounts::add);
    step("%,d people to know".formatted(world.persons().size()), people::add);
    // Needs nothing but the accounts, and the database has a process for each of the two.
    var follows =
        CompletableFuture.runAsync(() ->
            CurrentWorkspace.run(
                sample,
                () ->
                    step("%,d follows".formatted(world.follows().size()), accounts::addFollowers)));
    step("topics and the first posts", posts::begin);
    statistics.refresh(); // before the tables grow, so that each row finds its own by an index
    step("%,d posts".formatted(world.posts().size()), posts::add);
    step("what happened with each of them", people::remember);
    step("campaigns", new SampleCampaigns(beans, world, ids)::add);
    step("what came of them", new SampleMeasures(beans, world, ids)::add);
    follows.join();
    statistics.refresh();
    step("what was worth knowing", () -> beans.bean(Insights.class).find());
  }

  /// One phase, in a transaction of its own.
  private void step(String what, Runnable work) {
    long start = System.nanoTime();
    beans.bean(TransactionTemplate.class).executeWithoutResult(_ -> work.run());
    double seconds = (System.nanoTime() - start) / 1e9;
    say.accept(String.format(Locale.ROOT, "Making the sample: %s (%.1f s)", what, seconds));
  }
}
