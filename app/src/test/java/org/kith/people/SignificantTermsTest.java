package org.kith.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kith.listen.AccountId;
import org.kith.listen.PostId;

/// Which words tell a document from all that was heard, and who writes like it.
class SignificantTermsTest {

  private static final List<String> COMMON =
      List.of("today", "people", "with", "there", "about", "which", "would", "because", "house");
  private static final List<String> BREAD =
      List.of("sourdough", "oven", "flour", "crumb", "leaven", "proving");
  private static final List<String> BIKES =
      List.of("bicycle", "saddle", "gears", "chainring", "pedal", "spokes");

  /// Table 1 of Dunning's paper has its own counts; this one is worked out by hand: 10 of 100 words
  /// here, 10 of 10,000 there.
  @Test
  void theWeightIsDunnings() {
    double all = 10_100;
    double rate = 20 / all;
    double expected =
        2
            * (10 * Math.log(10 / (100 * rate))
                + 10 * Math.log(10 / (10_000 * rate))
                + 90 * Math.log(90 / (100 * (1 - rate)))
                + 9_990 * Math.log(9_990 / (10_000 * (1 - rate))));
    assertThat(SignificantTerms.gSquared(10, 100, 10, 10_000)).isCloseTo(expected, within(1e-9));
    assertThat(SignificantTerms.gSquared(1, 100, 100, 10_000)).as("no more often").isZero();
    assertThat(SignificantTerms.gSquared(1, 100, 200, 10_000)).as("less often").isZero();
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 5, 8})
  void whoWritesAboutTheSameThingComesFirst(long seed) {
    var random = new SplittableRandom(seed);
    var written = new ArrayList<WritingIndex.Written>();
    for (int post = 0; post < 400; post++) {
      int account = post % 40;
      var theirs = account < 4 ? BREAD : account < 12 ? BIKES : COMMON;
      written.add(
          new WritingIndex.Written(
              new PostId(post + 1), new AccountId(account + 1), text(random, theirs, 12)));
    }
    var index = new WritingIndex(written);
    var terms = index.terms(text(random, BREAD, 60) + " Żurek und Müsli", 18);
    assertThat(terms).extracting(LikeTerm::word).containsExactlyInAnyOrderElementsOf(BREAD);
    assertThat(index.rank(terms, 40))
        .extracting(ranked -> ranked.account().value())
        .containsExactlyInAnyOrder(1L, 2L, 3L, 4L);
    assertThat(index.rank(terms, 40).getFirst().posts()).hasSize(3);
    assertThat(index.rank(terms.subList(0, 1), 2)).hasSizeLessThanOrEqualTo(2);
  }

  @Test
  void wordsAreComparedFoldedAndShownAsTheyAreWritten() {
    var index =
        new WritingIndex(
            List.of(
                new WritingIndex.Written(new PostId(1), new AccountId(1), "die müsli und brot"),
                new WritingIndex.Written(new PostId(2), new AccountId(2), "残りもののパンで作る"),
                new WritingIndex.Written(new PostId(3), new AccountId(2), filler())));
    assertThat(index.terms("MÜSLI Müsli", 5))
        .extracting(LikeTerm::shown, LikeTerm::posts)
        .containsExactly(tuple("MÜSLI", 1));
    assertThat(index.terms("パンで作る", 5)).isNotEmpty();
    assertThat(index.terms("", 5)).isEmpty();
    assertThat(index.terms("12 ab 7", 5)).isEmpty();
    assertThat(new WritingIndex(List.of()).terms("müsli", 5)).isEmpty();
  }

  private static String filler() {
    return String.join(" ", COMMON).repeat(20);
  }

  private static String text(SplittableRandom random, List<String> theirs, int words) {
    var text = new StringBuilder();
    for (int i = 0; i < words; i++) {
      var from = i % 2 == 0 ? theirs : COMMON;
      text.append(from.get(random.nextInt(from.size()))).append(' ');
    }
    return text.toString();
  }
}
