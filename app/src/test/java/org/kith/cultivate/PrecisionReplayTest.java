package org.kith.cultivate;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kith.TestKith;
import org.kith.listen.Archives;
import org.kith.listen.Source;
import org.kith.listen.SourceId;
import org.kith.listen.Sources;
import org.kith.listen.Term;
import org.kith.listen.Topics;
import org.kith.networks.Account;
import org.kith.networks.Network;
import org.kith.simulator.sample.Post;
import org.kith.simulator.sample.SampleWorld;

/// Precision replay: weeks of Today at an organisation that has just begun and listens for words
/// that mean much else, on the sample's labelled stream; with "not about us" said of what is not,
/// twenty times at most, and without. What is of use and what only sounds so come in equal parts.
class PrecisionReplayTest {

  private static final int JUDGEMENTS = 20;
  private static final int DAYS = 24;
  private static final int FROM = 8; // the first day that counts
  private static final long[] SEEDS = {1, 2};

  /// As somebody writes them who thinks of one meaning only.
  private static final List<String> WORDS =
      List.of("harvest", "harvestline", "surplus", "rescue", "leftover", "leftovers", "sell-by");

  @RegisterExtension final TestKith kith = new TestKith();

  private final Map<String, Post> posts = new HashMap<>();

  /// Cards that were shown on the days that count.
  private static final class Seen {
    private int cards;
    private final List<String> useless = new ArrayList<>();

    double share() {
      return (double) (cards - useless.size()) / cards;
    }

    @Override
    public String toString() {
      return "%d of %d (%.0f %%)".formatted(cards - useless.size(), cards, 100 * share());
    }
  }

  @Test
  void ofTheAnswerAndMeetCardsAtLeastSeventyInAHundredAreOfUse() {
    var stream = stream();
    var without = new Seen();
    var with = new Seen();
    int said = replay(stream, JUDGEMENTS, with);
    replay(stream, 0, without);
    System.out.printf(
        "precision replay: of the Answer and Meet cards after the first %d days %s are of use without a judgement, %s after %d of them%n",
        FROM, without, with, said);
    assertThat(with.cards).isGreaterThan(30);
    assertThat(with.share()).as(with.useless.toString()).isGreaterThanOrEqualTo(0.7);
    assertThat(with.share()).as("judging teaches").isGreaterThan(without.share() + 0.1);
  }

  private static boolean isFalse(Post post) {
    return post.truth().about() == Post.About.FALSE_MATCH;
  }

  /// All that uses the words and means something else, and as much that means them, of two towns.
  private List<Heard> stream() {
    var stream = new ArrayList<Heard>();
    for (long seed : SEEDS) {
      var random = new SplittableRandom(seed);
      var heard =
          SampleWorld.generate(seed, kith.now()).posts().stream()
              .filter(PrecisionReplayTest::usesTheWords)
              .toList();
      long other = heard.stream().filter(PrecisionReplayTest::isFalse).count();
      double rate = (double) other / (heard.size() - other);
      heard.stream()
          .filter(post -> isFalse(post) || random.nextDouble() < rate)
          .forEach(post -> stream.add(new Heard(seed, post)));
    }
    stream.forEach(heard -> posts.put(heard.url(), heard.post()));
    return stream;
  }

  private static boolean usesTheWords(Post post) {
    var relation = post.relation();
    var said = (post.title() + " " + post.text()).toLowerCase(Locale.ROOT);
    return (relation == null || relation.kind() != Post.Relation.Kind.REPOST)
        && WORDS.stream().anyMatch(said::contains);
  }

  /// A post of one of the towns.
  private record Heard(long town, Post post) {
    String url() {
      return "https://town%d.example/%d".formatted(town, post.id());
    }

    Account author() {
      var name = "voice%d-%d".formatted(town, post.account());
      return new Account(Network.MASTODON, "https://town.example/" + name, name, name);
    }
  }

  /// All of it in a workspace of its own.
  ///
  /// @param judgements how often somebody says "not about us" at most
  /// @return how often they did
  private int replay(List<Heard> stream, int judgements, Seen seen) {
    var at = TestKith.neighbour();
    var morning = kith.now();
    var source =
        at.asOwner(() -> at.bean(Sources.class).addArchive(Source.Kind.FEED, "The town", "town"));
    at.asOwner(() -> {
      var terms = WORDS.stream().map(word -> Term.parse(word).orElseThrow()).toList();
      return at.bean(Topics.class).add("Us", true, terms);
    });
    int left = judgements;
    for (int day = 0; day < DAYS; day++) {
      hear(
          at, source, stream.subList(stream.size() * day / DAYS, stream.size() * (day + 1) / DAYS));
      for (var card : cards(at)) {
        if (day >= FROM) {
          count(card, seen);
        }
        left -= answer(at, card, left > 0) ? 1 : 0;
      }
      kith.now(kith.now().plus(Duration.ofDays(1)));
    }
    kith.now(morning);
    return judgements - left;
  }

  private static List<Card> cards(TestKith at) {
    return at.asOwner(() -> at.bean(Today.class).day()).blocks().stream()
        .flatMap(block -> block.cards().stream())
        .toList();
  }

  /// Posts of the hours before.
  private void hear(TestKith at, SourceId source, List<Heard> said) {
    var heard = new ArrayList<org.kith.networks.Post>();
    for (var one : said) {
      heard.add(
          new org.kith.networks.Post(
              one.url(),
              one.author(),
              URI.create(one.url()),
              kith.now().minus(Duration.ofMinutes(30L * (said.size() - heard.size()))),
              one.post().title(),
              one.post().text(),
              List.of(),
              List.of(),
              one.post().language(),
              null));
    }
    at.asOwner(() -> at.bean(Archives.class).add(source, heard));
  }

  private Post of(Card card) {
    var url =
        switch (card) {
          case Card.Answer answer -> answer.words().url();
          case Card.Meet meet -> meet.words().url();
          case Card.KeepInTouch _, Card.Ask _ -> throw new IllegalStateException("nobody is known");
        };
    return Objects.requireNonNull(posts.get(url));
  }

  private void count(Card card, Seen seen) {
    seen.cards++;
    if (isFalse(of(card))) {
      seen.useless.add(of(card).text());
    }
  }

  /// What somebody does with a card.
  ///
  /// @return whether they said that it is not about them
  private boolean answer(TestKith at, Card card, boolean judging) {
    var cards = at.bean(Cards.class);
    switch (card) {
      case Card.Answer answer -> {
        boolean not = judging && isFalse(of(card));
        var act =
            not
                ? Acts.Answer.NOT_ABOUT_US
                : of(card).truth().answered() == null ? Acts.Answer.READ : Acts.Answer.REPLIED;
        at.asOwner(() -> cards.answer(answer.post(), act));
        return not;
      }
      case Card.Meet meet -> at.asOwner(() -> cards.meet(meet.account(), Acts.Meet.WATCH, ""));
      case Card.KeepInTouch _, Card.Ask _ -> {}
    }
    return false;
  }
}
