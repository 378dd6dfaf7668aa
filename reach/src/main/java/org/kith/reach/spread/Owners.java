package org.kith.reach.spread;

import it.unimi.dsi.fastutil.ints.IntCollection;
import java.util.Arrays;

/// Whose account each node is: one of the people to choose from, one already won, or nobody's.
///
/// | | |
/// |---|---|
/// | Time | O(n) to make, O(1) to ask |
/// | Memory | 4n bytes |
/// | Ties | a node has one owner; who is won stays won |
/// | Threads | not thread-safe while it is filled |
public final class Owners {

  private static final int NOBODY = -1;
  private static final int WON = -2;

  private final int[] owner;
  private int people;

  /// @param nodes how many nodes the graph has; at first all are nobody's
  public Owners(int nodes) {
    owner = new int[nodes];
    Arrays.fill(owner, NOBODY);
  }

  /// Every node its own person: the classical problem.
  public static Owners everybody(int nodes) {
    var all = new Owners(nodes);
    for (int v = 0; v < nodes; v++) {
      all.owner[v] = v;
    }
    all.people = nodes;
    return all;
  }

  /// Marks an account whose reach is ours already.
  public void won(int account) {
    owner[account] = WON;
  }

  /// Adds the next person, who gets the number [#people].
  ///
  /// @throws IllegalArgumentException if an account belongs to another person
  public void person(IntCollection accounts) {
    for (int u : accounts.toIntArray()) {
      if (owner[u] >= 0) {
        throw new IllegalArgumentException(
            "account " + u + " belongs to two people, " + owner[u] + " and " + people);
      }
      if (owner[u] == NOBODY) {
        owner[u] = people;
      }
    }
    people++;
  }

  public int people() {
    return people;
  }

  int nodes() {
    return owner.length;
  }

  boolean isWon(int node) {
    return owner[node] == WON;
  }

  /// The person's number, or below 0.
  int of(int node) {
    return owner[node];
  }
}
