package org.kith.listen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypedTermsTest {

  @Test
  void takesOneTermALineOrBetweenCommas() {
    var typed = TypedTerms.read("leftover*, food bank\n\"eat, pray, love\"\n #FoodWaste；-recipe");
    assertThat(typed.problems()).isEmpty();
    assertThat(typed.terms())
        .extracting(Term::typed)
        .containsExactly("leftover*", "“food bank”", "“eat, pray, love”", "#foodwaste", "-recipe");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          !!!        | has no letter or number in it
          a*         | would match nearly everything
          *          | has no letter or number in it
          left*over  | the * stands inside
          food ban*  | the * ends more than one word
          """)
  void saysInWordsWhatCannotBeHeard(String line, String why) {
    var typed = TypedTerms.read("leftovers\n" + line);
    assertThat(typed.terms()).extracting(Term::typed).containsExactly("leftovers");
    assertThat(typed.problems()).singleElement().asString().contains(line.strip()).contains(why);
  }

  @Test
  void saysThatALineIsTooLongWithoutRepeatingAllOfIt() {
    var typed = TypedTerms.read("x".repeat(1000));
    assertThat(typed.terms()).isEmpty();
    assertThat(typed.problems())
        .singleElement()
        .asString()
        .contains("longer than 200")
        .hasSizeLessThan(200);
  }

  @Test
  void saysWhatIsLeftOutBeyondTheMost() {
    var many = IntStream.range(0, 230).mapToObj(i -> "word" + i).collect(Collectors.joining("\n"));
    var typed = TypedTerms.read(many);
    assertThat(typed.terms()).hasSize(TypedTerms.MOST);
    assertThat(typed.problems()).singleElement().asString().contains("“word200”");
  }

  @Test
  void saysThatATermCannotBeBoth() {
    assertThat(TypedTerms.read("Bread\n-Bread").problems())
        .containsExactly("“Bread” cannot be listened for and passed over at once.");
  }

  @Test
  void knowsAStarNeedsNoPlaceInScriptsWithoutWordEnds() {
    assertThat(TypedTerms.read("食品ロ*").terms()).extracting(Term::typed).containsExactly("食品ロ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "leftover*", "food bank", "#FoodWaste", "-robbed", "harvestline.example/Walk/",
        "https://müll.example/a?b=2&a=1", "食品ロス", "-\"a phrase, with comma\"", "-#tag", "ΣΊΣΥΦΟΣ"
      })
  void readsAgainWhatItShows(String line) {
    var terms = TypedTerms.read(line).terms();
    assertThat(terms).hasSize(1);
    assertThat(TypedTerms.read(TypedTerms.typed(terms)).terms()).isEqualTo(terms);
  }
}
