package org.kith.reach.spread;

import java.util.Arrays;

/// Reverse-reachable samples, packed: sample `s` holds the people `members[offsets[s] .. offsets[s
/// + 1])`, each an id in `[0, people)`, each once.
///
/// Only samples that somebody can still win are kept. Of all `drawn`, those that meet an account
/// already won are counted in `won`; the rest of the difference met nobody who can be chosen. A set
/// of people that covers `c` of the kept samples brings a fresh spread of `c · weight / drawn`.
///
/// The arrays are shared, not copied; do not change them afterwards.
///
/// @param people how many people there are to choose from, at least 0
/// @param drawn how many samples were drawn, at least the kept and the won ones together
/// @param won how many samples are won already
/// @param weight what all nodes are worth together; their number, where each counts 1
@SuppressWarnings(
    "ArrayRecordComponent") // millions of entries, read in inner loops, never compared
public record Samples(
    int people, long drawn, long won, double weight, int[] offsets, int[] members) {

  public Samples {
    if (people < 0) {
      throw new IllegalArgumentException("people must be at least 0, was " + people);
    }
    if (offsets.length < 1 || offsets[0] != 0 || offsets[offsets.length - 1] != members.length) {
      throw new IllegalArgumentException(
          "offsets must start at 0 and end at members.length = " + members.length);
    }
    if (won < 0 || drawn < won + offsets.length - 1) {
      throw new IllegalArgumentException(
          "drawn must be at least the samples kept and won, %d + %d, was %d"
              .formatted(offsets.length - 1, won, drawn));
    }
  }

  /// Samples that are all kept, every node counting 1.
  public static Samples of(int people, int[] offsets, int[] members) {
    int count = offsets.length - 1;
    return new Samples(people, count, 0, people, offsets, members);
  }

  /// These and more samples of the same people, drawn from the same graph.
  ///
  /// @throws IllegalStateException if they have more members together than an array can hold
  public Samples and(Samples more) {
    int size = fits((long) members.length + more.members.length, drawn + more.drawn);
    fits((long) offsets.length + more.count(), drawn + more.drawn);
    int[] ends = Arrays.copyOf(offsets, offsets.length + more.count());
    for (int s = 1; s <= more.count(); s++) {
      ends[count() + s] = members.length + more.offsets[s];
    }
    int[] all = Arrays.copyOf(members, size);
    System.arraycopy(more.members, 0, all, members.length, more.members.length);
    return new Samples(people, drawn + more.drawn, won + more.won, weight, ends, all);
  }

  /// Makes sure that entries fit into one array.
  ///
  /// @throws IllegalStateException if they do not
  static int fits(long entries, long drawn) {
    if (entries > Integer.MAX_VALUE - 8) {
      throw new IllegalStateException(
          "%,d members of %,d samples are more than fit in memory at once; draw fewer"
              .formatted(entries, drawn));
    }
    return (int) entries;
  }

  /// How many samples are kept.
  public int count() {
    return offsets.length - 1;
  }

  /// What one covered sample stands for, in units of spread.
  public double unit() {
    return drawn == 0 ? 0 : weight / drawn;
  }
}
