package org.kith.cultivate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.kith.TestKith;
import org.kith.simulator.sample.Post;
import org.kith.simulator.sample.SampleWorld;

class TasteTest {

  private static Taste.Judged judged(String text, long account, boolean useful) {
    return new Taste.Judged(Taste.features("", text, account, 1), useful);
  }

  @Test
  void withoutJudgementsNothingIsHidden() {
    var taste = Taste.learn(List.of(), Set.of());

    assertThat(taste.hides(Taste.features("", "Selling an army surplus coat", 1, 1))).isFalse();
    assertThat(taste.reasons(10)).isEmpty();
  }

  @Test
  void whatSpeaksAgainstAPostIsSaidAndCanBeLeftOut() {
    var said =
        List.of(
            judged("Selling an army surplus coat, large", 1, false),
            judged("Army surplus boots, who sells some?", 2, false),
            judged("Army surplus fair on Sunday", 3, false),
            judged("Our canteen cooks with surplus bread", 4, true),
            judged("Surplus apples, come and fetch some", 5, true));
    var post = Taste.features("", "An army surplus tent, hardly used", 9, 2);
    var taste = Taste.learn(said, Set.of());

    assertThat(taste.hides(post)).isTrue();
    assertThat(taste.against(post)).contains("army surplus", "army").doesNotContain("tent");
    assertThat(taste.hides(Taste.features("", "Surplus carrots at the canteen", 9, 2))).isFalse();
    assertThat(Taste.learn(said, Set.of("army", "army surplus", "an army")).hides(post)).isFalse();
  }

  @Test
  void oneJudgementAloneHidesNoOtherPostOfThatAuthor() {
    var taste = Taste.learn(List.of(judged("Our band plays on Friday", 7, false)), Set.of());

    assertThat(taste.hides(Taste.features("", "Cooked for eighty from surplus", 7, 1))).isFalse();
  }

  @Test
  void theSameJudgementsMakeTheSameTasteAndTakingOneBackUndoesIt() {
    var said =
        List.of(judged("Air-sea rescue again", 1, false), judged("Food rescue again", 2, true));
    var post = Taste.features("", "Mountain rescue called out", 3, 1);

    assertThat(Taste.learn(said, Set.of()).useful(post))
        .isEqualTo(Taste.learn(said, Set.of()).useful(post));
    assertThat(Taste.learn(said.subList(1, 2), Set.of()).against(post)).isEmpty();
  }

  /// Every post of the sample that sounds like us and is not, and as many that are about us or the
  /// cause: far worse than any real stream. What comes after twenty judgements is half new to it,
  /// and what is new it cannot know.
  @Test
  void halfOfWhatIsNotAboutUsIsKnownAfterTwentyJudgementsAndHardlyAnythingElse() {
    var world = SampleWorld.generate(7, TestKith.MONDAY_MORNING);
    for (long seed : new long[] {1, 2, 3, 5, 8}) {
      replay(world, seed);
    }
  }

  private static void replay(SampleWorld world, long seed) {
    var replay = new Replay(world, seed);
    replay.run();

    System.out.printf(
        "precision replay, seed %d: %d of %d useful cards without learning, %d of %d after 20 judgements; %d useful ones hidden%n",
        seed, replay.useful + replay.lost, replay.all, replay.useful, replay.shown, replay.lost);
    int useless = replay.all - replay.useful - replay.lost;
    assertThat(useless).isGreaterThan(15);
    assertThat(replay.shown - replay.useful).isLessThanOrEqualTo(useless / 2);
    assertThat(replay.lost).isLessThanOrEqualTo((replay.useful + replay.lost) / 10);
  }

  private static final class Replay {
    private final List<Post> stream = new ArrayList<>();
    private final List<Taste.Judged> judged = new ArrayList<>();
    private int against;
    private int all;
    private int shown;
    private int useful;
    private int lost;

    Replay(SampleWorld world, long seed) {
      var random = new SplittableRandom(seed);
      var real = world.posts().stream().filter(Replay::isUseful).toList();
      long alike =
          world.posts().stream()
              .filter(post -> post.truth().about() == Post.About.FALSE_MATCH)
              .count();
      double rate = (double) alike / real.size();
      for (var post : world.posts()) {
        boolean other = post.truth().about() == Post.About.FALSE_MATCH;
        if (other || (isUseful(post) && random.nextDouble() < rate)) {
          stream.add(post);
        }
      }
    }

    private static boolean isUseful(Post post) {
      var about = post.truth().about();
      boolean repost =
          post.relation() != null && post.relation().kind() == Post.Relation.Kind.REPOST;
      return (about == Post.About.US || about == Post.About.CAUSE) && !repost;
    }

    void run() {
      Taste taste = Taste.learn(List.of(), Set.of());
      for (var post : stream) {
        var features = Taste.features(post.title(), post.text(), post.account(), 0);
        if (against < 20) {
          judge(post, features);
          if (against == 20) {
            taste = Taste.learn(judged, Set.of());
          }
        } else {
          see(post, taste.hides(features));
        }
      }
    }

    private void judge(Post post, List<String> features) {
      if (!isUseful(post)) {
        against++;
        judged.add(new Taste.Judged(features, false));
      } else if (post.truth().answered() != null) {
        judged.add(new Taste.Judged(features, true));
      }
    }

    private void see(Post post, boolean hidden) {
      all++;
      shown += hidden ? 0 : 1;
      useful += !hidden && isUseful(post) ? 1 : 0;
      lost += hidden && isUseful(post) ? 1 : 0;
    }
  }
}
