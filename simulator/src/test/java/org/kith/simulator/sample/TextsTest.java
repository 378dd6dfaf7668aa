package org.kith.simulator.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class TextsTest {
  private static final SampleWorld WORLD = SampleWorld.generate(1, SampleWorldTest.NOW);
  private static final Pattern ARTEFACT =
      Pattern.compile(
          "[{}|]|  |\\b(\\p{L}+) \\1\\b|\\b[Aa] (?!one\\b|use|uni)[aeiou]|\\ban [bcdfgjklmnpqrstvwxyz]"
              + "|\\.\\.|[?!]\\.|(?<!')'|\"|\\bnull\\b|^\\p{Ll}");

  @Test
  void nearlyAllTextsAreDifferent() {
    var own = originals();
    var distinct = new HashSet<String>();
    own.forEach(post -> distinct.add(post.text()));
    assertThat(distinct.size()).isGreaterThanOrEqualTo(own.size() * 97 / 100);
  }

  @Test
  void noTextShowsItsTemplate() {
    assertThat(originals())
        .filteredOn(post -> post.language().equals("en"))
        .extracting(Post::text)
        .filteredOn(text -> ARTEFACT.matcher(text).find() || !text.equals(text.strip()))
        .isEmpty();
    assertThat(WORLD.accounts())
        .extracting(account -> account.name() + account.about())
        .filteredOn(text -> text.contains("{") || text.contains("  "))
        .isEmpty();
  }

  @Test
  void whatWaitsForAnAnswerDoesNotRepeatItself() {
    Map<String, Integer> beginnings = new HashMap<>();
    for (Post post : WORLD.posts()) {
      if (post.truth().waits()) {
        String plain = post.text().replaceAll("[0-9]+", "#");
        beginnings.merge(plain.substring(0, Math.min(24, plain.length())), 1, Integer::sum);
      }
    }
    assertThat(beginnings.values()).allMatch(count -> count <= 2);
  }

  @Test
  void theCauseIsMostlyMeantAndSometimesNot() {
    assertThat(share(Post.About.CAUSE)).isBetween(0.2, 0.5);
    assertThat(share(Post.About.US)).isBetween(0.02, 0.08);
    assertThat(share(Post.About.FALSE_MATCH)).isBetween(0.002, 0.01);
    assertThat(WORLD.posts())
        .filteredOn(post -> post.truth().about() == Post.About.US && post.relation() == null)
        .allMatch(post -> post.text().toLowerCase(java.util.Locale.ROOT).contains("harvestline"));
    assertThat(WORLD.posts())
        .filteredOn(post -> post.truth().tone() == Post.Tone.CRITICAL)
        .hasSizeGreaterThan(8);
  }

  @Test
  void someWriteGermanOrSpanish() {
    for (String language : List.of("de", "es")) {
      assertThat(WORLD.posts())
          .filteredOn(post -> post.language().equals(language))
          .hasSizeGreaterThan(20);
    }
  }

  @Test
  void bakersWriteAtNightAndEverybodyLessAtWeekends() {
    var zone = WORLD.organisation().zone();
    long night =
        WORLD.posts().stream()
            .filter(post -> WORLD.accounts().get(post.account()).community() == 1)
            .filter(post -> post.at().atZone(zone).getHour() < 6)
            .count();
    long bakers =
        WORLD.posts().stream()
            .filter(post -> WORLD.accounts().get(post.account()).community() == 1)
            .count();
    assertThat(night / (double) bakers).isGreaterThan(0.25);
    long weekend =
        WORLD.posts().stream()
            .filter(post -> post.at().atZone(zone).getDayOfWeek().getValue() > 5)
            .count();
    assertThat(weekend / 12_000.0).isBetween(0.15, 0.27);
  }

  private static double share(Post.About about) {
    return WORLD.posts().stream().filter(post -> post.truth().about() == about).count() / 12_000.0;
  }

  private static List<Post> originals() {
    return WORLD.posts().stream()
        .filter(
            post -> post.relation() == null || post.relation().kind() != Post.Relation.Kind.REPOST)
        .toList();
  }
}
