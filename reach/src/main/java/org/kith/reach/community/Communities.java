package org.kith.reach.community;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntCollection;
import it.unimi.dsi.fastutil.ints.IntList;
import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.kith.reach.graph.FollowerGraph;
import org.kith.reach.graph.Progress;

/// Groups of accounts that follow each other more than chance would have it, whichever way.
///
/// Every account is in exactly one community, every community hangs together, and community 0 is
/// the largest. They are found by Leiden [1].
///
/// | | |
/// |---|---|
/// | Time | O(m) a round, a handful of rounds; then O(1) to ask about an account |
/// | Memory | about 60n bytes and 16 for each pair of linked parts while they are found, 32m at most; 4n after |
/// | Ties | of equally large communities the one with the smallest account comes first |
/// | Threads | immutable; found on one thread |
///
/// Differs from [1] as its implementation says: refinement takes the best part, and is not drawn.
///
/// 1. Traag, Waltman, van Eck. *From Louvain to Leiden.* Scientific Reports 9, 2019.
public final class Communities {

  private final FollowerGraph graph;
  private final int[] community;
  private final int[] sizes;

  private Communities(FollowerGraph graph, int[] community, int[] sizes) {
    this.graph = graph;
    this.community = community;
    this.sizes = sizes;
  }

  /// Finds communities of the usual size.
  public static Communities of(FollowerGraph graph, long seed) {
    return of(graph, 1, seed, Progress.SILENT);
  }

  /// @param resolution above 0; 1 is plain modularity, more gives more and smaller communities
  /// @param seed the same seed gives the same communities
  /// @throws IllegalArgumentException if the resolution is not possible, or the graph has more than
  ///   1,073,741,823 arcs
  public static Communities of(
      FollowerGraph graph, double resolution, long seed, Progress progress) {
    if (!(resolution > 0 && resolution < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("resolution must be above 0, was " + resolution);
    }
    int[] group = Leiden.groups(Links.of(graph), resolution, seed, progress);
    int count = 1 + Arrays.stream(group).max().orElse(-1);
    int[] size = new int[count];
    for (int g : group) {
      size[g]++;
    }
    // Groups are numbered by their smallest account, and the sort is stable.
    int[] bySize =
        IntStream.range(0, count)
            .boxed()
            .sorted(Comparator.comparingInt((Integer g) -> size[g]).reversed())
            .mapToInt(g -> g)
            .toArray();
    int[] rank = new int[count];
    for (int r = 0; r < count; r++) {
      rank[bySize[r]] = r;
    }
    int[] community = Arrays.stream(group).map(g -> rank[g]).toArray();
    return new Communities(graph, community, Arrays.stream(bySize).map(g -> size[g]).toArray());
  }

  /// How many communities there are.
  public int count() {
    return sizes.length;
  }

  /// The community of an account, from 0.
  public int of(int account) {
    return community[account];
  }

  public int size(int which) {
    return sizes[which];
  }

  /// The accounts of a community, ascending.
  public IntList members(int which) {
    var members = new IntArrayList(sizes[which]);
    for (int v = 0; v < community.length; v++) {
      if (community[v] == which) {
        members.add(v);
      }
    }
    return members;
  }

  /// Communities in which none of these accounts is, largest first.
  public IntList without(IntCollection accounts) {
    var known = new IntOpenHashSet();
    accounts.forEach(account -> known.add(community[account]));
    return IntArrayList.toList(IntStream.range(0, count()).filter(c -> !known.contains(c)));
  }

  /// Accounts outside a community that are heard in it and know one of ours, by a follow either
  /// way; most heard first. Ours are bridges themselves if they are heard there.
  public IntList bridges(int which, IntCollection ours) {
    var near = new IntOpenHashSet(ours);
    for (int u : ours.toIntArray()) {
      near.addAll(IntList.of(graph.audience(u)));
      near.addAll(IntList.of(graph.following(u)));
    }
    int[] heard = new int[graph.nodes()];
    for (int u : near.toIntArray()) {
      if (community[u] != which) {
        for (long i = graph.audienceStart(u), end = graph.audienceEnd(u); i < end; i++) {
          heard[u] += community[graph.audienceAt(i)] == which ? 1 : 0;
        }
      }
    }
    return IntArrayList.toList(
        near.intStream()
            .filter(u -> heard[u] > 0)
            .boxed()
            .sorted(
                Comparator.comparingInt((Integer u) -> heard[u])
                    .reversed()
                    .thenComparing(Comparator.naturalOrder()))
            .mapToInt(u -> u));
  }

  /// How much more is linked within communities than chance would have it, at most 1.
  public double modularity() {
    var links = Links.of(graph);
    double total = links.totalStrength();
    if (total == 0) {
      return 0;
    }
    double within = 0;
    double[] strength = new double[count()];
    for (int v = 0; v < links.nodes(); v++) {
      strength[community[v]] += links.strength(v);
      var row = links.row(v);
      for (int i = 0; i < row.size(); i++) {
        within += community[row.to(i)] == community[v] ? row.weight(i) : 0;
      }
    }
    double chance = 0;
    for (double s : strength) {
      chance += s / total * (s / total);
    }
    return within / total - chance;
  }
}
