package org.kith.measure;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kith.activate.CampaignId;
import org.kith.listen.AccountId;
import org.kith.measure.Cascade.From;
import org.kith.plan.Credits;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Who had a campaign from whom. Whoever repeats, quotes or answers a share says so; whoever says
/// it in a post of their own likely has it from the latest of those they follow who had said it
/// ([Credits]). Worked out anew each time it is looked at, so it is right as soon as a post, a
/// follower list or a word of the team changes.
@Service
@Transactional(readOnly = true)
public class Cascades {

  private static final int MOST = 20_000; // accounts of one campaign

  private final CascadeStore store;
  private final Credits credits;

  Cascades(CascadeStore store, Credits credits) {
    this.store = store;
    this.credits = credits;
  }

  /// How a campaign travelled so far.
  public Cascade of(CampaignId campaign) {
    var firsts = store.firsts(campaign, MOST + 1);
    boolean cut = firsts.size() > MOST;
    var shown = cut ? firsts.subList(0, MOST) : firsts;
    var likely =
        credits.of(
            shown.stream().map(f -> new Credits.Said(f.account(), f.at(), f.from())).toList());
    var parents = new HashMap<AccountId, Parent>();
    for (var first : shown) {
      parents.put(first.account(), parent(first, likely.get(first.account())));
    }
    var who = store.who(shown.stream().map(CascadeStore.First::account).toList());
    return new Cascade(new Growing(shown, parents, who).links(), store.shares(campaign), cut);
  }

  private record Parent(@Nullable AccountId account, From from, double credit) {}

  private static Parent parent(CascadeStore.First first, Credits.@Nullable From likely) {
    if (first.from() != null) {
      return new Parent(first.from(), From.SAYS_SO, 1);
    }
    return likely == null
        ? new Parent(null, From.BEGAN, 0)
        : new Parent(likely.account(), From.FOLLOWS, likely.share());
  }

  /// Puts everybody under whom they came from.
  private static final class Growing {
    private final List<CascadeStore.First> firsts;
    private final Map<AccountId, Parent> parents;
    private final Map<AccountId, Cascade.Who> who;
    private final Map<AccountId, List<CascadeStore.First>> children = new HashMap<>();
    private final List<Cascade.Link> links = new ArrayList<>();

    Growing(
        List<CascadeStore.First> firsts,
        Map<AccountId, Parent> parents,
        Map<AccountId, Cascade.Who> who) {
      this.firsts = firsts;
      this.parents = parents;
      this.who = who;
    }

    private record Step(CascadeStore.First first, int parent, int depth) {}

    List<Cascade.Link> links() {
      var roots = new ArrayList<CascadeStore.First>();
      for (var first : firsts) {
        var parent = parentOf(first);
        if (parent == null) {
          roots.add(first);
        } else {
          children.computeIfAbsent(parent, _ -> new ArrayList<>()).add(first);
        }
      }
      roots.forEach(root -> grow(new Step(root, -1, 0)));
      // Two who answer each other's first share stand under nobody: whoever was first begins.
      var placed = new HashSet<AccountId>();
      links.forEach(link -> placed.add(link.who().account()));
      for (var first : firsts) {
        if (!placed.contains(first.account())) {
          int before = links.size();
          parents.put(first.account(), new Parent(null, From.BEGAN, 0));
          children.values().forEach(list -> list.remove(first));
          grow(new Step(first, -1, 0));
          links.subList(before, links.size()).forEach(l -> placed.add(l.who().account()));
        }
      }
      return counted();
    }

    private @Nullable AccountId parentOf(CascadeStore.First first) {
      var parent = parents.get(first.account());
      return parent == null || parent.account() == null || !parents.containsKey(parent.account())
          ? null
          : parent.account();
    }

    private void grow(Step root) {
      var steps = new ArrayDeque<Step>();
      steps.push(root);
      while (!steps.isEmpty()) {
        var step = steps.pop();
        int number = links.size();
        links.add(link(step, number));
        var below = children.getOrDefault(step.first().account(), List.of());
        below.reversed().forEach(child -> steps.push(new Step(child, number, step.depth() + 1)));
      }
    }

    private Cascade.Link link(Step step, int number) {
      var first = step.first();
      var parent = parents.getOrDefault(first.account(), new Parent(null, From.BEGAN, 0));
      boolean began = step.parent() < 0;
      return new Cascade.Link(
          who.getOrDefault(
              first.account(), new Cascade.Who(first.account(), "Somebody", null, false)),
          number,
          step.parent(),
          step.depth(),
          began ? From.BEGAN : parent.from(),
          began ? 0 : parent.credit(),
          new Cascade.Carried(first.at(), first.grade(), first.shares()),
          0);
    }

    /// The same with how many stand below each: children come after their parents.
    private List<Cascade.Link> counted() {
      int[] below = new int[links.size()];
      for (int i = links.size() - 1; i >= 0; i--) {
        int parent = links.get(i).parent();
        if (parent >= 0) {
          below[parent] += below[i] + 1;
        }
      }
      return links.stream()
          .map(l ->
              new Cascade.Link(
                  l.who(),
                  l.number(),
                  l.parent(),
                  l.depth(),
                  l.from(),
                  l.credit(),
                  l.carried(),
                  below[l.number()]))
          .toList();
    }
  }
}
