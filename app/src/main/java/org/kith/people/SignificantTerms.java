package org.kith.people;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.icu.ICUFoldingFilter;
import org.apache.lucene.analysis.icu.segmentation.DefaultICUTokenizerConfig;
import org.apache.lucene.analysis.icu.segmentation.ICUTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;

/// The words by which a document stands out from the posts heard: for each, how unlikely it is that
/// both use it equally often, by the likelihood ratio G² [1]. Small counts and texts of a few lines
/// are what this measure is made for, where a χ² would be fooled.
///
/// Words that no post has tell nothing about who writes alike, and are left out; so are words of
/// fewer than three letters, and those that the document uses less often than the posts do.
///
/// | | |
/// |---|---|
/// | Time | O(words of the document), one look into the index for each different one |
/// | Memory | the different words of the document |
/// | Ties | the word that comes first in the alphabet |
/// | Threads | any number |
///
/// 1. Dunning, Accurate Methods for the Statistics of Surprise and Coincidence, Computational
///    Linguistics 19(1), 1993. As published, for one word against all others.
public final class SignificantTerms {

  /// The field of an index that holds the texts.
  public static final String TEXT = "text";

  /// How texts are cut into words.
  public static final Analyzer ANALYZER = new Words();

  private static final int SHORTEST = 3;

  /// Where a likelihood ratio becomes more than chance: 1 % (χ² of one degree).
  private static final double TELLING = 6.63;

  /// How many are shown of a text of a few lines, where hardly a word is more than chance.
  private static final int AT_LEAST = 6;

  private final IndexReader posts;

  SignificantTerms(IndexReader posts) {
    this.posts = posts;
  }

  private static final class Words extends Analyzer {
    @Override
    protected TokenStreamComponents createComponents(String field) {
      var words = new ICUTokenizer(new DefaultICUTokenizerConfig(false, true));
      return new TokenStreamComponents(words, new CJKBigramFilter(new ICUFoldingFilter(words)));
    }
  }

  /// The most telling words of a document, most telling first.
  List<LikeTerm> of(String document, int most) {
    var shown = new LinkedHashMap<String, String>();
    var counts = count(document, shown);
    long words = counts.values().stream().mapToLong(Integer::intValue).sum();
    var found = new ArrayList<LikeTerm>();
    try {
      long heard = posts.getSumTotalTermFreq(TEXT);
      for (var entry : counts.entrySet()) {
        var term = new Term(TEXT, entry.getKey());
        int in = posts.docFreq(term);
        if (in == 0 || !isWord(entry.getKey())) {
          continue;
        }
        long there = posts.totalTermFreq(term);
        double weight = gSquared(entry.getValue(), words, there, heard);
        if (weight > 0) {
          found.add(
              new LikeTerm(
                  entry.getKey(), shown.getOrDefault(entry.getKey(), entry.getKey()), weight, in));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("an index in memory can be read", e);
    }
    found.sort(
        Comparator.comparingDouble(LikeTerm::weight).reversed().thenComparing(LikeTerm::word));
    long telling = found.stream().filter(term -> term.weight() >= TELLING).count();
    return found.stream().limit(Math.min(most, Math.max(AT_LEAST, telling))).toList();
  }

  private static boolean isWord(String word) {
    boolean ideograph = word.codePoints().anyMatch(Character::isIdeographic);
    return word.codePoints().anyMatch(Character::isLetter)
        && (ideograph || word.codePointCount(0, word.length()) >= SHORTEST);
  }

  /// G² of a word, 0 where the document uses it no more often than the posts do.
  ///
  /// @param here times in the document, of `words`
  /// @param there times in the posts, of `heard`
  public static double gSquared(long here, long words, long there, long heard) {
    if ((double) here / words <= (double) there / Math.max(1, heard)) {
      return 0;
    }
    double rate = (double) (here + there) / (words + heard);
    return 2
        * (part(here, words * rate)
            + part(there, heard * rate)
            + part(words - here, words * (1 - rate))
            + part(heard - there, heard * (1 - rate)));
  }

  private static double part(long observed, double expected) {
    return observed == 0 || expected == 0 ? 0 : observed * Math.log((double) observed / expected);
  }

  /// How often each word stands in a text, folded.
  ///
  /// @param shown filled with how the text first writes each
  public static Map<String, Integer> count(String text, Map<String, String> shown) {
    var counts = new HashMap<String, Integer>();
    try (var tokens = ANALYZER.tokenStream(TEXT, text)) {
      var word = tokens.addAttribute(CharTermAttribute.class);
      var place = tokens.addAttribute(OffsetAttribute.class);
      tokens.reset();
      while (tokens.incrementToken()) {
        counts.merge(word.toString(), 1, Integer::sum);
        shown.putIfAbsent(word.toString(), text.substring(place.startOffset(), place.endOffset()));
      }
      tokens.end();
    } catch (IOException e) {
      throw new UncheckedIOException("a text in memory can be read", e);
    }
    return counts;
  }
}
