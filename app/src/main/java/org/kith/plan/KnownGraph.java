package org.kith.plan;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntList;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import java.time.Instant;
import java.util.BitSet;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.kith.listen.AccountId;
import org.kith.reach.Audience;
import org.kith.reach.community.Communities;
import org.kith.reach.graph.AccountKeys;
import org.kith.reach.graph.FollowerGraph;
import org.kith.reach.graph.StoredGraph;
import org.kith.store.WorkspaceId;

/// The follower graph of one workspace at one moment, with the way from accounts to its nodes and
/// back. Immutable but for the communities, which are found once when somebody asks.
final class KnownGraph {

  private static final long SEED = 1; // of communities: the same graph has the same ones

  private final WorkspaceId workspace;
  private final long version;
  private final Instant builtAt;
  private final FollowerGraph graph;
  private final AccountKeys accounts;
  private final BitSet whole; // nodes whose audience is listed to its end

  private volatile @Nullable Communities communities;

  /// What a graph is built from.
  ///
  /// @param stored its keys are the numbers of accounts
  record Parts(
      WorkspaceId workspace, long version, Instant builtAt, StoredGraph stored, BitSet whole) {}

  KnownGraph(Parts parts) {
    workspace = parts.workspace();
    version = parts.version();
    builtAt = parts.builtAt();
    graph = parts.stored().graph();
    accounts = parts.stored().keys();
    whole = parts.whole();
  }

  WorkspaceId workspace() {
    return workspace;
  }

  long version() {
    return version;
  }

  Instant builtAt() {
    return builtAt;
  }

  /// Which graph this is, and whether its groups are found: what follows from it stays true as long
  /// as this stays equal.
  record Moment(WorkspaceId workspace, long version, Instant builtAt, boolean grouped) {}

  Moment moment() {
    return new Moment(workspace, version, builtAt, hasCommunities());
  }

  FollowerGraph graph() {
    return graph;
  }

  /// The node of an account, or -1 if it came after the graph was built.
  int node(AccountId account) {
    return accounts.node(account.value());
  }

  AccountId account(int node) {
    return new AccountId(accounts.number(node));
  }

  /// The nodes of those accounts that have one.
  IntList nodes(Collection<AccountId> some) {
    var found = new IntArrayList(some.size());
    for (var account : some) {
      int node = node(account);
      if (node >= 0) {
        found.add(node);
      }
    }
    return found;
  }

  /// Who hears somebody with these accounts, as far as it is known: the listed followers by name,
  /// the others by number. An account that asked not to be found is of an unknown size.
  Audience audience(Collection<AccountFacts> owned) {
    var listed = new IntArrayList();
    var counts = new LongArrayList();
    int unknown = 0;
    for (var account : owned) {
      int node = node(account.id());
      if (!account.mayBeFound()) {
        unknown++;
        continue;
      }
      boolean byName = node >= 0 && account.mayBeListed();
      if (byName) {
        listed.add(node);
      }
      if (byName && whole.get(node)) {
        continue;
      }
      long known = byName ? graph.audienceSize(node) : 0;
      if (account.followers() >= 0) {
        counts.add(Math.max(0, account.followers() - known));
      } else {
        unknown++;
      }
    }
    return new Audience(listed, counts, unknown);
  }

  /// Whether anything is known about who hears this account.
  boolean knowsAudienceOf(AccountFacts account) {
    int node = node(account.id());
    return account.followers() > 0
        || (node >= 0 && account.mayBeListed() && graph.audienceSize(node) > 0);
  }

  /// Groups of accounts that follow each other; takes about a second for a million arcs.
  Communities communities() {
    var found = communities;
    if (found == null) {
      synchronized (this) {
        found = communities;
        if (found == null) {
          found = Communities.of(graph, SEED);
          communities = found;
        }
      }
    }
    return found;
  }

  /// Whether [#communities()] answers at once.
  boolean hasCommunities() {
    return communities != null;
  }

  /// About how many bytes of heap it takes once its groups are found; its arcs lie outside.
  long size() {
    return 9L * graph.nodes() + 10_000;
  }
}
