package org.kith.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.kith.TestKith;
import org.kith.connect.Connecting;
import org.kith.connect.PaperConnector;
import org.kith.connect.Posting;
import org.kith.jobs.ClockPutBack;
import org.kith.jobs.Jobs;
import org.kith.networks.Network;
import org.kith.simulator.mastodon.Fault;
import org.kith.team.MemberId;
import org.kith.team.Role;

@Timeout(180)
class PublishingTest extends OnOneMastodon {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final URI BACK = URI.create("https://kith.example/settings/accounts/back");

  @AfterEach
  void tidy() {
    paper().losesAnswers = false;
    paper().published.clear();
  }

  private PaperConnector paper() {
    return kith.bean(PaperConnector.class);
  }

  private Target onPaper() {
    return kith.asOwner(() -> {
      var result =
          kith.bean(Connecting.class)
              .begin(Network.X, Map.of("name", "ana", "password", "pass"), BACK);
      return Target.of(((Connecting.Result.Connected) result).connections().getFirst());
    });
  }

  private Step at(OwnPostId id, String local) {
    return kith.asOwner(() ->
        kith.bean(Releases.class).schedule(id, new WallClock(LocalDateTime.parse(local), BERLIN)));
  }

  private Part.Out out(OwnPostId id) {
    return Objects.requireNonNull(only(id).out(), "it is out");
  }

  @Test
  void aPostEndsWithItsAddressAsTheProof() {
    var id = draft("Soup at noon.", there);
    assertThat(now(id)).isInstanceOf(Step.Taken.class);
    work();
    assertThat(mastodon.textsOf(us)).containsExactly("Soup at noon.");
    assertThat(only(id).state()).isEqualTo(PostState.PUBLISHED);
    assertThat(out(id).url().toString()).startsWith(mastodon.address() + "/@harvestline/");
    assertThat(out(id).lateWhy()).isEmpty();
    work();
    assertThat(mastodon.textsOf(us)).hasSize(1);
  }

  @Test
  void aTextThatIsTooLongIsAThreadWhosePostsAnswerEachOther() {
    var id = draft("One more sentence for the thread. ".repeat(30), there);
    now(id);
    work();
    assertThat(only(id).pieces()).hasSize(3).allMatch(Part.Piece::isDone);
    assertThat(mastodon.textsOf(us)).hasSize(3).allMatch(text -> text.length() <= 500);
    assertThat(only(id).state()).isEqualTo(PostState.PUBLISHED);
  }

  @Test
  void r8_whereTheAnswerGetsLostItIsAskedForOnceMoreAndStandsThereOnce() {
    mastodon.plan(Fault.LOST_ANSWER, 1);
    var id = draft("Only once.", there);
    now(id);
    work();
    assertThat(mastodon.fired()).containsEntry(Fault.LOST_ANSWER, 1);
    assertThat(only(id).state()).isEqualTo(PostState.RETRYING);
    assertThat(only(id).reason()).isNotBlank();
    kith.now(kith.now().plus(Duration.ofMinutes(3)));
    work();
    assertThat(only(id).state()).isEqualTo(PostState.PUBLISHED);
    assertThat(mastodon.textsOf(us)).containsExactly("Only once.");
    assertThat(out(id).lateWhy()).startsWith("because").contains("could not be asked");
  }

  @Test
  void r6_whatIsTriedAgainWhileTheClockIsAheadDoesNotWaitForIt() {
    mastodon.plan(Fault.LOST_ANSWER, 1);
    var ahead = kith.now().plus(Duration.ofDays(3));
    var planned = draft("On Friday.", there);
    at(planned, "2026-11-27T09:00");
    kith.now(ahead);
    var id = draft("Only once.", there);
    now(id);
    work();
    assertThat(only(id).state()).isEqualTo(PostState.RETRYING);
    var put = new ClockPutBack(ahead, TestKith.MONDAY_MORNING);
    kith.asOwner(() -> kith.bean(Publishing.class).on(put));
    kith.now(TestKith.MONDAY_MORNING.plus(Duration.ofMinutes(3)));
    work();
    assertThat(only(id).state()).isEqualTo(PostState.PUBLISHED);
    assertThat(only(planned).state()).isEqualTo(PostState.SCHEDULED);
    kith.now(java.time.Instant.parse("2026-11-27T08:00:00Z"));
    work();
    assertThat(only(planned).state()).isEqualTo(PostState.PUBLISHED);
  }

  @Test
  void whereANetworkHasNoWayToAskOnceAPersonSaysWhetherItIsOut() {
    paper().losesAnswers = true;
    var id = draft("On paper.", onPaper());
    now(id);
    work();
    work();
    assertThat(paper().published).hasSize(1).containsValue("On paper.");
    assertThat(only(id).state()).isEqualTo(PostState.UNKNOWN);
    var decisions = kith.bean(Decisions.class);
    assertThat(kith.asOwner(() -> decisions.isOut(id, only(id).id(), "not an address")))
        .isInstanceOf(Step.Not.class);
    assertThat(kith.asOwner(() -> decisions.isOut(id, only(id).id(), "https://paper.example/7")))
        .isInstanceOf(Step.Taken.class);
    assertThat(only(id).state()).isEqualTo(PostState.PUBLISHED);
    assertThat(out(id).url()).isEqualTo(URI.create("https://paper.example/7"));
    work();
    assertThat(paper().published).hasSize(1);
  }

  @Test
  void overWhateverKithStumblesTheOtherPostsGoOut() {
    paper().stumblesOver = "The odd one.";
    var paper = onPaper();
    var odd = draft("The odd one.", paper);
    var fine = draft("The fine one.", paper);
    now(odd);
    now(fine);
    work();
    paper().stumblesOver = "";
    assertThat(only(fine).state()).isEqualTo(PostState.PUBLISHED);
    assertThat(only(odd).state()).as("paper has no way to ask once").isEqualTo(PostState.UNKNOWN);
    assertThat(paper().published).hasSize(1);
  }

  @Test
  void a10_whatIsStoppedWaitsAndSaysWhyItIsLate() {
    var id = draft("Held back.", there);
    at(id, "2026-11-23T10:00");
    kith.asOwner(() -> kith.bean(Posting.class).stop());
    kith.now(kith.now().plus(Duration.ofMinutes(90)));
    work();
    assertThat(only(id).state()).isEqualTo(PostState.STOPPED);
    assertThat(only(id).reason()).isEqualTo("Mara Lindqvist stopped all posting.");
    assertThat(mastodon.textsOf(us)).isEmpty();
    kith.asOwner(() -> kith.bean(Posting.class).allow());
    work();
    assertThat(only(id).state()).isEqualTo(PostState.PUBLISHED);
    assertThat(out(id).lateWhy()).isEqualTo("because posting was stopped");
  }

  @Test
  void r6_afterFourDaysOffAPostAsksFirstAndThenSaysHowLateItIs() {
    var id = draft("Come on Tuesday.", there);
    var soon = draft("Come at ten.", there);
    at(id, "2026-11-24T09:00");
    at(soon, "2026-11-28T08:30");
    kith.now(kith.now().plus(Duration.ofDays(5)));
    work();
    assertThat(only(id).state()).isEqualTo(PostState.LATE);
    assertThat(only(id).reason()).startsWith("It was to go out 4 days ago");
    assertThat(kith.asOwner(() -> kith.bean(OwnPosts.class).trouble()).orElseThrow().state())
        .isEqualTo(PostState.LATE);
    assertThat(mastodon.textsOf(us)).containsExactly("Come at ten.");
    assertThat(web(post(soon))).endsWith("30 minutes late, because Kith was off.");

    kith.asOwner(() -> kith.bean(Decisions.class).again(id, only(id).id()));
    work();
    assertThat(mastodon.textsOf(us)).containsExactly("Come at ten.", "Come on Tuesday.");
    assertThat(web(post(id))).endsWith("4 days late, because Kith was off.");
    work();
    assertThat(mastodon.textsOf(us)).hasSize(2);
  }

  private static String web(OwnPost post) {
    return Lateness.said(post, post.parts().getFirst());
  }

  /// The night in which the clocks of Berlin are put back, and the one in which they are put
  /// forward: nothing goes out twice, nothing is left out.
  @Test
  void r6_acrossAChangeOfTheClocksEachPostGoesOutOnceAndOnTime() {
    kith.now(java.time.Instant.parse("2027-03-27T22:00:00Z"));
    var skipped = draft("At half past two.", there);
    var nine = draft("At nine.", there);
    assertThat(at(skipped, "2027-03-28T02:30"))
        .isInstanceOfSatisfying(
            Step.Taken.class, t -> assertThat(t.words()).contains("there is no 02:30"));
    at(nine, "2027-03-28T09:00");
    for (int quarter = 0; quarter < 60; quarter++) {
      work();
      kith.now(kith.now().plus(Duration.ofMinutes(15)));
    }
    assertThat(mastodon.textsOf(us)).containsExactly("At half past two.", "At nine.");
    assertThat(out(skipped).at()).isEqualTo("2027-03-28T01:30:00Z");
    assertThat(out(nine).at()).isEqualTo("2027-03-28T07:00:00Z");
    assertThat(out(nine).lateWhy()).isEmpty();

    kith.now(java.time.Instant.parse("2027-10-30T23:00:00Z"));
    var twice = draft("The hour that comes twice.", there);
    at(twice, "2027-10-31T02:30");
    for (int quarter = 0; quarter < 16; quarter++) {
      work();
      kith.now(kith.now().plus(Duration.ofMinutes(15)));
    }
    assertThat(mastodon.textsOf(us)).hasSize(3);
    assertThat(out(twice).at()).isEqualTo("2027-10-31T00:30:00Z");
  }

  @Test
  void r6_whatGoesOutNowDoesSoInTheHourThatComesTwiceAsWell() {
    kith.now(java.time.Instant.parse("2027-10-31T01:30:00Z"));
    var id = draft("Now.", there);
    assertThat(now(id)).isInstanceOf(Step.Taken.class);
    work();
    assertThat(out(id).at()).isEqualTo("2027-10-31T01:30:00Z");
    assertThat(out(id).lateWhy()).isEmpty();
  }

  @Test
  void whatTheNetworkRefusesSaysSoAndCanBeSentAgain() {
    var id = draft("Hello.", there);
    now(id);
    mastodon.revokeAllOf(us);
    work();
    assertThat(only(id).state()).isEqualTo(PostState.FAILED);
    assertThat(only(id).reason()).contains("connected anew", "Settings, Accounts");
    assertThat(kith.asOwner(() -> kith.bean(OwnPosts.class).trouble())).isPresent();
  }

  @Test
  void whatStandsThereIsChangedAndTakenBack() {
    var id = draft("Soup at noon.", there);
    now(id);
    work();
    var decisions = kith.bean(Decisions.class);
    change(kith.owner(), id, "Soup at one.");
    assertThat(only(id).state()).isEqualTo(PostState.CHANGING);
    mastodon.plan(Fault.LOST_ANSWER, 1);
    work();
    assertThat(only(id).state()).isEqualTo(PostState.CHANGING);
    kith.now(kith.now().plus(Duration.ofMinutes(5)));
    work();
    assertThat(only(id).state()).isEqualTo(PostState.PUBLISHED);
    assertThat(mastodon.textsOf(us)).containsExactly("Soup at one.");
    assertThat(only(id).pieces().getFirst().text()).isEqualTo("Soup at one.");

    kith.asOwner(() -> decisions.takeBack(id, only(id).id()));
    work();
    assertThat(only(id).state()).isEqualTo(PostState.TAKEN_BACK);
    assertThat(mastodon.textsOf(us)).isEmpty();
  }

  private Step change(MemberId by, OwnPostId id, String text) {
    return kith.as(
        by, () -> kith.bean(Rewordings.class).change(id, only(id).id(), Map.of(0, text), "a note"));
  }

  @Test
  void whereItIsWantedASecondPersonReadsItAndNobodyAgreesToTheirOwn() {
    kith.asOwner(() -> kith.bean(PublishSettings.class).needApproval(true));
    var ben = kith.join("Ben Okafor", Role.MEMBER);
    var id = draft(ben, new Words("", "Ben’s words.", "", "en"), there);
    var releases = kith.bean(Releases.class);
    assertThat(kith.as(ben, () -> releases.publishNow(id))).isInstanceOf(Step.Not.class);
    assertThat(kith.as(ben, () -> releases.submit(id, "Is noon right?")))
        .isInstanceOf(Step.Taken.class);
    assertThat(kith.as(ben, () -> releases.approve(id, "")))
        .isInstanceOfSatisfying(
            Step.Not.class, n -> assertThat(n.why()).contains("Nobody agrees to their own"));
    assertThat(kith.asOwner(() -> releases.sendBack(id, ""))).isInstanceOf(Step.Not.class);
    assertThat(kith.asOwner(() -> releases.sendBack(id, "It is one o’clock.")))
        .isInstanceOf(Step.Taken.class);
    assertThat(post(id).state()).isEqualTo(PostState.SENT_BACK);

    kith.as(
        ben,
        () ->
            kith.bean(Drafts.class)
                .save(
                    id,
                    new Typed(
                        new Words("", "Ben’s better words.", "", "en"),
                        post(id).typed().accounts(),
                        new WallClock(LocalDateTime.parse("2026-11-23T12:00"), BERLIN)),
                    new Drafts.Base(post(id).version(), "ben"),
                    Map.of()));
    kith.as(ben, () -> releases.submit(id, ""));
    assertThat(kith.asOwner(() -> releases.approve(id, "Good."))).isInstanceOf(Step.Taken.class);
    assertThat(post(id).state()).isEqualTo(PostState.SCHEDULED);
    kith.now(kith.now().plus(Duration.ofHours(4)));
    work();
    assertThat(mastodon.textsOf(us)).containsExactly("Ben’s better words.");
    assertThat(kith.asOwner(() -> kith.bean(OwnPosts.class).events(id)))
        .extracting(PostEvent::note)
        .contains("Is noon right?", "It is one o’clock.", "Good.");
  }

  @Test
  void twoWhoWriteAtOneDraftDoNotOverwriteEachOther() {
    var ben = kith.join("Ben Okafor", Role.MEMBER);
    var id = draft("First.", there);
    var drafts = kith.bean(Drafts.class);
    int version = post(id).version();
    assertThat(save(ben, id, "Ben’s.", version, "ben")).isInstanceOf(Drafts.Saved.Kept.class);
    assertThat(save(kith.owner(), id, "Mara’s.", version, "mara"))
        .isEqualTo(new Drafts.Saved.Overtaken("Ben Okafor", version + 1));
    assertThat(post(id).words().text()).isEqualTo("Ben’s.");
    // A page is not overtaken by itself, even if the answer to its last saving was lost.
    assertThat(save(ben, id, "Ben’s again.", version, "ben")).isInstanceOf(Drafts.Saved.Kept.class);
    var copy =
        kith.asOwner(
            () -> drafts.copy(id, new Typed(new Words("", "Mara’s.", "", ""), List.of(), null)));
    assertThat(post(copy).words().text()).isEqualTo("Mara’s.");
  }

  private Drafts.Saved save(MemberId by, OwnPostId id, String text, int version, String page) {
    var typed = new Typed(new Words("", text, "", "en"), post(id).typed().accounts(), null);
    return kith.as(
        by,
        () -> kith.bean(Drafts.class).save(id, typed, new Drafts.Base(version, page), Map.of()));
  }

  /// What a network counts is shown with its age; what cannot be counted stays as old as it is.
  @Test
  void answersBoostsAndLikesAreCountedAndAnswersAreHeard() {
    var id = draft("Who comes?", there);
    now(id);
    work();
    var number = out(id).url().toString().replaceFirst(".*/", "");
    var ana = mastodon.join("ana");
    mastodon.answer(ana, number, "@harvestline I do.");
    mastodon.boost(ana, number);
    kith.now(kith.now().plus(Duration.ofHours(1)));
    kith.asOwner(() -> kith.bean(Jobs.class).run("Counting answers to our posts", ""));
    assertThat(only(id).counts())
        .isEqualTo(
            new Part.Counts(
                1,
                1,
                0,
                Part.Beyond.NOTHING,
                kith.now().truncatedTo(java.time.temporal.ChronoUnit.MICROS)));
  }

  /// Two Kiths with the same posts must not both send them.
  @Test
  void whatComesFromAnotherKithDoesNotGoOutByItself() {
    var waiting = draft("Later.", there);
    at(waiting, "2026-11-25T09:00");
    paper().losesAnswers = true;
    var begun = draft("Begun.", onPaper());
    now(begun);
    work();
    kith.asOwner(() ->
        kith.bean(org.springframework.transaction.support.TransactionTemplate.class)
            .executeWithoutResult(_ ->
                kith.bean(Arrivals.class)
                    .on(new org.kith.takeout.WorkspaceArrived(kith.workspace()))));
    assertThat(post(waiting).state()).isEqualTo(PostState.DRAFT);
    assertThat(post(begun).state()).isEqualTo(PostState.UNKNOWN);
    kith.now(kith.now().plus(Duration.ofDays(3)));
    work();
    assertThat(mastodon.textsOf(us)).isEmpty();
    assertThat(paper().published).hasSize(1);
  }
}
