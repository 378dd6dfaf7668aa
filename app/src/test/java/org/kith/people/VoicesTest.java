package org.kith.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kith.AtOnce;
import org.kith.TestKith;
import org.kith.jobs.Progress;
import org.kith.listen.AccountId;

class VoicesTest {

  @RegisterExtension final TestKith kith = new TestKith();

  private final HeardWorld world = new HeardWorld(kith);

  @Test
  void hearingSomebodyMakesAVoiceAndNeverAPerson() {
    var imke = world.account("imke.example", "Imke");
    for (int time = 0; time < 50; time++) {
      hear(imke);
    }

    assertThat(kith.asOwner(() -> voices().find(imke).orElseThrow().heard().mentions()))
        .isEqualTo(50);
    assertThat(kith.asOwner(() -> persons().all())).isEmpty();
  }

  @Test
  void aPersonsAccountIsNoVoiceAnyMore() {
    var imke = world.account("imke.example", "Imke");
    hear(imke);
    var person = kith.asOwner(() -> persons().add(imke, "writes about leftovers"));
    hear(imke);

    assertThat(kith.asOwner(() -> voices().find(imke))).isEmpty();
    assertThat(kith.asOwner(() -> persons().ownerOf(imke))).contains(person);
    assertThat(kith.asOwner(() -> persons().add(imke, "again"))).isEqualTo(person);
    var chosen = kith.asOwner(() -> persons().find(person)).orElseThrow();
    assertThat(chosen.purpose()).isEqualTo("writes about leftovers");
    assertThat(chosen.addedBy()).isEqualTo("Mara Lindqvist");
  }

  @Test
  void twoWhoChooseTheSameVoiceInTheSameMomentKnowOnePerson() {
    var imke = world.account("imke.example", "Imke");
    hear(imke);
    var second =
        AtOnce.act(
            kith,
            () -> persons().add(imke, "writes about leftovers"),
            () -> kith.asOwner(() -> persons().add(imke, "cooks")));
    assertThat(kith.asOwner(() -> persons().all())).extracting(Person::id).containsExactly(second);
    assertThat(kith.asOwner(() -> persons().ownerOf(imke))).contains(second);
  }

  @Test
  void addingCanBeTakenBack() {
    var imke = world.account("imke.example", "Imke");
    hear(imke);
    var person = kith.asOwner(() -> persons().add(imke, "writes about leftovers"));

    assertThat(kith.asOwner(() -> persons().takeBack(person))).isTrue();
    assertThat(kith.asOwner(() -> persons().find(person))).isEmpty();
    assertThat(kith.asOwner(() -> voices().find(imke))).isPresent();
    assertThat(kith.asOwner(() -> persons().takeBack(person))).isFalse();
  }

  @Test
  void p7_whoAskedNotToBeFoundIsNoVoice() {
    var shy = world.account("shy.example", "Shy", Set.of("DISCOVERY"));
    hear(shy);

    assertThat(kith.asOwner(() -> voices().find(shy))).isEmpty();
  }

  @Test
  void ourOwnAccountIsNoVoice() {
    var ours = world.ours("harvestline.example");
    hear(ours);

    assertThat(kith.asOwner(() -> voices().find(ours))).isEmpty();
  }

  @Test
  void aVoiceIsForgottenHalfAYearAfterItFellSilent() {
    var imke = world.account("imke.example", "Imke");
    var hidden = world.account("hidden.example", "Hidden");
    hear(imke);
    hear(hidden);
    kith.asOwner(() -> voices().hide(hidden, "an advertiser"));
    forget(Duration.ofDays(179));
    assertThat(kith.asOwner(() -> voices().find(imke))).isPresent();
    forget(Duration.ofDays(2));

    assertThat(kith.asOwner(() -> voices().find(imke))).isEmpty();
    assertThat(kith.asOwner(() -> voices().find(hidden))).isPresent();
  }

  @Test
  void nobodyOutsideTheWorkspaceSeesIt() {
    var imke = world.account("imke.example", "Imke");
    hear(imke);
    var neighbour = TestKith.neighbour();

    assertThat(neighbour.asOwner(() -> voices().find(imke))).isEmpty();
    assertThat(neighbour.asOwner(() -> voices().watch(imke))).isFalse();
    assertThatThrownBy(() -> neighbour.asOwner(() -> persons().add(imke, "theirs")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private void forget(Duration later) {
    kith.now(kith.now().plus(later));
    kith.asOwner(() -> kith.bean(Forgetting.class).run("", Progress.untold()));
  }

  private void hear(AccountId account) {
    kith.asOwner(() -> voices().heard(List.of(Voices.Hearing.once(account, "a feed", kith.now()))));
  }

  private Voices voices() {
    return kith.bean(Voices.class);
  }

  private Persons persons() {
    return kith.bean(Persons.class);
  }
}
