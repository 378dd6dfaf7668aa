package org.kith.reach.sketch;

import it.unimi.dsi.fastutil.ints.IntCollection;
import org.kith.reach.graph.FollowerGraph;

/// Some nodes of a graph, each with its place among them; or all, each at its own number.
///
/// Places follow from a bitmap and the number of bits before each word [1].
///
/// 1. Jacobson. *Space-efficient static trees and graphs.* FOCS 1989, for the rank.
final class NodeSet {

  private final int size;
  private final long[] words; // empty for everybody
  private final int[] before;

  private NodeSet(int size, long[] words, int[] before) {
    this.size = size;
    this.words = words;
    this.before = before;
  }

  static NodeSet everybody(int nodes) {
    return new NodeSet(nodes, new long[0], new int[0]);
  }

  /// @param nodes of the graph; whatever is given twice is there once
  static NodeSet of(FollowerGraph graph, IntCollection nodes) {
    long[] words = new long[Math.ceilDiv(graph.nodes(), Long.SIZE)];
    for (int u : nodes.toIntArray()) {
      words[u >>> 6] |= 1L << u;
    }
    return of(words);
  }

  private static NodeSet of(long[] words) {
    int[] before = new int[words.length];
    int size = 0;
    for (int w = 0; w < words.length; w++) {
      before[w] = size;
      size += Long.bitCount(words[w]);
    }
    return new NodeSet(size, words, before);
  }

  /// These and all who hear one of them.
  NodeSet withAudience(FollowerGraph graph) {
    long[] more = words.clone();
    for (int w = 0; w < words.length; w++) {
      for (long left = words[w]; left != 0; left &= left - 1) {
        int u = (w << 6) + Long.numberOfTrailingZeros(left);
        for (long i = graph.audienceStart(u), end = graph.audienceEnd(u); i < end; i++) {
          int v = graph.audienceAt(i);
          more[v >>> 6] |= 1L << v;
        }
      }
    }
    return of(more);
  }

  int size() {
    return size;
  }

  boolean has(int v) {
    return words.length == 0 || (words[v >>> 6] >>> v & 1) != 0;
  }

  /// From 0 to before `size()`, in ascending order of nodes.
  int place(int v) {
    return words.length == 0
        ? v
        : before[v >>> 6] + Long.bitCount(words[v >>> 6] & ((1L << v) - 1));
  }
}
