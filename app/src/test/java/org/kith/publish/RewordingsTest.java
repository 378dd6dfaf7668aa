package org.kith.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.kith.TestKith;
import org.kith.team.MemberId;
import org.kith.team.Role;

/// Other words for what stands on a network.
@Timeout(180)
class RewordingsTest extends OnOneMastodon {

  private Step change(MemberId by, OwnPostId id, String text) {
    return kith.as(
        by, () -> kith.bean(Rewordings.class).change(id, only(id).id(), Map.of(0, text), "a note"));
  }

  private Rewording asked(OwnPostId id) {
    return Objects.requireNonNull(only(id).rewording(), "other words wait");
  }

  @Test
  void otherWordsForWhatStandsThereAreReadByASecondPersonFirst() {
    var id = draft("Soup at noon.", there);
    now(id);
    work();
    kith.asOwner(() -> kith.bean(PublishSettings.class).needApproval(true));
    var ben = kith.join("Ben Okafor", Role.MEMBER);
    var part = only(id).id();
    var rewordings = kith.bean(Rewordings.class);

    assertThat(change(ben, id, "Soup at noon. ")).isInstanceOf(Step.Not.class);
    assertThat(change(ben, id, "Soup at one.")).isInstanceOf(Step.Taken.class);
    work();
    assertThat(mastodon.textsOf(us)).as("nobody agreed").containsExactly("Soup at noon.");
    assertThat(only(id).state()).isEqualTo(PostState.PUBLISHED);
    var first = asked(id).id();
    var posts = kith.bean(OwnPosts.class);
    assertThat(kith.asOwner(() -> posts.waitingFor(kith.owner()))).isEqualTo(1);
    assertThat(kith.asOwner(() -> posts.waitingFor(ben))).isZero();
    assertThat(kith.asOwner(posts::toReword)).hasSize(1);

    assertThat(kith.as(ben, () -> rewordings.agree(id, part, first)))
        .isInstanceOfSatisfying(
            Step.Not.class, n -> assertThat(n.why()).contains("Nobody agrees to their own"));
    change(ben, id, "No soup, go home.");
    assertThat(kith.asOwner(() -> rewordings.agree(id, part, first)))
        .as("to words they have not read")
        .isInstanceOf(Step.Not.class);
    assertThat(kith.asOwner(() -> rewordings.refuse(id, part, " "))).isInstanceOf(Step.Not.class);
    assertThat(kith.asOwner(() -> rewordings.refuse(id, part, "Rude.")))
        .isInstanceOf(Step.Taken.class);
    assertThat(only(id).rewording()).isNull();
    assertThat(only(id).pieces().getFirst().wanted()).isNull();

    change(ben, id, "Soup at one.");
    assertThat(kith.asOwner(() -> rewordings.agree(id, part, asked(id).id())))
        .isInstanceOf(Step.Taken.class);
    work();
    assertThat(mastodon.textsOf(us)).containsExactly("Soup at one.");
    assertThat(only(id).state()).isEqualTo(PostState.PUBLISHED);
    assertThat(only(id).rewording()).isNull();

    change(ben, id, "Soup at two.");
    kith.asOwner(() -> kith.bean(Decisions.class).takeBack(id, part));
    work();
    assertThat(only(id).state()).isEqualTo(PostState.TAKEN_BACK);
    assertThat(only(id).rewording()).as("there is nothing to change").isNull();
    var other = TestKith.neighbour();
    assertThat(other.asOwner(() -> rewordings.agree(id, part, first)))
        .isInstanceOf(Step.Missing.class);
  }
}
