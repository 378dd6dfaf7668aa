package org.kith.reach.graph;

import it.unimi.dsi.fastutil.ints.IntList;

/// How many people reach each account directly, up to "several": tells what part of an audience
/// nobody else has.
///
/// | | |
/// |---|---|
/// | Time | O(sum of the audiences) to add a person or to ask |
/// | Memory | 5n bytes |
/// | Ties | none |
/// | Threads | not thread-safe |
///
/// Plain counting, one stamp a person so that somebody with two accounts counts once.
/// 1. Knuth, *The Art of Computer Programming* 1, 2.2.6, for the stamps.
public final class AudienceCount {

  /// Of an audience of `size` different accounts, `fresh` that nobody else reaches.
  public record Part(long fresh, long size) {}

  private final FollowerGraph graph;
  private final byte[] people; // 0, 1, or 2 for more
  private final int[] stamps;
  private int stamp;

  public AudienceCount(FollowerGraph graph) {
    this.graph = graph;
    this.people = new byte[graph.nodes()];
    this.stamps = new int[graph.nodes()];
  }

  /// Counts one more person, with all accounts.
  public void add(IntList accounts) {
    stamp++;
    for (int a = 0; a < accounts.size(); a++) {
      int u = accounts.getInt(a);
      for (long i = graph.audienceStart(u), end = graph.audienceEnd(u); i < end; i++) {
        int v = graph.audienceAt(i);
        if (stamps[v] != stamp) {
          stamps[v] = stamp;
          people[v] = (byte) Math.min(2, people[v] + 1);
        }
      }
    }
  }

  /// The part of a person's audience that nobody else counted here reaches.
  ///
  /// @param counted whether this person was added, and so is one of those who reach it
  public Part newPart(IntList accounts, boolean counted) {
    stamp++;
    long size = 0;
    long fresh = 0;
    for (int a = 0; a < accounts.size(); a++) {
      int u = accounts.getInt(a);
      for (long i = graph.audienceStart(u), end = graph.audienceEnd(u); i < end; i++) {
        int v = graph.audienceAt(i);
        if (stamps[v] != stamp) {
          stamps[v] = stamp;
          size++;
          fresh += people[v] <= (counted ? 1 : 0) ? 1 : 0;
        }
      }
    }
    return new Part(fresh, size);
  }
}
