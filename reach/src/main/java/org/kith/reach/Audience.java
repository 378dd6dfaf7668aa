package org.kith.reach;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntList;
import it.unimi.dsi.fastutil.ints.IntLists;
import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import it.unimi.dsi.fastutil.longs.LongList;
import it.unimi.dsi.fastutil.longs.LongLists;
import java.util.Collection;
import java.util.List;

/// Who hears one person, over all of that person's accounts, as far as it is known.
///
/// An account that is a node of the graph, but whose followers are known by number only, appears
/// twice: its node among `accounts`, so that it is not counted as reached by its own side, and its
/// number among `counts`. Where a part of the followers is listed, `counts` holds the rest.
///
/// @param accounts nodes of the graph; their audiences are the listed followers. Each once.
/// @param counts numbers of followers that are not listed, one for each account, at least 0
/// @param unknown how many further accounts there are whose followers nobody has counted, as with
///   most blogs. They add nothing to a value, and lower its coverage.
public record Audience(IntList accounts, LongList counts, int unknown) {

  public static final Audience NOBODY =
      new Audience(IntLists.emptyList(), LongLists.emptyList(), 0);

  public Audience {
    accounts = IntLists.unmodifiable(new IntArrayList(accounts));
    counts = LongLists.unmodifiable(new LongArrayList(counts));
    var seen = new IntOpenHashSet(accounts.size());
    for (int i = 0; i < accounts.size(); i++) {
      if (accounts.getInt(i) < 0) {
        throw new IllegalArgumentException("an account is a node, was " + accounts.getInt(i));
      }
      if (!seen.add(accounts.getInt(i))) {
        throw new IllegalArgumentException("account " + accounts.getInt(i) + " is given twice");
      }
    }
    for (int i = 0; i < counts.size(); i++) {
      if (counts.getLong(i) < 0) {
        throw new IllegalArgumentException(
            "a number of followers is at least 0, was " + counts.getLong(i));
      }
    }
    if (unknown < 0) {
      throw new IllegalArgumentException("unknown must be at least 0, was " + unknown);
    }
  }

  /// Accounts whose followers are listed in the graph.
  public static Audience listed(int... accounts) {
    return new Audience(IntArrayList.of(accounts), LongLists.emptyList(), 0);
  }

  /// Accounts outside the graph with these numbers of followers.
  public static Audience counted(long... counts) {
    return new Audience(IntLists.emptyList(), LongArrayList.of(counts), 0);
  }

  /// Accounts outside the graph whose followers nobody has counted.
  public static Audience uncounted(int accounts) {
    return new Audience(IntLists.emptyList(), LongLists.emptyList(), accounts);
  }

  /// Both together: another account of the same person.
  public Audience and(Audience other) {
    return all(List.of(this, other));
  }

  /// All of them together, in time linear in their size.
  public static Audience all(Collection<Audience> audiences) {
    var accounts = new IntArrayList();
    var counts = new LongArrayList();
    int unknown = 0;
    for (var one : audiences) {
      accounts.addAll(one.accounts);
      counts.addAll(one.counts);
      unknown += one.unknown;
    }
    return new Audience(accounts, counts, unknown);
  }

  /// The sum of the followers that are counted but not listed.
  public long countedSum() {
    long sum = 0;
    for (int i = 0; i < counts.size(); i++) {
      sum += counts.getLong(i);
    }
    return sum;
  }
}
