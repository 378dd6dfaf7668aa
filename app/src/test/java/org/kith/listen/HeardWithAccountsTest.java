package org.kith.listen;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kith.TestKith;
import org.kith.connect.AccountConnected;
import org.kith.connect.Connection;
import org.kith.connect.DocumentedNetwork;
import org.kith.connect.Hears;
import org.kith.jobs.JobRun;
import org.kith.jobs.Jobs;
import org.kith.networks.Network;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/// What connected accounts on Facebook, Instagram and X hear by asking, against what their
/// documentation says they answer.
class HeardWithAccountsTest {

  @RegisterExtension final TestKith kith = new TestKith();

  /// A Kith whose one network is a documented one.
  private final class Reading {
    final AccountSources sources;
    final AccountReading reading;
    final Connection connection;

    Reading(DocumentedNetwork network) {
      var house = kith.bean(Accesses.House.class);
      var stores = kith.bean(AccountSources.Stores.class);
      var accesses = new Accesses(network.connections(), network.readers(), stores.all(), house);
      sources =
          new AccountSources(
              network.readers(),
              network.connections(),
              stores,
              kith.bean(TransactionOperations.class),
              house.clock());
      reading =
          new AccountReading(
              stores, accesses, network.readers(), kith.bean(Listening.class), house);
      connection = network.connected();
      kith.asOwner(() ->
          kith.bean(TransactionTemplate.class)
              .executeWithoutResult(_ -> sources.on(new AccountConnected(connection, true))));
    }

    void read() {
      var run =
          kith.asOwner(() ->
              kith.bean(Jobs.class).run(reading.name(), "", progress -> reading.run("", progress)));
      assertThat(run.state()).as(run.message()).isEqualTo(JobRun.State.DONE);
    }
  }

  private List<String> column(String sql) {
    return kith.asOwner(() ->
        kith.bean(TransactionTemplate.class)
            .execute(_ ->
                new ArrayList<>(kith.bean(JdbcClient.class).sql(sql).query(String.class).list())));
  }

  private List<Source> sources() {
    return kith.asOwner(() -> kith.bean(Sources.class).all());
  }

  private Source source(Hears hears) {
    return sources().stream()
        .filter(s -> s.with() != null && s.with().ear().hears() == hears)
        .findFirst()
        .orElseThrow();
  }

  private List<String> mentions() {
    return column(
        "select p.text from post p join mention m on m.post_id = p.id and m.of_us order by p.text");
  }

  @Test
  void mentionsOfAPageAndCommentsOnItsPostsAreHeardFromTheStart() {
    try (var facebook = new DocumentedNetwork(kith, Network.FACEBOOK)) {
      var kithOfIt = new Reading(facebook);
      assertThat(sources())
          .extracting(Source::name)
          .containsExactlyInAnyOrder(
              "Posts that mention the page “River Friends”",
              "Comments on the posts of “River Friends”");
      kithOfIt.read();
      assertThat(mentions()).contains("See you there", "Me too", "First!");
      assertThat(mentions()).anyMatch(text -> text.startsWith("Thank you @River Friends"));
      long heard = mentions().size();
      kith.now(kith.now().plus(Duration.ofMinutes(20)));
      kithOfIt.read();
      assertThat(mentions()).as("nothing twice").hasSize((int) heard);
      assertThat(sources()).allMatch(s -> s.state() == Source.State.WORKING);
      assertThat(sources()).allMatch(s -> s.nextReadAt().isAfter(kith.now()));
    }
  }

  /// What was published is known by the same name as in [org.kith.publish.DocumentedPublish].
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "FACEBOOK, 100200300_11, See you there",
    "INSTAGRAM, 17900, Count me in",
    "X, 1800, @riverfriends yes"
  })
  void whatAnswersAPostOfOursIsHeardAndStandsBelowIt(Network on, String post, String answer) {
    try (var network = new DocumentedNetwork(kith, on)) {
      var kithOfIt = new Reading(network);
      kithOfIt.read();
      kith.now(kith.now().plus(Duration.ofMinutes(20)));
      kithOfIt.read();
      assertThat(mentions()).contains(answer);
      var answers = kith.asOwner(() -> kith.bean(HeardAnswers.class).to(on, List.of(post), 10));
      assertThat(answers).extracting(HeardAnswers.Answer::text).contains(answer);
    }
  }

  @Test
  void whatAPageWasNotPermittedIsSaidAndKeepsNothingElseWaiting() {
    try (var facebook = new DocumentedNetwork(kith, Network.FACEBOOK)) {
      facebook
          .stubs()
          .stubFor(
              get(urlPathEqualTo("/v27.0/100200300/tagged"))
                  .atPriority(1)
                  .willReturn(
                      jsonResponse(
                          """
                          {"error": {"message": "(#10) This endpoint requires the 'pages_read_user_content' permission",
                                     "type": "OAuthException", "code": 10}}
                          """,
                          403)));
      var kithOfIt = new Reading(facebook);
      kithOfIt.read();
      var refused = source(Hears.MENTIONS);
      assertThat(refused.state()).isEqualTo(Source.State.RETRYING);
      assertThat(refused.reason()).contains("pages_read_user_content");
      assertThat(refused.waitsForAccount()).isFalse();
      assertThat(refused.nextReadAt()).isAfter(kith.now().plus(Duration.ofHours(5)));
      assertThat(source(Hears.COMMENTS).state()).isEqualTo(Source.State.WORKING);
      assertThat(kith.asOwner(() -> facebook.connections().all()))
          .extracting(Connection::state)
          .containsExactly(Connection.State.WORKING);
    }
  }

  @Test
  void tagsAndCommentsOnInstagramAreHeardFromTheStart() {
    try (var instagram = new DocumentedNetwork(kith, Network.INSTAGRAM)) {
      new Reading(instagram).read();
      assertThat(mentions()).contains("With @riverfriends at the weir #CleanRiver", "Count me in");
      assertThat(sources()).allMatch(s -> s.state() == Source.State.WORKING);
    }
  }

  @Test
  void mentionsOnXAreHeardAndASearchWhereOneIsAskedFor() {
    try (var x = new DocumentedNetwork(kith, Network.X)) {
      var kithOfIt = new Reading(x);
      kithOfIt.read();
      assertThat(mentions()).singleElement().asString().startsWith("@riverfriends see");
      int asked =
          x.stubs().findAll(getRequestedFor(urlPathEqualTo("/2/users/2244/mentions"))).size();
      var query = "\"clean river\" -is:retweet";
      assertThat(
              kith.asOwner(
                  () -> kithOfIt.sources.add(kithOfIt.connection.id(), Hears.SEARCH, query)))
          .isInstanceOf(AccountSources.Added.Heard.class);
      kithOfIt.read();
      assertThat(column("select text from post order by text")).contains("clean river day");
      assertThat(mentions()).as("a search is not said to us").hasSize(1);
      assertThat(x.stubs().findAll(getRequestedFor(urlPathEqualTo("/2/users/2244/mentions"))))
          .as("it is not time for mentions yet")
          .hasSize(asked);

      kith.now(kith.now().plus(Duration.ofMinutes(20)));
      kithOfIt.read();
      assertThat(mentions()).contains("@riverfriends yes");
    }
  }

  @Test
  void anAccountWhoseKeyIsGoneIsSaidAndKeepsNothingElseWaiting() {
    try (var x = new DocumentedNetwork(kith, Network.X)) {
      var kithOfIt = new Reading(x);
      change("update connection set secret = 'sealed by another'::bytea");
      kithOfIt.read();
      assertThat(source(Hears.MENTIONS).waitsForAccount()).isTrue();
      assertThat(source(Hears.MENTIONS).reason()).contains("The key", "Connect it anew");
      change("delete from connection"); // a rotation would stop at it
    }
  }

  private void change(String sql) {
    int changed =
        kith.asOwner(() ->
            kith.bean(TransactionTemplate.class)
                .execute(_ -> kith.bean(JdbcClient.class).sql(sql).update()));
    assertThat(changed).isPositive();
  }

  @Test
  void whoSpeaksToAnAccountOnBlueskyIsHeard() {
    try (var bluesky = new DocumentedNetwork(kith, Network.BLUESKY)) {
      bluesky
          .stubs()
          .stubFor(
              get(urlPathEqualTo("/xrpc/app.bsky.notification.listNotifications"))
                  .willReturn(
                      okJson(
                          """
                          {"notifications": [
                            {"uri": "at://did:plc:bo22222222222222222222222/app.bsky.feed.repost/3k2", "cid": "b", "reason": "repost",
                             "author": {"did": "did:plc:bo22222222222222222222222", "handle": "bo.example.org"},
                             "record": {"$type": "app.bsky.feed.repost", "createdAt": "2026-11-23T07:40:00Z",
                               "subject": {"uri": "at://did:plc:us2222222222222222222222/app.bsky.feed.post/3k0", "cid": "c"}},
                             "isRead": false, "indexedAt": "2026-11-23T07:40:00Z"},
                            {"uri": "at://did:plc:ana2222222222222222222222/app.bsky.feed.post/3k1", "cid": "a", "reason": "mention",
                             "author": {"did": "did:plc:ana2222222222222222222222", "handle": "ana.example.org"},
                             "record": {"$type": "app.bsky.feed.post", "text": "@us.example.org thank you",
                               "createdAt": "2026-11-23T07:30:00Z"},
                             "isRead": false, "indexedAt": "2026-11-23T07:30:00Z"}]}
                          """)));
      var kithOfIt = new Reading(bluesky);
      assertThat(sources())
          .extracting(Source::name)
          .containsExactly("Who mentions, answers, quotes or repeats @us.example.org");
      kithOfIt.read();
      assertThat(mentions())
          .as("a repost says nothing")
          .containsExactly("@us.example.org thank you");
      assertThat(column("select handle from account a join voice v on v.account_id = a.id"))
          .containsExactly("ana.example.org");

      bluesky
          .stubs()
          .stubFor(
              any(anyUrl())
                  .atPriority(1)
                  .willReturn(
                      jsonResponse(
                          "{\"error\": \"ExpiredToken\", \"message\": \"revoked\"}", 400)));
      kith.now(kith.now().plus(Duration.ofMinutes(2)));
      kithOfIt.read();
      assertThat(source(Hears.MENTIONS).waitsForAccount()).isTrue();
    }
  }

  @Test
  void aNetworkThatWantsPatienceGetsItAndATokenThatWasTakenAwayWaitsForAPerson() {
    try (var x = new DocumentedNetwork(kith, Network.X)) {
      var kithOfIt = new Reading(x);
      var reset = kith.now().plus(Duration.ofMinutes(40));
      var mentions = get(urlPathEqualTo("/2/users/2244/mentions")).atPriority(1);
      x.stubs()
          .stubFor(
              mentions.willReturn(
                  jsonResponse(
                          "{\"title\": \"Too Many Requests\", \"detail\": \"Too Many Requests\"}",
                          429)
                      .withHeader("x-rate-limit-remaining", "0")
                      .withHeader("x-rate-limit-reset", Long.toString(reset.getEpochSecond()))));
      kithOfIt.read();
      var waiting = source(Hears.MENTIONS);
      assertThat(waiting.state()).isEqualTo(Source.State.RETRYING);
      assertThat(waiting.nextReadAt()).isAfter(reset);

      kith.now(kith.now().plus(Duration.ofHours(1)));
      x.stubs()
          .stubFor(
              any(anyUrl())
                  .atPriority(1)
                  .willReturn(jsonResponse("{\"title\": \"Unauthorized\", \"status\": 401}", 401)));
      kithOfIt.read();
      assertThat(source(Hears.MENTIONS).waitsForAccount()).isTrue();
      assertThat(source(Hears.MENTIONS).reason()).contains("Connect it anew under Accounts");
      assertThat(kith.asOwner(() -> x.connections().all()))
          .extracting(Connection::state)
          .containsExactly(Connection.State.DISCONNECTED);
    }
  }
}
