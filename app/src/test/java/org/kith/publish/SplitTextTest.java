package org.kith.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SplitTextTest {

  private static List<String> split(String text, int most) {
    return new SplitText(part -> part.length() <= most, Locale.ENGLISH).parts(text);
  }

  @Test
  void partsEndWhereSentencesEnd() {
    assertThat(split("We opened at nine. Fifty came. Bring a bag tomorrow!", 32))
        .containsExactly("We opened at nine. Fifty came.", "Bring a bag tomorrow!");
  }

  @Test
  void aSentenceThatIsTooLongIsPartedBetweenWordsAndAWordBetweenCharacters() {
    assertThat(split("one two three four five", 9))
        .containsExactly("one two", "three", "four five");
    assertThat(split("abcdefghij", 4)).containsExactly("abcd", "efgh", "ij");
    assertThat(split("👩‍🚀👩‍🚀👩‍🚀", 10)).allMatch(part -> part.matches("(👩‍🚀)+"));
  }

  @Test
  void paragraphsStayApart() {
    assertThat(split("First.\n\nSecond.", 40)).containsExactly("First.\n\nSecond.");
    assertThat(split("First one here.\n\nSecond one here.", 20))
        .containsExactly("First one here.", "Second one here.");
  }

  /// Every part fits, and all of the text is there in its order.
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
  void nothingIsLostAndEveryPartFits(long seed) {
    var random = new SplittableRandom(seed);
    var text = new StringBuilder();
    var alphabet = "abc é🚀\n.!? ,";
    for (int i = 0; i < 2000; i++) {
      int at = random.nextInt(alphabet.codePointCount(0, alphabet.length()));
      text.appendCodePoint(alphabet.codePointAt(alphabet.offsetByCodePoints(0, at)));
    }
    int most = 5 + random.nextInt(60);
    var parts = split(text.toString(), most);
    assertThat(parts).allMatch(part -> part.length() <= most && !part.isBlank());
    assertThat(String.join("", parts).replaceAll("\\s", ""))
        .isEqualTo(text.toString().replaceAll("\\s", ""));
  }
}
