package org.kith.reach.cascade;

import it.unimi.dsi.fastutil.doubles.DoubleArrayList;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntCollection;
import it.unimi.dsi.fastutil.ints.IntList;
import java.util.Arrays;
import org.kith.reach.graph.FollowerGraph;

/// Who gets the credit for what was passed on. An action credits the earlier actions on the item
/// from which it can have come, and through them those they came from [1]: the credit that a set S
/// has in action i is
///
/// `Γ(S, i) = 1 if S acted, else Σ over parents j of γ(j, i) · Γ(S, j)`.
///
/// The direct credit `γ(j, i)` falls by half with every half-life that lies between the two, in
/// proportion to other parents, and sums to 1 over them. What S brings about, as the past has it,
/// is `σ(S) = Σ over accounts u of (Σ over actions i of u of Γ(S, i)) / (actions of u)`: the
/// expected number of accounts that act on an item that S begins, S included, if it has ever acted.
///
/// | | |
/// |---|---|
/// | Time | O(Σ over actions of min(accounts followed, actors before)) once; a spread O(pairs) |
/// | Memory | 12 bytes a pair of an action and its parent, 8 an action |
/// | Ties | sums in the order of the log |
/// | Threads | immutable once made; made on one thread |
///
/// 1. Goyal, Bonchi, Lakshmanan. *A Data-Based Approach to Social Influence Maximization.* PVLDB 5,
///    2011. Differs in that direct credits sum to 1 whatever the delay, where the paper multiplies
///    the equal shares by how influenceable an account is and by exp(-delay / mean delay) and lets
///    the rest be nobody's; and in that a parent the log names gets all.
public final class CreditDistribution {

  private final ActionLog log;
  private final int[] starts; // by action, into parents and shares; and the end
  private final int[] parents; // actions
  private final double[] shares;
  private final int[] acted; // actions by account

  private CreditDistribution(
      ActionLog log, int[] starts, int[] parents, double[] shares, int[] acted) {
    this.log = log;
    this.starts = starts;
    this.parents = parents;
    this.shares = shares;
    this.acted = acted;
  }

  /// @param halfLife the delay that halves a share, above 0, in the unit of the log; infinite for
  ///   equal shares
  /// @throws IllegalArgumentException if the half-life is not above 0
  public static CreditDistribution of(FollowerGraph graph, ActionLog log, double halfLife) {
    if (!(halfLife > 0)) {
      throw new IllegalArgumentException("half-life must be above 0, was " + halfLife);
    }
    var earlier = new EarlierActions(graph, log);
    int[] starts = new int[log.actions() + 1];
    var parents = new IntArrayList();
    var shares = new DoubleArrayList();
    int[] acted = new int[graph.nodes()];
    for (int item = 0; item < log.items(); item++) {
      earlier.begin(item);
      for (int i = log.start(item); i < log.end(item); i++) {
        acted[log.actor(i)]++;
        var from = earlier.of(i, item);
        parents.addAll(from);
        share(log, from, halfLife, shares);
        starts[i + 1] = parents.size();
      }
    }
    return new CreditDistribution(log, starts, parents.toIntArray(), shares.toDoubleArray(), acted);
  }

  /// Delays count from the latest parent, so that no share is lost to rounding.
  private static void share(ActionLog log, IntList from, double halfLife, DoubleArrayList shares) {
    if (from.isEmpty()) {
      return;
    }
    long latest = log.time(from.getInt(from.size() - 1));
    int begin = shares.size();
    double sum = 0;
    for (int j : from) {
      double share = Math.pow(2, -(latest - log.time(j)) / halfLife);
      shares.add(share);
      sum += share;
    }
    for (int i = begin; i < shares.size(); i++) {
      shares.set(i, shares.getDouble(i) / sum);
    }
  }

  /// How many actions credit an earlier one; every other one began by itself.
  public int credited() {
    int credited = 0;
    for (int i = 0; i < log.actions(); i++) {
      credited += starts[i + 1] > starts[i] ? 1 : 0;
    }
    return credited;
  }

  /// The direct credit of every account, summed over all actions of others: as many accounts acted
  /// because of it. It sums to [#credited].
  public double[] direct() {
    double[] credit = new double[acted.length];
    for (int j = 0; j < parents.length; j++) {
      credit[log.actor(parents[j])] += shares[j];
    }
    return credit;
  }

  /// From whom an action most likely came.
  ///
  /// @param account whose action gets the most direct credit, the latest of equals;
  ///   [ActionLog#BEGINS] where nothing came before
  /// @param share its part of the credit, 0 to 1
  public record Source(int account, double share) {}

  public Source source(int action) {
    int best = -1;
    for (int j = starts[action]; j < starts[action + 1]; j++) {
      if (best < 0 || shares[j] >= shares[best]) {
        best = j;
      }
    }
    return best < 0
        ? new Source(ActionLog.BEGINS, 0)
        : new Source(log.actor(parents[best]), shares[best]);
  }

  /// σ(S) of the class comment.
  public double spread(IntCollection seeds) {
    boolean[] seed = new boolean[acted.length];
    seeds.forEach(u -> seed[u] = true);
    double[] credits = new double[log.actions()];
    double[] kappa = new double[acted.length];
    for (int i = 0; i < credits.length; i++) {
      int u = log.actor(i);
      credits[i] = seed[u] ? 1 : passedOn(credits, i);
      kappa[u] += credits[i];
    }
    double spread = 0;
    for (int u = 0; u < kappa.length; u++) {
      spread += acted[u] == 0 ? 0 : kappa[u] / acted[u];
    }
    return spread;
  }

  private double passedOn(double[] credits, int action) {
    double credit = 0;
    for (int j = starts[action]; j < starts[action + 1]; j++) {
      credit += shares[j] * credits[parents[j]];
    }
    return credit;
  }

  /// How many of these accounts have acted: the part of their spread that is themselves.
  int known(IntCollection seeds) {
    return (int) seeds.intStream().filter(u -> acted[u] > 0).count();
  }

  /// The accounts that acted on an item without a parent.
  public IntList beginners(int item) {
    var beginners = new IntArrayList();
    for (int i = log.start(item); i < log.end(item); i++) {
      if (starts[i] == starts[i + 1]) {
        beginners.add(log.actor(i));
      }
    }
    return beginners;
  }

  /// The direct credits that an action gives, one for each parent, in the order of their actions.
  double[] shares(int action) {
    return Arrays.copyOfRange(shares, starts[action], starts[action + 1]);
  }
}
