package org.kith.reach.spread;

import it.unimi.dsi.fastutil.ints.IntCollection;
import java.util.Arrays;

/// Whose account each node is: one of the people to choose from, one already won, or nobody's. An
/// account that is nobody's still passes messages on; a blocked one does not.
///
/// | | |
/// |---|---|
/// | Time | O(n) to make, O(1) to ask |
/// | Memory | 4n bytes; none where every node is its own person |
/// | Ties | a node has one owner; who is won or blocked stays so |
/// | Threads | not thread-safe while it is filled |
public final class Owners {

  private static final int NOBODY = -1;
  private static final int WON = -2;
  private static final int BLOCKED = -3;

  private final int nodes;
  private int[] owner; // empty where each node is its own person
  private int people;

  /// @param nodes how many nodes the graph has; at first all are nobody's
  public Owners(int nodes) {
    this(nodes, new int[nodes], 0);
    Arrays.fill(owner, NOBODY);
  }

  private Owners(int nodes, int[] owner, int people) {
    this.nodes = nodes;
    this.owner = owner;
    this.people = people;
  }

  /// Every node its own person: the classical problem.
  public static Owners everybody(int nodes) {
    return new Owners(nodes, new int[0], nodes);
  }

  /// Marks an account whose reach is ours already.
  public void won(int account) {
    mark(account, WON);
  }

  /// Takes an account out of the graph: it is not reached, and passes nothing on.
  public void blocked(int account) {
    mark(account, BLOCKED);
  }

  /// Makes an account nobody's: it cannot be chosen, and still passes messages on.
  public void nobodys(int account) {
    mark(account, NOBODY);
  }

  private void mark(int account, int as) {
    if (oneEach()) {
      owner = new int[nodes];
      Arrays.setAll(owner, v -> v);
    }
    if (owner[account] != WON && owner[account] != BLOCKED) {
      owner[account] = as;
    }
  }

  /// Adds the next person, who gets the number [#people].
  ///
  /// @throws IllegalArgumentException if an account belongs to another person
  public void person(IntCollection accounts) {
    if (oneEach() && nodes > 0) {
      throw new IllegalArgumentException("every node is a person of its own already");
    }
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
    return nodes;
  }

  /// Whether every node is the person of its own number.
  boolean oneEach() {
    return owner.length == 0;
  }

  boolean isWon(int node) {
    return owner.length > 0 && owner[node] == WON;
  }

  boolean isBlocked(int node) {
    return owner.length > 0 && owner[node] == BLOCKED;
  }

  /// The person's number, or below 0.
  int of(int node) {
    return owner.length == 0 ? node : owner[node];
  }
}
