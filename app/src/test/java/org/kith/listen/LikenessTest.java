package org.kith.listen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LikenessTest {

  private static final String CALL =
      "Every evening our bakeries throw away trays of good bread. Tell your council to give it to the shelters instead, and sign here";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Every evening our bakeries throw away trays of good bread. Tell your council to give it to the shelters instead, and sign here https://a.example/x?u=1 | true
          @mara EVERY EVENING our bakeries throw away trays of good bread! Tell your council to give it to the shelters instead, and sign here 3 | true
          So true. Every evening our bakeries throw away trays of good bread. Tell your council to give it to the shelters instead, and sign here | true
          Every evening our bakeries throw away trays of good bread. Tell your mayor to give it to the shelters instead, and sign here | true
          Every evening we bake good bread, and what is left goes to the shelter next door. Tell your council about it | false
          Sign here | false
          """)
  void knowsACopyFromAnotherText(String text, boolean alike) {
    assertThat(Likeness.of(CALL).isAlike(Likeness.of(text))).isEqualTo(alike);
  }

  @Test
  void knowsCopiesInScriptsWithoutSpaces() {
    var text = "毎晩パン屋さんがまだ食べられるパンを捨てています。市役所に声を届けてください";
    assertThat(Likeness.of(text).isAlike(Likeness.of(text + "！お願いします"))).isTrue();
    assertThat(Likeness.of(text).isAlike(Likeness.of("毎晩パンを焼いて、余ったら隣の施設に届けています"))).isFalse();
  }

  @Test
  void takesNoShortGreetingForACopy() {
    assertThat(Likeness.of("Happy birthday to you").isTelling()).isFalse();
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 5, 8})
  void overlapsAsTheSetsOfRunsDo(long seed) {
    var random = new SplittableRandom(seed);
    for (int round = 0; round < 100; round++) {
      var one = words(random, 40);
      var two = changed(random, one, random.nextInt(0, 15));
      var a = runs(one);
      var b = runs(two);
      var both = new HashSet<>(a);
      both.retainAll(b);
      var all = new HashSet<>(a);
      all.addAll(b);
      assertThat(likeness(one).overlap(likeness(two))).isEqualTo((double) both.size() / all.size());
    }
  }

  /// The bound of the class comment: texts that overlap by 0.6 or more share a band in 99 of 100
  /// cases (1 - (1 - 0.36)^10 = 0.988 at exactly 0.6), and those that hardly overlap rarely do.
  @Test
  void sharesABandWithinTheBoundsOfItsTheory() {
    var random = new SplittableRandom(42);
    int alike = 0;
    int found = 0;
    int strangers = 0;
    int mistaken = 0;
    for (int round = 0; round < 4000; round++) {
      var one = words(random, 30);
      var two = changed(random, one, random.nextInt(0, 30));
      var a = likeness(one);
      var b = likeness(two);
      boolean shared = shares(a, b);
      if (a.overlap(b) >= Likeness.ALIKE) {
        alike++;
        found += shared ? 1 : 0;
      } else if (a.overlap(b) <= 0.1) {
        strangers++;
        mistaken += shared ? 1 : 0;
      }
    }
    assertThat(alike).isGreaterThan(300);
    assertThat(strangers).isGreaterThan(300);
    assertThat((double) found / alike).isGreaterThan(0.98);
    assertThat((double) mistaken / strangers).isLessThan(0.13);
  }

  private static boolean shares(Likeness a, Likeness b) {
    var bands = LongStream.of(b.bands()).boxed().collect(Collectors.toSet());
    return Arrays.stream(a.bands()).anyMatch(bands::contains);
  }

  private static Likeness likeness(List<String> words) {
    return Likeness.of(String.join(" ", words));
  }

  private static List<String> words(SplittableRandom random, int many) {
    return random.ints(many, 0, 3000).mapToObj(LikenessTest::word).toList();
  }

  /// A word of letters only, another for each number.
  private static String word(int number) {
    return Integer.toString(number)
        .chars()
        .mapToObj(c -> Character.toString('a' + c - '0'))
        .collect(Collectors.joining());
  }

  private static List<String> changed(SplittableRandom random, List<String> words, int many) {
    var changed = new ArrayList<>(words);
    for (int i = 0; i < many; i++) {
      changed.set(random.nextInt(changed.size()), word(random.nextInt(3000)));
    }
    return changed;
  }

  private static Set<List<String>> runs(List<String> words) {
    var runs = new HashSet<List<String>>();
    for (int i = 0; i + 3 <= words.size(); i++) {
      runs.add(words.subList(i, i + 3));
    }
    return runs;
  }
}
