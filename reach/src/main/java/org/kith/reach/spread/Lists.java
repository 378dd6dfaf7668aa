package org.kith.reach.spread;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/// A list of ids for each of some worlds, packed: that of world w are `entries[ends[w] .. ends[w +
/// 1])`.
@SuppressWarnings("ArrayRecordComponent") // millions of entries, never compared
record Lists(int[] ends, int[] entries) {

  int worlds() {
    return ends.length - 1;
  }

  /// Whether these are the very same lists, in one and the same memory.
  @SuppressWarnings("ReferenceEquality") // what is one need not be stored twice
  boolean isSame(Lists other) {
    return entries == other.entries;
  }

  /// One after the other.
  static Lists joined(List<Lists> parts) {
    long size = parts.stream().mapToLong(part -> part.entries.length).sum();
    int worlds = parts.stream().mapToInt(Lists::worlds).sum();
    int[] ends = new int[worlds + 1];
    int[] entries = new int[Samples.fits(size, worlds)];
    int world = 0;
    int at = 0;
    for (var part : parts) {
      System.arraycopy(part.entries, 0, entries, at, part.entries.length);
      for (int w = 0; w < part.worlds(); w++) {
        ends[++world] = at + part.ends[w + 1];
      }
      at += part.entries.length;
    }
    return new Lists(ends, entries);
  }

  /// The worlds, ascending, whose list holds any of some ids.
  int[] thatHold(BitSet any) {
    int[] found = new int[worlds()];
    int size = 0;
    for (int w = 0; w < worlds(); w++) {
      int i = ends[w];
      while (i < ends[w + 1] && !any.get(entries[i])) {
        i++;
      }
      if (i < ends[w + 1]) {
        found[size++] = w;
      }
    }
    return Arrays.copyOf(found, size);
  }

  /// These lists, but for some worlds.
  ///
  /// @param other ascending
  /// @param lists theirs, in this order
  Lists with(int[] other, Lists lists) {
    long size = (long) entries.length + lists.entries.length;
    for (int w : other) {
      size -= ends[w + 1] - ends[w];
    }
    int[] newEnds = new int[ends.length];
    int[] all = new int[Samples.fits(size, worlds())];
    int replaced = 0;
    for (int w = 0; w < worlds(); w++) {
      boolean isOther = replaced < other.length && other[replaced] == w;
      var from = isOther ? lists : this;
      int start = from.ends[isOther ? replaced : w];
      int length = from.ends[(isOther ? replaced : w) + 1] - start;
      System.arraycopy(from.entries, start, all, newEnds[w], length);
      newEnds[w + 1] = newEnds[w] + length;
      replaced += isOther ? 1 : 0;
    }
    return new Lists(newEnds, all);
  }

  /// Where the lists end that hold anything, from 0 on.
  int[] endsOfFilled() {
    int[] filled = new int[ends.length];
    int size = 1;
    for (int w = 0; w < worlds(); w++) {
      if (ends[w + 1] > ends[w]) {
        filled[size++] = ends[w + 1];
      }
    }
    return Arrays.copyOf(filled, size);
  }
}
