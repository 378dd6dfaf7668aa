package org.kith.networks.instagram;

import static com.github.tomakehurst.wiremock.client.WireMock.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.kith.networks.Cursor;
import org.kith.networks.DocumentedServer;
import org.kith.networks.Heard;
import org.kith.networks.Insights.Measure;
import org.kith.networks.Post;
import org.kith.networks.Profile.OptOut;
import org.kith.networks.Reading;
import org.kith.networks.Secret;
import org.kith.networks.Standing.Finding;
import org.kith.networks.Standing.Finding.Kind;
import org.kith.networks.graph.Graph;
import org.kith.networks.graph.GraphAccess;
import org.kith.networks.graph.GraphLogin;
import org.kith.networks.http.HttpGateway;
import org.kith.networks.instagram.InstagramHashtags.Look;
import org.kith.networks.instagram.InstagramHashtags.Which;
import org.kith.networks.instagram.InstagramReader.Hears;

class InstagramReadingTest {

  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-05-01T12:00:00Z"));
  private static final InstagramAccess ACCOUNT =
      new InstagramAccess("17841400", "riverfriends", GraphAccess.of(new Secret("PAGE")));

  private final DocumentedServer instagram = new DocumentedServer("instagram");
  private final HttpGateway http = instagram.gateway();
  private final Graph graph = new Graph(http, instagram.at("/v27.0"), ACCOUNT.access(), CLOCK);

  @AfterEach
  void stop() throws Exception {
    http.close();
    instagram.close();
  }

  @Test
  void hearsWhoTagsTheAccountAndReadsNoOlderPagesThanItMust() throws Exception {
    var reader = new InstagramReader(graph, ACCOUNT, Hears.TAGS, CLOCK);
    var news = (Reading.News) reader.read(Cursor.START);
    assertThat(said(news))
        .singleElement()
        .satisfies(post -> {
          assertThat(post.author().key()).isEqualTo("@ana.lima");
          assertThat(post.tags()).containsExactly("cleanriver");
          assertThat(post.url()).isEqualTo(URI.create("https://www.instagram.com/p/AAA/"));
        });
    assertThat(news.dropped()).isEqualTo(1);
    assertThat(reader.read(news.next())).isInstanceOf(Reading.NothingNew.class);
    instagram.stubs().verify(2, getRequestedFor(urlPathEqualTo("/v27.0/17841400/tags")));
  }

  @Test
  void hearsCommentsAndTheirAnswersWhereThePostIsShown() throws Exception {
    var news =
        (Reading.News)
            new InstagramReader(graph, ACCOUNT, Hears.COMMENTS, CLOCK).read(Cursor.START);
    assertThat(said(news))
        .extracting(p -> p.id() + " " + p.author().key() + " " + below(p) + " " + p.url())
        .containsExactly(
            "17801 990 17900 https://www.instagram.com/p/OWN/",
            "17802 17841400 17801 https://www.instagram.com/p/OWN/");
  }

  @Test
  void readsAPostOfItsOwnAndOneThatNamesIt() throws Exception {
    var posts = new InstagramPosts(graph, ACCOUNT, CLOCK);
    var own = posts.read("17900").orElseThrow();
    assertThat(own.post().author().key()).isEqualTo("17841400");
    assertThat(own.answers()).extracting(Post::text).containsExactly("Count me in");
    assertThat(posts.read("18003").orElseThrow().post().author().handle()).isEqualTo("cy");
    assertThat(posts.read("not-an-id")).isEmpty();
  }

  @Test
  void countsWhatInstagramCountsAndTakesNothingForZero() throws Exception {
    var insights = new InstagramPosts(graph, ACCOUNT, CLOCK).insights().read("17900");
    assertThat(insights.orElseThrow().counts())
        .isEqualTo(
            Map.of(
                Measure.PEOPLE, 310L,
                Measure.VIEWS, 402L,
                Measure.REACTIONS, 40L,
                Measure.ANSWERS, 2L,
                Measure.SAVES, 5L));
  }

  @Test
  void readsProfessionalAccountsAndTheWishesInThem() throws Exception {
    var profiles = new InstagramProfiles(graph, ACCOUNT);
    var own = profiles.read("17841400").orElseThrow();
    assertThat(own.followers()).isEqualTo(OptionalLong.of(880));
    assertThat(own.optOuts()).containsExactly(OptOut.DISCOVERY);
    var ana = profiles.read("@Ana.Lima").orElseThrow();
    assertThat(ana.account().key()).isEqualTo("@ana.lima");
    assertThat(ana.followers()).isEqualTo(OptionalLong.of(5210));
    assertThat(ana.links()).containsExactly(URI.create("https://ana.example/"));
    assertThat(profiles.read("private.one")).isEmpty();
    assertThat(profiles.read("no such){handle")).isEmpty();
  }

  @Test
  void looksAtAHashtagAndCountsWhatItSpends() throws Exception {
    var look = new InstagramHashtags(graph, ACCOUNT, CLOCK).look("#CleanRiver", Which.RECENT);
    assertThat(look)
        .isInstanceOfSatisfying(
            Look.Examples.class,
            e -> {
              assertThat(e.left()).isEqualTo(27);
              assertThat(e.examples())
                  .singleElement()
                  .satisfies(x -> assertThat(x.likes()).isEqualTo(12));
            });
  }

  @Test
  void spendsNoThirtyFirstHashtag() throws Exception {
    var thirty =
        IntStream.range(0, 30)
            .mapToObj(i -> "{\"id\":\"" + (9000 + i) + "\"}")
            .collect(Collectors.joining(",", "{\"data\":[", "]}"));
    instagram
        .stubs()
        .stubFor(
            get(urlPathEqualTo("/v27.0/17841400/recently_searched_hashtags"))
                .willReturn(okJson(thirty)));
    assertThat(new InstagramHashtags(graph, ACCOUNT, CLOCK).look("cleanriver", Which.TOP))
        .isInstanceOfSatisfying(
            Look.UsedUp.class, u -> assertThat(u.reason()).contains("30 different hashtags"));
    instagram.stubs().verify(0, getRequestedFor(urlPathMatching("/v27.0/17843900/.*")));
  }

  @Test
  void connectsTheAccountsThatAreProfessional() throws Exception {
    var app = new GraphLogin.App("4242", new Secret("APPSECRET"));
    var login = new InstagramLogin(new GraphLogin(http, instagram.at("/v27.0"), app, CLOCK));
    var accounts = login.accounts("CODE", URI.create("https://kith.example/back"));
    assertThat(accounts)
        .singleElement()
        .satisfies(a -> {
          assertThat(a.account().handle()).isEqualTo("riverfriends");
          assertThat(a.access().access().token().value()).isEqualTo("PAGE");
        });
  }

  @Test
  void saysInWordsWhatATokenCanDo() throws Exception {
    var standing = new InstagramCheck(graph, ACCOUNT.access()).check();
    assertThat(standing.isConnected()).isTrue();
    assertThat(standing.findings())
        .contains(
            new Finding(Kind.CAN, "It may publish (instagram_content_publish)."),
            new Finding(Kind.CAN, "The account has 880 followers."),
            new Finding(Kind.CAN, "It reads posts that tag the account."),
            new Finding(Kind.LIMIT, "2 of 100 posts in 24 hours are used up."),
            new Finding(Kind.LIMIT, "2 of 30 hashtags in seven days are used up."))
        .anyMatch(f ->
            f.kind() == Kind.CANNOT && f.words().contains("instagram_manage_contents is missing"));
  }

  private static String below(Post post) {
    return post.relation() == null ? "" : post.relation().id();
  }

  private static List<Post> said(Reading.News news) {
    return news.heard().stream()
        .filter(Heard.Said.class::isInstance)
        .map(h -> ((Heard.Said) h).post())
        .toList();
  }
}
