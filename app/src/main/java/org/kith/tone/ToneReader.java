package org.kith.tone;

import java.util.Comparator;
import java.util.Locale;
import java.util.Map;

/// Reads how warmly or critically a short text speaks: a list of weighed words, rules for what
/// stands around them, and a small trained model [1]. It speaks English only; of other languages it
/// says that it is unsure. Irony is beyond it.
///
/// | | |
/// |---|---|
/// | Time | O(words), about 20 µs for a post |
/// | Memory | 1 MB for the list |
/// | Ties | of equally heavy words the earlier first |
/// | Threads | immutable |
///
/// 1. The kind of method is that of Hutto, Gilbert. *VADER: A Parsimonious Rule-based Model for
///    Sentiment Analysis of Social Media Text.* ICWSM 2014. Words, weights and rules are our own;
///    it differs in that a model weighs what the rules count, and says how sure it is.
public final class ToneReader {

  /// The language it speaks, by its two letters.
  public static final String LANGUAGE = "en";

  private static final int SHOWN = 6;

  private final Lexicon lexicon;
  private final ToneModel model;

  private ToneReader(Lexicon lexicon, ToneModel model) {
    this.lexicon = lexicon;
    this.model = model;
  }

  public static ToneReader english() {
    return new ToneReader(Lexicon.english(), ToneModel.english());
  }

  /// The same for somebody who has taught it.
  ///
  /// @param weights of words in small letters, from -4 to 4
  public ToneReader taught(Map<String, Double> weights) {
    return new ToneReader(lexicon.with(weights), model);
  }

  /// Whether it can say anything of a language.
  ///
  /// @param language its two letters, with or without a region; empty where nobody knows
  public static boolean speaks(String language) {
    return language.toLowerCase(Locale.ROOT).split("[-_]", 2)[0].equals(LANGUAGE);
  }

  /// @param text in English, some sentences at most
  public ToneHeard read(String text) {
    var weighing = new Weighing(lexicon, text);
    double score = model.score(Features.of(weighing, text));
    var meant = model.meant(score);
    var words =
        weighing.weighed().stream()
            .sorted(Comparator.comparingDouble((ToneHeard.Weighed w) -> -Math.abs(w.weight())))
            .limit(SHOWN)
            .toList();
    var tone = meant.probability() < ToneModel.SURE ? Tone.UNSURE : meant.tone();
    return new ToneHeard(tone, score, meant.probability(), words);
  }
}
