package org.kith.listen;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kith.networks.Account;
import org.kith.networks.Network;
import org.kith.networks.Post;

class TopicMatcherTest {

  private static Topic topic(long id, String... terms) {
    return new Topic(
        new TopicId(id),
        "Topic " + id,
        false,
        Stream.of(terms).map(term -> Term.parse(term).orElseThrow()).toList());
  }

  private static Post post(String text, List<String> links, List<String> tags) {
    return new Post(
        "at://did:plc:ana/app.bsky.feed.post/1",
        new Account(Network.BLUESKY, "did:plc:ana", "ana.example", "Ana"),
        URI.create("https://ana.example/1"),
        Instant.EPOCH,
        "",
        text,
        links.stream().map(URI::create).toList(),
        tags,
        "en",
        null);
  }

  private static List<String> words(String text, String... terms) {
    try (var matcher = new TopicMatcher(List.of(topic(1, terms)))) {
      return matcher.match(List.of(post(text, List.of(), List.of()))).getFirst().stream()
          .flatMap(match -> match.words().stream())
          .toList();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "We saved LEFTOVERS today,leftovers,true",
    "leftover,leftovers,false",
    "leftovering is a word,leftover*,true",
    "Überreste! Schon wieder,ueberreste,false",
    "Überreste! Schon wieder,uberreste,true",
    "our Food   Bank is open,food bank,true",
    "bank of food,food bank,false",
    "食品ロスを減らす,食品ロス,true",
    "nothing of the kind,leftovers,false",
  })
  void comparesWordsFolded(String text, String term, boolean matches) {
    assertThat(words(text, term).isEmpty()).isEqualTo(!matches);
  }

  @Test
  void passesOverWhatIsExcluded() {
    assertThat(words("food bank robbed by a banker", "food bank", "-robbed")).isEmpty();
    assertThat(words("food bank opens", "food bank", "-robbed")).containsExactly("food bank");
  }

  @Test
  void comparesHashtagsAndLinksWhole() {
    try (var matcher =
        new TopicMatcher(
            List.of(
                topic(1, "#FoodWaste"),
                topic(2, "https://www.harvestline.example/"),
                topic(3, "harvestline.example/walk")))) {
      var posts =
          List.of(
              post("#foodwastes", List.of(), List.of("foodwastes")),
              post("x", List.of(), List.of("foodwaste")),
              post("x", List.of("https://blog.harvestline.example/walk?x=1"), List.of()),
              post("x", List.of("http://harvestline.example/walk/"), List.of()),
              post("x", List.of("https://notharvestline.example/"), List.of()));
      assertThat(matcher.match(posts))
          .extracting(matches -> matches.stream().map(m -> m.topic().id().value()).toList())
          .containsExactly(List.of(), List.of(1L), List.of(2L), List.of(2L, 3L), List.of());
    }
  }

  @Test
  void namesEveryWordThatMadeAMatch() {
    assertThat(words("surplus bread, no leftovers", "leftovers", "surplus", "stale"))
        .containsExactly("leftovers", "surplus");
  }

  @Test
  void knowsNothingToListenForInPunctuation() {
    assertThat(Term.parse(" -\"...\" ")).isEmpty();
    assertThat(Term.parse("  ")).isEmpty();
    assertThat(Term.parse("x".repeat(1000))).isEmpty();
    assertThat(Term.parse("-#Waste").orElseThrow().typed()).isEqualTo("-#waste");
  }
}
