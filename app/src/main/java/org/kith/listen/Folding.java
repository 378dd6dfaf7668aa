package org.kith.listen;

import com.ibm.icu.text.Normalizer2;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.icu.ICUFoldingFilter;
import org.apache.lucene.analysis.icu.segmentation.DefaultICUTokenizerConfig;
import org.apache.lucene.analysis.icu.segmentation.ICUTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/// How texts are compared: case, accents and width do not count (Unicode Technical Report 30), and
/// words end where Unicode says they do (UAX 29).
///
/// Chinese, Japanese and Korean have no such ends that two texts would agree on, so there every two
/// neighbouring characters are a word: a term is then found wherever it stands, whatever stands
/// around it.
final class Folding {

  /// The field a text is in.
  static final String TEXT = "text";

  /// Words farther apart than any phrase is long.
  private static final int GAP = 1000;

  private static final Normalizer2 FOLD = ICUFoldingFilter.NORMALIZER;
  private static final int PAIRED =
      CJKBigramFilter.HAN
          | CJKBigramFilter.HIRAGANA
          | CJKBigramFilter.KATAKANA
          | CJKBigramFilter.HANGUL;

  /// What is searched: single characters beside the pairs, so that a term of one is found.
  static final Analyzer OF_POSTS = new Words(true);

  private static final Analyzer OF_TERMS = new Words(false);

  private Folding() {}

  private static final class Words extends Analyzer {
    private final boolean singles;

    Words(boolean singles) {
      this.singles = singles;
    }

    @Override
    protected TokenStreamComponents createComponents(String field) {
      var words = new ICUTokenizer(new DefaultICUTokenizerConfig(false, true));
      var folded = new ICUFoldingFilter(words);
      return new TokenStreamComponents(words, new CJKBigramFilter(folded, PAIRED, singles));
    }

    @Override
    public int getPositionIncrementGap(String field) {
      return GAP;
    }
  }

  /// The words of a term, folded, in order.
  static List<String> words(String term) {
    var words = new ArrayList<String>();
    try (var tokens = OF_TERMS.tokenStream(TEXT, term)) {
      var word = tokens.addAttribute(CharTermAttribute.class);
      tokens.reset();
      while (tokens.incrementToken()) {
        words.add(word.toString());
      }
      tokens.end();
    } catch (IOException e) {
      throw new UncheckedIOException("a text in memory can be read", e);
    }
    return words;
  }

  /// The whole text folded, its words where they were.
  static String fold(String text) {
    return FOLD.normalize(text);
  }
}
