package org.kith.tone;

import java.util.List;

/// What Kith makes of a text, and why.
///
/// @param score from about -4, very cold, to 4, very warm; 0 where nothing tells
/// @param sure how probable the tone is, 0 to 1; of an unsure one, that of the likeliest
/// @param words that made it, the heaviest first
public record ToneHeard(Tone tone, double score, double sure, List<Weighed> words) {

  /// A text of which Kith can say nothing.
  public static final ToneHeard NOTHING = new ToneHeard(Tone.UNSURE, 0, 0, List.of());

  public ToneHeard {
    words = List.copyOf(words);
  }

  /// A word as it stands in the text.
  ///
  /// @param weight with what stands around it: "not good" is below 0
  public record Weighed(String word, double weight) {}
}
