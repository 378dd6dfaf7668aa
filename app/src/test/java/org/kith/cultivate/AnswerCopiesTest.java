package org.kith.cultivate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kith.TestKith;
import org.kith.listen.PostId;

class AnswerCopiesTest {

  @RegisterExtension final TestKith kith = new TestKith();

  private List<PostId> waiting() {
    return kith.asOwner(() -> kith.bean(Today.class).day()).blocks().stream()
        .flatMap(block -> block.cards().stream())
        .filter(Card.Answer.class::isInstance)
        .map(card -> ((Card.Answer) card).post())
        .toList();
  }

  private PostId[] threeCopies(Town town) {
    var posts = new PostId[3];
    for (int i = 0; i < 3; i++) {
      var account = town.account("BLUESKY", "Writer " + i, 10);
      posts[i] = town.aboutUs(account, "Thank you, Harvest Line!", Duration.ofHours(5 + i));
    }
    for (int i = 1; i < 3; i++) {
      town.update(
          "update post set alike_id = %d where id = %d"
              .formatted(posts[0].value(), posts[i].value()));
    }
    return posts;
  }

  @Test
  void whatManyWriteAlmostTheSameIsOneCard() {
    var posts = threeCopies(new Town(kith));
    assertThat(waiting()).containsExactly(posts[0]);
  }

  @Test
  void copiesOfWhatIsNotAboutUsAskForNoAnswer() {
    var posts = threeCopies(new Town(kith));
    kith.asOwner(() -> kith.bean(Cards.class).answer(posts[0], Acts.Answer.NOT_ABOUT_US));
    assertThat(waiting()).isEmpty();
    kith.asOwner(() -> kith.bean(Cards.class).undo(CardKind.ANSWER, posts[0].value()));
    assertThat(waiting()).containsExactly(posts[0]);
  }
}
