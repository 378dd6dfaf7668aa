package org.kith.cultivate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kith.AtOnce;
import org.kith.TestKith;
import org.kith.listen.PostId;
import org.kith.listen.PostsHeard;
import org.kith.people.PersonId;
import org.kith.team.Role;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.event.ApplicationEventMulticaster;

/// Stages as a team writes them, a circle that is full, and people who change hands.
class KeepingUpTest {

  @RegisterExtension final TestKith kith = new TestKith();

  private Relationship of(PersonId person) {
    return kith.asOwner(() -> kith.bean(Relationships.class).find(person).orElseThrow());
  }

  private Circle circle() {
    return kith.bean(Circle.class);
  }

  @Test
  void aTeamsOwnRhythmHoldsForWhoeverNobodyChoseOneFor() {
    var town = new Town(kith);
    var ana = town.person("Ana");
    var bo = town.person("Bo");
    var playbook = kith.bean(Playbook.class);
    kith.asOwner(() -> {
      kith.bean(Relationships.class).rhythm(bo, 5);
      playbook.change(new Play(Stage.NOTICED, "Read.", "They answer.", "Silence.", 10, true));
      playbook.change(new Play(Stage.FRIEND, "Ask.", "", "", 50, true));
    });
    assertThat(of(ana).rhythmDays()).isEqualTo(10);
    assertThat(of(bo).rhythmDays()).isEqualTo(5);
    assertThat(of(town.person("Carl")).rhythmDays()).isEqualTo(10);

    kith.asOwner(() -> {
      kith.bean(Relationships.class).move(ana, Stage.FRIEND);
    });
    assertThat(of(ana).rhythmDays()).isEqualTo(50);
    kith.asOwner(() -> playbook.forget(Stage.FRIEND));
    assertThat(of(ana).rhythmDays()).isEqualTo(Stage.FRIEND.rhythmDays());
    assertThat(kith.asOwner(() -> playbook.of(Stage.NOTICED)).does()).isEqualTo("Read.");
    assertThat(TestKith.neighbour().asOwner(() -> playbook.of(Stage.NOTICED)).own()).isFalse();
  }

  @Test
  void theLastPlaceIsTakenOnceAlsoByTwoAtOnce() {
    var town = new Town(kith);
    var one = town.person("One");
    var other = town.person("Other");
    kith.asOwner(() -> circle().size(1));

    var second =
        AtOnce.act(
            kith,
            () -> assertThat(circle().enter(one)).isEqualTo(new Entering.Entered(false)),
            () -> kith.asOwner(() -> circle().enter(other)));

    assertThat(second).isEqualTo(new Entering.Full(1));
  }

  @Test
  void whenTheCircleIsFullSomebodyRestsForWhoeverComesIn() {
    var town = new Town(kith);
    var people = new ArrayList<PersonId>();
    for (int i = 0; i < 4; i++) {
      people.add(town.person("Person " + i));
    }
    kith.asOwner(() -> {
      circle().size(3);
      circle().add(people.subList(0, 3));
      kith.bean(Relationships.class).rhythm(people.get(1), 2);
      kith.now(kith.now().plus(Duration.ofDays(6)));
    });
    var last = people.getLast();

    assertThat(kith.asOwner(() -> circle().enter(last))).isEqualTo(new Entering.Full(3));
    assertThat(kith.asOwner(() -> circle().enter(people.get(0))))
        .isEqualTo(new Entering.Entered(true));
    var likeliest = kith.asOwner(() -> circle().whoCouldRest()).getFirst().person();
    assertThat(likeliest).isEqualTo(people.get(1));

    var before = kith.asOwner(() -> circle().swap(last, likeliest).orElseThrow());
    assertThat(of(last).inCircle()).isTrue();
    assertThat(of(likeliest).stage()).isEqualTo(Stage.RESTING);
    assertThat(kith.asOwner(() -> circle().taken())).isEqualTo(3);
    kith.asOwner(() -> circle().swapBack(last, likeliest, before));
    assertThat(of(last).inCircle()).isFalse();
    assertThat(of(likeliest).stage()).isEqualTo(Stage.NOTICED);
  }

  @Test
  void whoSaidNoComesInByNoDoorAndNobodyRestsForThem() {
    var town = new Town(kith);
    var ana = town.person("Ana");
    var bo = town.person("Bo");
    town.refuses(bo);
    kith.asOwner(() -> circle().add(List.of(ana)));

    assertThat(kith.asOwner(() -> circle().enter(bo))).isEqualTo(new Entering.SaidNo());
    assertThat(kith.asOwner(() -> circle().swap(bo, ana))).isEmpty();
    assertThat(kith.asOwner(() -> circle().add(List.of(bo)))).isZero();
    assertThat(of(bo).inCircle()).isFalse();
    assertThat(of(ana).stage()).isEqualTo(Stage.NOTICED);
  }

  @Test
  void thePeopleOfOneMemberAreGivenToAnotherAndBack() {
    var town = new Town(kith);
    var ana = town.person("Ana");
    var bo = town.person("Bo");
    var carl = town.person("Carl");
    var jonas = kith.join("Jonas Weber", Role.MEMBER);
    kith.asOwner(() -> {
      kith.bean(Relationships.class).own(carl, jonas);
      kith.bean(NextSteps.class).set(carl, "Call", LocalDate.of(2026, 12, 1), kith.owner());
      kith.bean(NextSteps.class).set(ana, "Call", LocalDate.of(2026, 12, 1), jonas);
    });
    var handovers = kith.bean(Handovers.class);
    assertThat(kith.asOwner(() -> handovers.of(kith.owner()))).containsExactly(ana, bo);

    var given = kith.asOwner(() -> handovers.give(kith.owner(), jonas));
    assertThat(given.people()).isEqualTo(3);
    assertThat(of(ana).owner()).isEqualTo(jonas);
    assertThat(kith.asOwner(() -> kith.bean(NextSteps.class).of(carl).orElseThrow().who()))
        .isEqualTo(jonas);

    kith.asOwner(() -> kith.bean(Relationships.class).own(bo, null));
    assertThat(kith.asOwner(() -> handovers.undo(given.id()))).isTrue();
    assertThat(kith.asOwner(() -> handovers.undo(given.id()))).isFalse();
    assertThat(of(ana).owner()).isEqualTo(kith.owner());
    assertThat(of(bo).owner()).as("given on since").isNull();
    assertThat(of(carl).owner()).isEqualTo(jonas);
    assertThat(kith.asOwner(() -> kith.bean(NextSteps.class).of(ana).orElseThrow().who()))
        .isEqualTo(jonas);
  }

  @Test
  void ourPublicReplyIsAContactThatNobodyLogs() {
    var town = new Town(kith);
    var there = town.account("MASTODON", "Ana", 10);
    var ana = town.person("Ana", there);
    var said = town.aboutUs(there, "I love @harvestline.", Duration.ofDays(2));
    var reply = town.reply(town.ours(), "And we love your soup.", Duration.ofDays(1), said);
    assertThat(of(ana).lastContactAt()).isNull();

    town.in(() -> {
      kith.bean(ApplicationEventMulticaster.class)
          .multicastEvent(new PayloadApplicationEvent<>(kith, new PostsHeard(List.of(reply))));
      return true;
    });
    assertThat(of(ana).lastContactAt()).isEqualTo(kith.now().minus(Duration.ofDays(1)));
    assertThat(kith.asOwner(() -> kith.bean(Interactions.class).timeline(ana, 10)))
        .extracting(TimelineEntry::kind)
        .containsExactly(InteractionKind.OUR_REPLY, InteractionKind.THEIR_POST);
  }

  @Test
  void ourPublicReplyKeepsThePromiseThatWasThere() {
    var town = new Town(kith);
    var there = town.account("MASTODON", "Ana", 10);
    var ana = town.person("Ana", there);
    var now = kith.now();
    promise(ana, "Answer her");
    kith.now(now.plus(Duration.ofDays(1)));
    var said = town.aboutUs(there, "I love @harvestline.", Duration.ofDays(2));
    var early = town.reply(town.ours(), "We wrote before.", Duration.ofDays(3), said);
    assertThat(hears(town, ana, early)).isEqualTo("Answer her");
    var reply = town.reply(town.ours(), "And we love your soup.", Duration.ofHours(1), said);
    assertThat(hears(town, ana, reply)).isEqualTo("Keep in touch");
  }

  private void promise(PersonId person, String what) {
    kith.asOwner(
        () -> kith.bean(NextSteps.class).set(person, what, LocalDate.of(2026, 11, 23), null));
  }

  private String hears(Town town, PersonId of, PostId post) {
    town.in(() -> {
      kith.bean(ApplicationEventMulticaster.class)
          .multicastEvent(new PayloadApplicationEvent<>(kith, new PostsHeard(List.of(post))));
      return true;
    });
    return kith.asOwner(() -> kith.bean(NextSteps.class).of(of).orElseThrow().what());
  }

  /// Taking one contact back leaves what the others did.
  @Test
  void aPromiseComesBackOnlyWithTheLastContactThatKeptIt() {
    var ana = new Town(kith).person("Ana");
    promise(ana, "Send jam");
    var first = call(ana);
    var second = call(ana);
    assertThat(takeBack(first, ana)).isEqualTo("Keep in touch");
    assertThat(takeBack(second, ana)).isEqualTo("Send jam");

    var third = call(ana);
    promise(ana, "Send bread");
    var fourth = call(ana);
    assertThat(takeBack(third, ana)).isEqualTo("Keep in touch");
    assertThat(takeBack(fourth, ana)).isEqualTo("Send bread");
  }

  private InteractionId call(PersonId person) {
    kith.now(kith.now().plus(Duration.ofMinutes(1)));
    return kith.asOwner(
        () -> kith.bean(Contacts.class).log(person, InteractionKind.CALL, "", false));
  }

  private String takeBack(InteractionId contact, PersonId of) {
    kith.asOwner(() -> kith.bean(Interactions.class).remove(contact));
    return kith.asOwner(() -> kith.bean(NextSteps.class).of(of).orElseThrow().what());
  }

  @Test
  void whoCouldIntroduceUsKnowsThemAndIsCloseToUs() {
    var town = new Town(kith);
    var whom = town.account("MASTODON", "Imke", 10);
    var imke = town.person("Imke", whom);
    var bens = town.account("MASTODON", "Ben", 10);
    var ben = town.person("Ben", bens);
    var anas = town.account("MASTODON", "Ana", 10);
    var ana = town.person("Ana", anas);
    var noes = town.account("MASTODON", "No", 10);
    town.refuses(town.person("Noah", noes));
    var stranger = town.account("MASTODON", "Stranger", 10);
    var ours = town.ours();
    follow(town, whom.value(), bens.value(), anas.value(), noes.value(), stranger.value());
    follow(town, bens.value(), whom.value());
    follow(town, ours.value(), stranger.value(), bens.value());
    kith.asOwner(() -> {
      kith.bean(Relationships.class).move(ana, Stage.FRIEND);
    });

    var ways = kith.asOwner(() -> kith.bean(Introductions.class).to(imke));
    assertThat(ways.introducers()).extracting(Introducer::person).containsExactly(ben, ana);
    assertThat(ways.introducers().getFirst().isMutual()).isTrue();
    assertThat(ways.shared()).isEqualTo(2);
    assertThat(ways.lists()).extracting(KnownList::state).containsExactly(KnownList.State.LISTED);
  }

  private void follow(Town town, long account, Long... followers) {
    var ids = String.join(",", List.of(followers).stream().map(String::valueOf).toList());
    town.update(
        "insert into audience (account_id, page, followers, read_at) values (%d, 0, '{%s}', '%s')"
            .formatted(account, ids, kith.now()));
  }

  @Test
  void afterFourteenIdleDaysThereAreSevenCardsAndNoMore() {
    var town = new Town(kith);
    for (int day = 0; day < 14; day++) {
      var account = town.account("MASTODON", "Voice " + day, 400);
      town.aboutUs(
          account, "Can @harvestline come to us on day " + day + "?", Duration.ofDays(day));
      town.voice(account);
      var friend = town.person("Friend " + day);
      kith.asOwner(() -> {
        circle().add(List.of(friend));
      });
    }
    kith.now(kith.now().plus(Duration.ofDays(14)));

    var day = kith.asOwner(() -> kith.bean(Today.class).day());
    assertThat(day.things()).isBetween(1, Filling.MOST);
    assertThat(day.minutes()).isLessThanOrEqualTo(day.budget());
  }

  @Test
  void whatIsNotAboutUsTeachesAndTakingItBackUnteaches() {
    var town = new Town(kith);
    for (int i = 0; i < 6; i++) {
      var jo = town.account("MASTODON", "Jo " + i, 400);
      var post = town.aboutUs(jo, "Selling an army surplus coat, number " + i, Duration.ofHours(9));
      if (i < 5) {
        kith.asOwner(() -> {
          kith.bean(Cards.class).answer(post, Acts.Answer.NOT_ABOUT_US);
        });
      }
    }
    var ana = town.account("MASTODON", "Ana", 400);
    town.aboutUs(ana, "Our canteen thanks @harvestline for the bread.", Duration.ofHours(3));
    var taught = kith.bean(Taught.class);
    kith.now(kith.now().plus(Duration.ofDays(1)));

    var lesson = kith.asOwner(() -> taught.lesson());
    assertThat(lesson.against()).isEqualTo(5);
    assertThat(lesson.hides()).extracting(Taught.Hidden::name).containsExactly("Jo 5");
    assertThat(lesson.hides().getFirst().why().toString()).contains("army");
    assertThat(answers()).containsExactly("Ana");

    var hidden = lesson.hides().getFirst().post();
    kith.asOwner(() -> taught.show(hidden));
    assertThat(answers()).contains("Ana", "Jo 5");
    kith.asOwner(() -> taught.hideAgain(hidden));
    assertThat(answers()).containsExactly("Ana");
    kith.asOwner(() -> taught.use(false));
    assertThat(answers()).contains("Jo 5");
    kith.asOwner(() -> taught.use(true));
    assertThat(answers()).containsExactly("Ana");
  }

  private List<String> answers() {
    return kith.asOwner(() -> kith.bean(Today.class).day()).blocks().stream()
        .filter(block -> block.kind() == CardKind.ANSWER)
        .flatMap(block -> block.cards().stream())
        .map(card -> ((Card.Answer) card).name())
        .toList();
  }
}
