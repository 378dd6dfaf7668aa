package org.kith.listen;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/// What of a text makes it the same as another: all runs of three words in it, as numbers.
///
/// Two texts are as alike as their runs overlap (Jaccard). To find alike texts among many without
/// comparing each with each, [#bands()] gives ten numbers, of which two texts that overlap by three
/// fifths share at least one in 99 of 100 cases, and two that overlap by a tenth in 10 [1].
///
/// Addresses, names after `@` and numbers do not count: those who send the same text to many change
/// exactly these.
///
/// 1. Broder: On the resemblance and containment of documents, 1997; banded as in Leskovec,
///    Rajaraman, Ullman: Mining of Massive Datasets, chapter 3.
final class Likeness {

  /// From here on two texts say almost the same.
  static final double ALIKE = 0.6;

  private static final int RUN = 3;
  private static final int LEAST = 4; // runs; a greeting that many write is no copy
  private static final int MOST = 2000; // runs; the beginning of a long text tells enough
  private static final int BANDS = 10;
  private static final int ROWS = 2;
  private static final Pattern CHANGING =
      Pattern.compile("https?://\\S+|[@＠][\\p{L}\\p{N}_.@-]+|\\p{N}+");

  private final int[] runs; // ascending, each once

  private Likeness(int[] runs) {
    this.runs = runs;
  }

  static Likeness of(String text) {
    var words = Folding.words(CHANGING.matcher(text).replaceAll(" "));
    int many = Math.clamp(words.size() - RUN + 1, 0, MOST);
    var runs = new int[many];
    for (int i = 0; i < many; i++) {
      runs[i] = hash(words, i);
    }
    return new Likeness(Arrays.stream(runs).sorted().distinct().toArray());
  }

  private static int hash(List<String> words, int from) {
    int hash = 0;
    for (int i = from; i < from + RUN; i++) {
      hash = 31 * hash + mix(words.get(i).hashCode());
    }
    return mix(hash);
  }

  /// Whether the text is long enough to be the same as another by more than chance.
  boolean isTelling() {
    return runs.length >= LEAST;
  }

  /// How much of both texts is in both, from 0 to 1.
  double overlap(Likeness other) {
    int common = 0;
    int i = 0;
    int j = 0;
    while (i < runs.length && j < other.runs.length) {
      if (runs[i] == other.runs[j]) {
        common++;
        i++;
        j++;
      } else if (runs[i] < other.runs[j]) {
        i++;
      } else {
        j++;
      }
    }
    int all = runs.length + other.runs.length - common;
    return all == 0 ? 0 : (double) common / all;
  }

  boolean isAlike(Likeness other) {
    return isTelling() && other.isTelling() && overlap(other) >= ALIKE;
  }

  /// Numbers of which alike texts share at least one.
  long[] bands() {
    var bands = new long[BANDS];
    for (int band = 0; band < BANDS; band++) {
      int both = 0;
      for (int row = 0; row < ROWS; row++) {
        both = 31 * both + least(band * ROWS + row);
      }
      bands[band] = (long) band << Integer.SIZE | Integer.toUnsignedLong(mix(both));
    }
    return bands;
  }

  /// The run that comes first in the order of a number.
  private int least(int order) {
    int salt = mix(0x9E3779B9 * (order + 1));
    int least = Integer.MAX_VALUE;
    for (int run : runs) {
      least = Math.min(least, mix(run ^ salt));
    }
    return least;
  }

  /// The finaliser of MurmurHash3: each bit of the input changes half of the output.
  private static int mix(int x) {
    int mixed = (x ^ x >>> 16) * 0x85EBCA6B;
    mixed = (mixed ^ mixed >>> 13) * 0xC2B2AE35;
    return mixed ^ mixed >>> 16;
  }
}
