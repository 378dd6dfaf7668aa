package org.kith.networks.mastodon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kith.networks.Account;
import org.kith.networks.Cursor;
import org.kith.networks.FollowReader;
import org.kith.networks.SlowDownException;
import org.kith.networks.http.HttpGateway;
import org.kith.simulator.mastodon.FakeMastodon;
import org.kith.simulator.mastodon.Fault;
import org.kith.simulator.mastodon.Person;

class MastodonAudienceTest {

  private FakeMastodon fake;
  private HttpGateway http;
  private Person bo;
  private MastodonAudience audience;

  @BeforeEach
  void start() throws IOException {
    fake = FakeMastodon.start(FakeMastodon.Options.usual());
    http = Fakes.gateway();
    bo = fake.join("bo");
    audience = new MastodonAudience(http, Clock.systemUTC());
  }

  @AfterEach
  void stop() throws IOException {
    http.close();
    fake.close();
  }

  private void fans(int many) {
    for (int i = 0; i < many; i++) {
      fake.follow(fake.learnOf("fan" + i, "far.example"), bo);
    }
  }

  private FollowReader.Listing ask(Cursor since) throws IOException, InterruptedException {
    return audience.followersOf(fake.uri(bo), since);
  }

  private FollowReader.Page page(Cursor since) throws IOException, InterruptedException {
    return (FollowReader.Page) ask(since);
  }

  /// What was asked of its followers.
  private List<String> asked() {
    return fake.requests().stream()
        .map(FakeMastodon.Request::path)
        .filter(path -> path.startsWith("/api/v1/accounts/"))
        .toList();
  }

  @Test
  void listsFollowersPageByPageAndLooksTheAccountUpOnce() throws Exception {
    fans(170);
    var keys = new ArrayList<String>();
    var place = Cursor.START;
    do {
      var page = page(place);
      page.followers().forEach(account -> keys.add(account.key()));
      place = page.next();
    } while (!place.value().isEmpty());
    assertThat(keys)
        .hasSize(170)
        .doesNotHaveDuplicates()
        .contains("https://far.example/users/fan0");
    assertThat(asked())
        .containsExactly(
            "/api/v1/accounts/lookup",
            "/api/v1/accounts/" + bo.id() + "/followers",
            "/api/v1/accounts/" + bo.id() + "/followers",
            "/api/v1/accounts/" + bo.id() + "/followers");
  }

  @Test
  void goesOnWithAnotherReaderWhereOneWasLeftOff() throws Exception {
    fans(100);
    var next = page(Cursor.START).next();
    audience = new MastodonAudience(http, Clock.systemUTC());
    assertThat(page(next).followers()).hasSize(20);
    assertThatThrownBy(() -> ask(new Cursor("of another network")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whoHidesThemIsNotAskedAboutFurther() throws Exception {
    fans(3);
    bo.hideFollowers(true);
    assertThat(ask(Cursor.START)).isInstanceOf(FollowReader.Hidden.class);
    bo.hideFollowers(false).lock();
    assertThat(ask(Cursor.START)).isInstanceOf(FollowReader.Hidden.class);
    assertThat(asked()).containsOnly("/api/v1/accounts/lookup");
  }

  @Test
  void whoHidesThemWhileTheyAreReadIsHidden() throws Exception {
    fans(100);
    var next = page(Cursor.START).next();
    bo.hideFollowers(true);
    assertThat(ask(next)).isInstanceOf(FollowReader.Hidden.class);
  }

  @Test
  void anEmptyListBesideACountIsAHiddenOne() throws Exception {
    assertThat(page(Cursor.START)).isEqualTo(new FollowReader.Page(List.of(), Cursor.START));
    fans(12);
    fake.listNoFollowers();
    assertThat(ask(Cursor.START))
        .isEqualTo(
            new FollowReader.Hidden(
                "%s counts 12 followers and lists none. Kith uses the count."
                    .formatted(fake.address().getRawAuthority())));
  }

  @Test
  void aServerThatAnswersItsOwnAccountsOnlySaysSo() throws Exception {
    fans(3);
    fake.answerNoStrangers();
    assertThat(ask(Cursor.START))
        .isInstanceOfSatisfying(
            FollowReader.LoginWanted.class,
            wanted -> assertThat(wanted.reason()).contains("shows this only to its own accounts"));
  }

  @Test
  void whomItsServerDoesNotKnowIsUnlisted() throws Exception {
    var nobody = fake.address() + "/users/nobody";
    assertThat(audience.followersOf(nobody, Cursor.START))
        .isInstanceOf(FollowReader.Unlisted.class);
    assertThat(audience.followersOf("bo", Cursor.START)).isInstanceOf(FollowReader.Unlisted.class);
  }

  @Test
  void f11GivesFollowersOfOtherServersNoName() throws Exception {
    fake.follow(fake.join("ana").named("Ana"), bo);
    fake.follow(fake.learnOf("cy", "far.example").named("The President"), bo);
    assertThat(page(Cursor.START).followers())
        .extracting(Account::handle, Account::name)
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple("ana@" + fake.address().getRawAuthority(), "Ana"),
            org.assertj.core.groups.Tuple.tuple("cy@far.example", "cy@far.example"));
  }

  @Test
  void aServerThatNamesNoActorsIsUnderstood() throws Exception {
    fake.follow(fake.join("ana"), bo);
    fake.follow(fake.learnOf("cy", "far.example"), bo);
    fake.tellNoUris();
    assertThat(page(Cursor.START).followers())
        .extracting(Account::key)
        .containsExactlyInAnyOrder(fake.address() + "/users/ana", "https://far.example/users/cy");
  }

  @Test
  void aUsedUpLimitIsNotRunAgainst() throws Exception {
    fans(3);
    fake.plan(Fault.TOO_MANY, 1);
    assertThatThrownBy(() -> ask(Cursor.START)).isInstanceOf(SlowDownException.class);
  }
}
