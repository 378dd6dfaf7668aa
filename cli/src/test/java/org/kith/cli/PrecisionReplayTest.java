package org.kith.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kith.TestKith;
import org.kith.cultivate.Acts;
import org.kith.cultivate.Card;
import org.kith.cultivate.Cards;
import org.kith.cultivate.Today;
import org.kith.listen.MentionState;
import org.kith.listen.Mentions;
import org.kith.listen.PostId;
import org.kith.simulator.sample.Post;
import org.kith.simulator.sample.SampleWorld;
import org.kith.store.CurrentWorkspace;
import org.kith.team.Caller;
import org.kith.team.Workspaces;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Precision replay: three weeks of Today on the sample's labelled stream, after twenty times "not
/// about us". All of it is rolled back, since other tests look at the same sample.
class PrecisionReplayTest {

  private static final int JUDGEMENTS = 20;
  private static final int DAYS = 21;

  @RegisterExtension final TestKith kith = new TestKith();

  private final Map<String, Post.About> labels = new HashMap<>();
  private final List<String> useless = new ArrayList<>();
  private int cards;

  @Test
  void ofTheAnswerAndMeetCardsAtLeastSeventyInAHundredAreOfUse() {
    var world = SampleWorld.generate(SampleLoader.SEED, kith.now());
    world.posts().forEach(post -> labels.put(post.url(), post.truth().about()));
    var loader = new SampleLoader(kith::bean, _ -> {});
    var sample = loader.sample(() -> world);
    var caller = new Caller(loader.owner(sample), kith.bean(Workspaces.class).get(sample));
    CurrentWorkspace.call(
        sample,
        () ->
            caller.call(() ->
                Objects.requireNonNull(
                    kith.bean(TransactionTemplate.class)
                        .execute(transaction -> {
                          replay(world);
                          transaction.setRollbackOnly();
                          return true;
                        }))));

    int useful = cards - useless.size();
    System.out.printf(
        "precision replay on the sample: %d of %d Answer and Meet cards are of use (%.0f %%) after %d judgements%n",
        useful, cards, 100.0 * useful / cards, JUDGEMENTS);
    assertThat(cards).isGreaterThan(30);
    assertThat((double) useful / cards).as(useless.toString()).isGreaterThanOrEqualTo(0.7);
  }

  private void replay(SampleWorld world) {
    world.posts().stream()
        .filter(post -> post.truth().about() == Post.About.FALSE_MATCH)
        .limit(JUDGEMENTS)
        .forEach(post -> kith.bean(Mentions.class).mark(id(post), MentionState.NOT_ABOUT_US));
    for (int day = 0; day < DAYS; day++) {
      kith.bean(Today.class).day().blocks().stream()
          .flatMap(block -> block.cards().stream())
          .forEach(this::look);
      kith.now(kith.now().plus(Duration.ofDays(1)));
    }
  }

  private PostId id(Post post) {
    return new PostId(
        kith.bean(JdbcClient.class)
            .sql(
                "select id from post where key = :key and network in ('MASTODON', 'BLUESKY', 'BLOG', 'X')")
            .param("key", post.key())
            .query(Long.class)
            .single());
  }

  /// Reads a card, and lets it go, so that another has its place tomorrow.
  private void look(Card card) {
    var actions = kith.bean(Cards.class);
    switch (card) {
      case Card.Answer answer -> {
        count(answer.words());
        actions.answer(answer.post(), Acts.Answer.READ);
      }
      case Card.Meet meet -> {
        count(meet.words());
        actions.meet(meet.account(), Acts.Meet.WATCH, "");
      }
      case Card.KeepInTouch _, Card.Ask _ -> {}
    }
  }

  private void count(Card.Words words) {
    cards++;
    var about = labels.get(words.url());
    if (about != Post.About.US && about != Post.About.CAUSE) {
      useless.add(about + ": " + words.text());
    }
  }
}
