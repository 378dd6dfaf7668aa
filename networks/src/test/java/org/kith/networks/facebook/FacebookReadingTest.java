package org.kith.networks.facebook;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.kith.networks.Cursor;
import org.kith.networks.DocumentedServer;
import org.kith.networks.Heard;
import org.kith.networks.Insights.Measure;
import org.kith.networks.Post;
import org.kith.networks.Reading;
import org.kith.networks.Secret;
import org.kith.networks.facebook.PageReader.Hears;
import org.kith.networks.graph.Graph;
import org.kith.networks.graph.GraphAccess;
import org.kith.networks.http.HttpGateway;

class FacebookReadingTest {

  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-05-01T12:00:00Z"));
  private static final PageAccess PAGE =
      new PageAccess("100200300", GraphAccess.of(new Secret("PAGE")));

  private final DocumentedServer facebook = new DocumentedServer("facebook");
  private final HttpGateway http = facebook.gateway();
  private final Graph graph = new Graph(http, facebook.at("/v27.0"), PAGE.access(), CLOCK);

  @AfterEach
  void stop() throws Exception {
    http.close();
    facebook.close();
  }

  @Test
  void hearsWhoMentionsThePageAndCountsWhatHasNoAuthorOnce() throws Exception {
    var reader = new PageReader(graph, PAGE, Hears.MENTIONS, CLOCK);
    var news = (Reading.News) reader.read(Cursor.START);
    assertThat(said(news)).hasSize(1);
    var post = said(news).getFirst();
    assertThat(post.author().name()).isEqualTo("Ana Lima");
    assertThat(post.tags()).containsExactly("cleanriver");
    assertThat(post.links()).containsExactly(URI.create("https://ana.example/walk"));
    assertThat(news.dropped()).isEqualTo(1);
    assertThat(news.askAgain()).isEqualTo(Duration.ofMinutes(45));
    assertThat(reader.read(news.next())).isInstanceOf(Reading.NothingNew.class);
  }

  @Test
  void asksOnlyForWhatIsNewerThanTheLastHour() throws Exception {
    var reader = new PageReader(graph, PAGE, Hears.MENTIONS, CLOCK);
    var news = (Reading.News) reader.read(Cursor.START);
    reader.read(news.next());
    long since = Instant.parse("2026-04-30T08:12:44Z").getEpochSecond();
    facebook
        .stubs()
        .verify(
            1,
            getRequestedFor(urlPathEqualTo("/v27.0/100200300/tagged"))
                .withQueryParam(
                    "since", com.github.tomakehurst.wiremock.client.WireMock.equalTo("" + since)));
  }

  @Test
  void hearsCommentsWithThePostsTheyStandBelowAndFetchesTheRest() throws Exception {
    var news = (Reading.News) new PageReader(graph, PAGE, Hears.COMMENTS, CLOCK).read(Cursor.START);
    assertThat(said(news)).extracting(Post::id).containsExactly("11_500", "11_501", "11_502");
    assertThat(said(news))
        .extracting(p -> p.relation() == null ? "" : p.relation().id())
        .containsExactly("100200300_11", "100200300_11", "11_501");
  }

  @Test
  void readsOnePageAtFirstAndAllOfThemLater() throws Exception {
    var reader = new PageReader(graph, PAGE, Hears.OWN_POSTS, CLOCK);
    assertThat(said((Reading.News) reader.read(Cursor.START)))
        .extracting(Post::id)
        .containsExactly("100200300_12");
    var later = (Reading.News) reader.read(new Cursor("2026-04-30T06:30:00Z"));
    assertThat(said(later)).extracting(Post::id).containsExactly("100200300_11", "100200300_12");
    assertThat(said(later).getLast().links())
        .containsExactly(URI.create("https://river.example/report"));
  }

  @Test
  void neverPutsTheTokenIntoAnAddress() throws Exception {
    for (var hears : Hears.values()) {
      new PageReader(graph, PAGE, hears, CLOCK).read(Cursor.START);
    }
    new FacebookPosts(graph, PAGE, CLOCK).read("11_502");
    assertThat(
            facebook
                .stubs()
                .findAll(com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor(anyUrl())))
        .hasSizeGreaterThan(5)
        .noneMatch(r -> r.getUrl().contains("PAGE"));
  }

  @Test
  void readsACommentInItsConversation() throws Exception {
    var read = new FacebookPosts(graph, PAGE, CLOCK).read("11_502").orElseThrow();
    assertThat(read.before()).extracting(Post::id).containsExactly("100200300_11", "11_501");
    assertThat(read.post().text()).isEqualTo("Me too");
    var post = new FacebookPosts(graph, PAGE, CLOCK).read("100200300_11").orElseThrow();
    assertThat(post.before()).isEmpty();
    assertThat(post.answers()).extracting(Post::id).containsExactly("11_501");
  }

  @Test
  void findsAPostGoneThatIsNotThereAnyMore() throws Exception {
    assertThat(new FacebookPosts(graph, PAGE, CLOCK).read("1_404")).isEmpty();
    assertThat(new FacebookPosts(graph, PAGE, CLOCK).read("../me")).isEmpty();
  }

  @Test
  void countsHowFarAPostWent() throws Exception {
    var insights = new FacebookPosts(graph, PAGE, CLOCK).insights().read("100200300_11");
    assertThat(insights.orElseThrow().counts())
        .isEqualTo(
            Map.of(
                Measure.PEOPLE, 640L,
                Measure.VIEWS, 900L,
                Measure.CLICKS, 12L,
                Measure.REACTIONS, 31L,
                Measure.ANSWERS, 3L,
                Measure.SHARES, 4L));
  }

  @Test
  void readsWhoAPageIsAndHowManyFollowIt() throws Exception {
    var profile = new FacebookPages(graph).read("100200300").orElseThrow();
    assertThat(profile.account().handle()).isEqualTo("riverfriends");
    assertThat(profile.followers()).isEqualTo(OptionalLong.of(1240));
    assertThat(profile.links())
        .containsExactly(
            URI.create("https://river.example/"), URI.create("https://river.example/join"));
  }

  @Test
  void saysThatItIsDisconnectedAndNeverShowsTheToken() throws Exception {
    var access = GraphAccess.of(new Secret("EXPIRED-0123456789"));
    var expired = new Graph(http, facebook.at("/v27.0"), access, CLOCK);
    var page = new PageAccess("100200300", access);
    var reading = new PageReader(expired, page, Hears.MENTIONS, CLOCK).read(Cursor.START);
    assertThat(reading)
        .isInstanceOfSatisfying(
            Reading.Disconnected.class,
            gone ->
                assertThat(gone.reason())
                    .startsWith("The connection has expired. Connect the account anew.")
                    .contains("code 190, subcode 463")
                    .doesNotContain("EXPIRED-0123456789"));
    assertThatThrownBy(() -> new FacebookPages(expired).read("100200300"))
        .hasMessageContaining("Connect the account anew")
        .hasMessageNotContaining("EXPIRED-0123456789");
    assertThat(page.toString()).doesNotContain("EXPIRED");
  }

  private static List<Post> said(Reading.News news) {
    return news.heard().stream()
        .filter(Heard.Said.class::isInstance)
        .map(h -> ((Heard.Said) h).post())
        .toList();
  }
}
