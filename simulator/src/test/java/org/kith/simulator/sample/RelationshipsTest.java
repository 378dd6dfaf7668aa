package org.kith.simulator.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RelationshipsTest {
  private static final SampleWorld WORLD = SampleWorld.generate(1, SampleWorldTest.NOW);

  @Test
  void everybodyHasOneToThreeAccountsAndOneNextStepByATeammate() {
    Set<Integer> owned = new HashSet<>();
    var team = WORLD.organisation().team().stream().map(Organisation.Teammate::name).toList();
    for (Person person : WORLD.persons()) {
      assertThat(person.accounts()).hasSizeBetween(1, 3);
      person.accounts().forEach(one -> assertThat(owned.add(one.account())).isTrue());
      assertThat(person.accounts()).allMatch(one -> !one.proof().isEmpty());
      assertThat(person.next().what()).isNotBlank();
      assertThat(team).contains(person.next().who(), person.standing().owner());
    }
  }

  @Test
  void someStepsAreLateAndSomeAreDueToday() {
    var today = SampleWorldTest.NOW.atZone(WORLD.organisation().zone()).toLocalDate();
    assertThat(WORLD.persons()).filteredOn(one -> one.next().due().isBefore(today)).hasSize(3);
    assertThat(WORLD.persons()).filteredOn(one -> one.next().due().equals(today)).hasSize(3);
  }

  @Test
  void everyStageIsThereAndOneSaidNo() {
    assertThat(WORLD.persons())
        .extracting(one -> one.standing().stage())
        .contains(Person.Stage.values());
    var refused = WORLD.persons().stream().filter(one -> one.contact().refused() != null).toList();
    assertThat(refused).hasSize(1);
    assertThat(refused.getFirst().standing().circle()).isFalse();
    assertThat(WORLD.campaigns())
        .allMatch(campaign -> asked(campaign).stream().noneMatch(refused::contains));
  }

  @Test
  void timelinesAreInOrderAndResolve() {
    Set<String> keys = new HashSet<>();
    WORLD.posts().forEach(post -> keys.add(post.key()));
    for (Person person : WORLD.persons()) {
      Instant last = Instant.MIN;
      for (Interaction entry : person.timeline()) {
        assertThat(entry.at()).isAfterOrEqualTo(last).isBefore(SampleWorldTest.NOW);
        last = entry.at();
        if (entry.post() != null) {
          assertThat(keys).contains(entry.post());
        }
      }
    }
    var private_ =
        WORLD.persons().stream()
            .flatMap(one -> one.timeline().stream())
            .filter(entry -> entry.visibility() == Interaction.Visibility.ME)
            .count();
    assertThat(private_).isGreaterThan(1);
  }

  @Test
  void nobodyIsAskedOnAChannelTheyDidNotAllow() {
    for (Campaign campaign : WORLD.campaigns()) {
      for (Campaign.Ask ask : campaign.asks()) {
        var consents = WORLD.persons().get(ask.person()).contact().consents();
        assertThat(consents)
            .anyMatch(one ->
                one.channel() == ask.channel() && one.answer() == Person.Consent.Answer.GIVEN);
      }
    }
  }

  @Test
  void asksMoveForward() {
    for (Campaign campaign : WORLD.campaigns()) {
      for (Campaign.Ask ask : campaign.asks()) {
        Instant last = ask.invited();
        for (var next : new Instant[] {ask.answered(), ask.spoke(), ask.thanked()}) {
          if (next != null) {
            assertThat(next).isAfterOrEqualTo(last).isBefore(SampleWorldTest.NOW);
            last = next;
          }
        }
        boolean spoke =
            ask.state() == Campaign.Ask.State.SPOKE || ask.state() == Campaign.Ask.State.THANKED;
        assertThat(ask.spoke() != null).isEqualTo(spoke);
      }
    }
  }

  @Test
  void sharesComeFromSomebodyTheirAuthorFollows() {
    for (Campaign campaign : WORLD.campaigns()) {
      assertThat(campaign.shares()).hasSizeGreaterThan(20);
      for (Campaign.Share share : campaign.shares()) {
        var post = WORLD.posts().get(share.post());
        assertThat(post.truth().about()).isEqualTo(Post.About.US);
        if (share.parent() < 0) {
          assertThat(post.text()).contains(campaign.links().get(share.link()).code());
        } else {
          var parent = WORLD.posts().get(campaign.shares().get(share.parent()).post());
          assertThat(share.parent()).isLessThan(share.id());
          assertThat(parent.at()).isBefore(post.at());
          assertThat(WORLD.follows().follows(post.account(), parent.account())).isTrue();
        }
      }
      assertThat(campaign.shares())
          .extracting(Campaign.Share::grade)
          .contains(Campaign.Share.Grade.values());
    }
  }

  @Test
  void linksAreBase58AndOneForEachPerson() {
    Set<String> codes = new HashSet<>();
    for (Campaign campaign : WORLD.campaigns()) {
      Set<Integer> persons = new HashSet<>();
      for (Campaign.TrackedLink link : campaign.links()) {
        assertThat(link.code()).matches("[1-9A-HJ-NP-Za-km-z]{10,}");
        assertThat(codes.add(link.code())).isTrue();
        assertThat(persons.add(link.person())).isTrue();
      }
    }
  }

  @Test
  void clicksComeAfterTheShareAndSomeAreRobots() {
    for (Campaign campaign : WORLD.campaigns()) {
      Map<Integer, Instant> first = new HashMap<>();
      for (Campaign.Share share : campaign.shares()) {
        first.putIfAbsent(share.link(), WORLD.posts().get(share.post()).at());
      }
      for (Campaign.Click click : campaign.clicks()) {
        assertThat(first).containsKey(click.link());
        assertThat(click.at()).isAfter(first.get(click.link())).isBefore(SampleWorldTest.NOW);
        assertThat(click.referrer()).doesNotContain("/");
      }
      assertThat(campaign.clicks())
          .extracting(Campaign.Click::kind)
          .contains(Campaign.Click.Kind.values());
    }
  }

  @Test
  void theFinishedCampaignCameOutNearItsForecast() {
    var finished = WORLD.campaigns().getFirst();
    var outcome = Objects.requireNonNull(finished.outcome());
    assertThat(outcome.reach())
        .isBetween(finished.forecast().reach().low() / 2, finished.forecast().reach().high() * 2);
    assertThat(finished.forecast().sealed()).isBefore(finished.brief().started());
  }

  @Test
  void ownPostsCarryProofOrAReason() {
    for (OwnPost post : WORLD.ownPosts()) {
      for (OwnPost.Copy copy : post.copies()) {
        boolean out =
            post.state() == OwnPost.State.PUBLISHED || post.state() == OwnPost.State.FAILED;
        assertThat(copy.url().isEmpty()).isEqualTo(!out || !copy.problem().isEmpty());
      }
    }
    assertThat(WORLD.ownPosts()).extracting(OwnPost::state).contains(OwnPost.State.FAILED);
  }

  private static List<Person> asked(Campaign campaign) {
    return campaign.asks().stream().map(ask -> WORLD.persons().get(ask.person())).toList();
  }
}
