package org.kith.listen;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;

/// Tells texts that may hold one of many words from those that cannot, so that only the former are
/// taken apart into words. It never says no to a text that holds one.
///
/// The automaton of Aho and Corasick [1] over all words: one step for each character of a text,
/// however many words there are. It looks for words as parts of the text, wherever they begin and
/// end, which is more than is asked, and cheap.
///
/// | | |
/// |---|---|
/// | Time | O(n) for a text of n characters; to build, O(m) for m characters of words |
/// | Memory | about 36 m bytes |
/// | Threads | safe: nothing changes once it is built |
///
/// 1. Aho, Corasick: Efficient string matching, Communications of the ACM 18, 1975.
final class Sieve {

  private static final int NONE = -1;
  private static final int ROOT = 0;

  private final Edges edges = new Edges();
  private final int[] back; // the longest other beginning that a state ends with
  private final int[] word; // that ends in a state, NONE if none does
  private final int[] also; // the longest other word's state that a state ends with, NONE if none
  private final int states;

  /// @param words folded; none empty
  Sieve(Collection<String> words) {
    int most = 1 + words.stream().mapToInt(String::length).sum();
    back = new int[most];
    word = new int[most];
    also = new int[most];
    Arrays.fill(word, NONE);
    Arrays.fill(also, NONE);
    var order = new ArrayDeque<int[]>(); // state, parent, character: parents before children
    int next = 1;
    int number = 0;
    for (var letters : words) {
      int state = ROOT;
      for (int i = 0; i < letters.length(); i++) {
        int to = edges.get(state, letters.charAt(i));
        if (to == NONE) {
          to = next++;
          edges.put(state, letters.charAt(i), to);
          order.add(new int[] {to, state, letters.charAt(i), i});
        }
        state = to;
      }
      word[state] = number++;
    }
    states = next;
    link(order.toArray(int[][]::new));
  }

  private void link(int[][] order) {
    Arrays.sort(order, (a, b) -> Integer.compare(a[3], b[3]));
    for (var edge : order) {
      int state = edge[0];
      back[state] = edge[1] == ROOT ? ROOT : step(back[edge[1]], (char) edge[2]);
      also[state] = word[back[state]] == NONE ? also[back[state]] : back[state];
    }
  }

  private int step(int from, char c) {
    int state = from;
    int to = edges.get(state, c);
    while (to == NONE && state != ROOT) {
      state = back[state];
      to = edges.get(state, c);
    }
    return to == NONE ? ROOT : to;
  }

  /// Looks closer at a word that is a part of a text.
  interface Look {
    /// @param word its number, in the order in which the words were given
    /// @param end where in the text it ends
    /// @return whether that is enough
    boolean at(int word, int end);
  }

  /// Whether one of the words is a part of this folded text.
  boolean mayHold(CharSequence text) {
    return mayHold(text, (_, _) -> true);
  }

  /// Whether one of the words is a part of this folded text, and somebody who looks closer says
  /// that it counts.
  boolean mayHold(CharSequence text, Look look) {
    if (states == 1) {
      return false;
    }
    int state = ROOT;
    for (int i = 0; i < text.length(); i++) {
      state = step(state, text.charAt(i));
      for (int at = word[state] == NONE ? also[state] : state; at != NONE; at = also[at]) {
        if (look.at(word[at], i + 1)) {
          return true;
        }
      }
    }
    return false;
  }

  /// From a state by a character to the next; an open hash table without objects.
  private static final class Edges {
    private long[] keys = new long[64];
    private int[] values = new int[64];
    private int size;

    private static long key(int state, char c) {
      return ((long) state << 16 | c) + 1; // 0 stands for nothing
    }

    private static int place(long key, int mask) {
      long mixed = key * 0x9E3779B97F4A7C15L;
      return (int) (mixed >>> 40) & mask;
    }

    int get(int state, char c) {
      long key = key(state, c);
      int mask = keys.length - 1;
      for (int at = place(key, mask); keys[at] != 0; at = at + 1 & mask) {
        if (keys[at] == key) {
          return values[at];
        }
      }
      return NONE;
    }

    void put(int state, char c, int to) {
      if (++size * 2 > keys.length) {
        grow();
      }
      add(key(state, c), to);
    }

    private void add(long key, int to) {
      int mask = keys.length - 1;
      int at = place(key, mask);
      while (keys[at] != 0) {
        at = at + 1 & mask;
      }
      keys[at] = key;
      values[at] = to;
    }

    private void grow() {
      var oldKeys = keys;
      var oldValues = values;
      keys = new long[oldKeys.length * 2];
      values = new int[oldKeys.length * 2];
      for (int i = 0; i < oldKeys.length; i++) {
        if (oldKeys[i] != 0) {
          add(oldKeys[i], oldValues[i]);
        }
      }
    }
  }
}
