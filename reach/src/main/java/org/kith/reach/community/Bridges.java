package org.kith.reach.community;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.kith.reach.graph.FollowerGraph;
import org.kith.reach.graph.Progress;

/// Accounts that carry between communities: how much of all that is said in one and heard in
/// another passes through each, if it takes the shortest ways.
///
/// The *share* of an account v is the mean, over all ordered pairs (s, t) of accounts in different
/// communities, of the part of the shortest ways from s to t that lead through v; ways go along
/// arcs, as messages do. A pair counts 0 where no way leads from s to t, or v is s or t. That is
/// betweenness over the pairs between communities [1], and over all pairs if everybody is alone.
///
/// On small graphs it is exact, by one search from every account [2]. Where that is over the
/// budget, pairs are drawn evenly and for each one shortest way, evenly among them [3]; the part of
/// the draws that lead through v has the share as its mean. By the Chernoff bound and the union
/// over all accounts, with the asked-for confidence *all* intervals hold at once: an account whose
/// `low` is above another's `high` is the better bridge. For a share b the interval is about ±
/// √(2bx/r) wide, x = ln(2n / (1 − confidence)), r pairs; accounts above b are so found to one part
/// in ten by 200 x / b pairs.
///
/// | | |
/// |---|---|
/// | Time | exactly O(n(n + m)); else O(n + m) a pair at worst, and in practice near its root, since both ends are searched from |
/// | Memory | 40n bytes a thread and 4n; 24n a thread and 512n when exact |
/// | Ties | of equal shares the smaller account first |
/// | Threads | the same seed gives the same bridges on any number of threads; immutable once found |
///
/// Differs from [3] in that pairs are of different communities, that ways are found from both ends
/// as in [4], and that each account has an interval of its own, not one for all.
///
/// 1. Flom, Friedman, Strauss, Neaigus. *A new measure of linkage between two sub-networks.*
///    Connections 26, 2004.
/// 2. Brandes. *A faster algorithm for betweenness centrality.* Journal of Mathematical Sociology
///    25, 2001.
/// 3. Riondato, Kornaropoulos. *Fast approximation of betweenness centrality through sampling.*
///    Data Mining and Knowledge Discovery 30, 2016.
/// 4. Borassi, Natale. *KADABRA.* ESA 2016.
public final class Bridges {

  /// How much finding bridges may cost.
  ///
  /// @param budget how many accounts and arcs an exact answer may look at
  /// @param pairs how many to draw where that is not enough, at least 1
  /// @param confidence how probable it is that all intervals hold at once, above 0 and below 1
  /// @param seed the same seed draws the same pairs
  /// @param threads at least 1
  public record Setting(long budget, int pairs, double confidence, long seed, int threads) {

    /// Exact within seconds; else 100,000 pairs.
    public static final Setting USUAL = new Setting(1_000_000_000, 100_000, 0.95, 1, 1);

    public Setting {
      if (budget < 0 || pairs < 1 || threads < 1) {
        throw new IllegalArgumentException(
            "budget must be at least 0, pairs and threads at least 1, were %d, %d and %d"
                .formatted(budget, pairs, threads));
      }
      if (!(confidence > 0 && confidence < 1)) {
        throw new IllegalArgumentException(
            "confidence must be above 0 and below 1, was " + confidence);
      }
    }
  }

  /// An account and what passes through it.
  ///
  /// @param share of all pairs of accounts in different communities, from 0 to 1
  /// @param low the lower end of its interval
  /// @param high the upper end of its interval
  public record Bridge(int account, double share, double low, double high) {}

  private final double[] shares;
  private final int drawn; // pairs, 0 if exact
  private final double risk; // that an account's interval fails to one side

  private Bridges(double[] shares, int drawn, Setting setting) {
    this.shares = shares;
    this.drawn = drawn;
    this.risk = (1 - setting.confidence) / (2.0 * Math.max(1, shares.length));
  }

  /// @param communities of this very graph
  public static Bridges between(
      Communities communities, FollowerGraph graph, Setting setting, Progress progress) {
    int[] group = IntStream.range(0, graph.nodes()).map(communities::of).toArray();
    return between(group, graph, setting, progress);
  }

  /// @param group the group of each account, in `[0, groups)`
  static Bridges between(int[] group, FollowerGraph graph, Setting setting, Progress progress) {
    var pairs = new PairsApart(group);
    if (pairs.count() == 0) {
      return new Bridges(new double[graph.nodes()], 0, setting);
    }
    var search = new BridgeSearch(graph, setting, progress);
    double cost = (double) graph.nodes() * (graph.nodes() + 2.0 * graph.arcs());
    return cost <= setting.budget
        ? new Bridges(search.exact(group, pairs.count()), 0, setting)
        : new Bridges(search.sampled(pairs), setting.pairs, setting);
  }

  /// What passes through an account.
  public Bridge of(int account) {
    double share = shares[account];
    if (isExact()) {
      return new Bridge(account, share, share, share);
    }
    var interval = ChernoffInterval.of(share, drawn, risk);
    return new Bridge(account, share, interval.low(), interval.high());
  }

  /// Whether all pairs were looked at; else they were drawn.
  public boolean isExact() {
    return drawn == 0;
  }

  /// The accounts through which most passes, most first; none through which nothing was seen to.
  ///
  /// @param most how many at most, at least 0
  public List<Bridge> top(int most) {
    return IntStream.range(0, shares.length)
        .filter(v -> shares[v] > 0)
        .boxed()
        .sorted(
            Comparator.comparingDouble((Integer v) -> shares[v])
                .reversed()
                .thenComparing(Comparator.naturalOrder()))
        .limit(most)
        .map(this::of)
        .toList();
  }
}
