package org.kith.networks.x;

import static com.github.tomakehurst.wiremock.client.WireMock.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.kith.networks.Account;
import org.kith.networks.Cursor;
import org.kith.networks.DocumentedServer;
import org.kith.networks.GoneReader;
import org.kith.networks.Heard;
import org.kith.networks.Insights.Measure;
import org.kith.networks.Network;
import org.kith.networks.Post;
import org.kith.networks.Profile.OptOut;
import org.kith.networks.Reading;
import org.kith.networks.Secret;
import org.kith.networks.Standing;
import org.kith.networks.Standing.Finding.Kind;
import org.kith.networks.http.HttpGateway;

class XReadingTest {

  private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");
  private static final InstantSource CLOCK = InstantSource.fixed(NOW);

  private final DocumentedServer x = new DocumentedServer("x");
  private final HttpGateway http = x.gateway();
  private final XLogin login =
      new XLogin(http, x.at("/2"), new XLogin.App("CLIENT", new Secret("CLIENTSECRET")), CLOCK);

  @AfterEach
  void stop() throws Exception {
    http.close();
    x.close();
  }

  @Test
  void hearsMentionsOldestFirstAndGoesOnFromTheNewest() throws Exception {
    var reader = XReader.mentions(api("USER"), "2244", CLOCK);
    var first = (Reading.News) reader.read(Cursor.START);
    assertThat(said(first))
        .singleElement()
        .satisfies(post -> {
          assertThat(post.author()).isEqualTo(new Account(Network.X, "77", "ana_lima", "Ana Lima"));
          assertThat(post.text())
              .isEqualTo("@riverfriends see https://ana.example/walk & come #CleanRiver");
          assertThat(post.url()).isEqualTo(URI.create("https://x.com/ana_lima/status/1900"));
        });
    assertThat(first.askAgain()).isEqualTo(Duration.ofMinutes(15));
    var second = (Reading.News) reader.read(first.next());
    assertThat(said(second)).extracting(Post::id).containsExactly("9999", "10001");
    assertThat(second.dropped()).isEqualTo(1);
    assertThat(second.next()).isEqualTo(new Cursor("10001"));
    assertThat(reader.read(second.next())).isInstanceOf(Reading.NothingNew.class);
  }

  @Test
  void showsAGapWhereASearchNoLongerReaches() throws Exception {
    var reader = XReader.search(api("USER"), "\"clean river\" -is:retweet", CLOCK);
    var news = (Reading.News) reader.read(new Cursor("5"));
    assertThat(news.heard()).first().isEqualTo(new Heard.Missed("post 5", "post 1950"));
    assertThat(said(news)).hasSize(1);
  }

  @Test
  void readsAPostInItsConversation() throws Exception {
    var read = new XPosts(api("USER"), CLOCK).read("1801").orElseThrow();
    assertThat(read.before()).extracting(Post::id).containsExactly("1800");
    assertThat(read.answers()).extracting(Post::id).containsExactly("9999", "10003");
    assertThat(new XPosts(api("USER"), CLOCK).read("404404")).isEmpty();
  }

  @Test
  void findsOutWhichPostsAreGoneAHundredAtATime() throws Exception {
    var known =
        Stream.of("1800", "404404", "9998")
            .map(id -> new GoneReader.Known(id, CLOCK.instant()))
            .toList();
    assertThat(new XPosts(api("USER"), CLOCK).gone(known))
        .containsExactlyInAnyOrder("404404", "9998");
  }

  @Test
  void countsWhatXTellsOfAnOldPost() throws Exception {
    assertThat(new XPosts(api("USER"), CLOCK).insights().read("1800").orElseThrow().counts())
        .isEqualTo(
            Map.of(
                Measure.REACTIONS, 9L,
                Measure.ANSWERS, 2L,
                Measure.SHARES, 4L,
                Measure.SAVES, 0L,
                Measure.VIEWS, 700L));
  }

  @Test
  void readsAProfileAndTheWishesInIt() throws Exception {
    var profile = new XAccounts(api("USER")).read("@riverfriends").orElseThrow();
    assertThat(profile.account().name()).isEqualTo("River Friends");
    assertThat(profile.followers()).isEqualTo(OptionalLong.of(3011));
    assertThat(profile.about()).startsWith("We clean rivers https://river.example/join");
    assertThat(profile.links())
        .containsExactly(
            URI.create("https://river.example/"), URI.create("https://river.example/join"));
    assertThat(profile.optOuts())
        .containsExactlyInAnyOrder(OptOut.DISCOVERY, OptOut.INDEXING, OptOut.FOLLOWER_LIST);
    assertThat(new XAccounts(api("USER")).read("nobody")).isEmpty();
    assertThat(new XAccounts(api("USER")).read("no handle")).isEmpty();
  }

  @Test
  void renewsATokenOnceHoweverManyAskWithIt() throws Exception {
    var keeper = new Keeper(new XTokens(new Secret("OLD"), new Secret("R1"), NOW.plusSeconds(900)));
    var api = new XApi(http, x.at("/2"), keeper, login, CLOCK);
    try (var threads = Executors.newFixedThreadPool(4)) {
      Callable<String> ask =
          () -> new XAccounts(api).read("riverfriends").orElseThrow().account().key();
      for (var key : threads.invokeAll(List.of(ask, ask, ask, ask))) {
        assertThat(key.get()).isEqualTo("2244");
      }
    }
    assertThat(keeper.kept).hasSize(1);
    assertThat(keeper.kept.getFirst().refresh()).isEqualTo(new Secret("R2"));
    assertThat(keeper.kept.getFirst().until()).isEqualTo(NOW.plusSeconds(7200));
    x.stubs().verify(1, postRequestedFor(urlPathEqualTo("/2/oauth2/token")));
  }

  @Test
  void saysThatItIsDisconnectedWhenATokenCannotBeRenewed() throws Exception {
    var keeper =
        new Keeper(new XTokens(new Secret("OLD"), new Secret("USED"), NOW.minusSeconds(1)));
    var api = new XApi(http, x.at("/2"), keeper, login, CLOCK);
    assertThat(XReader.mentions(api, "2244", CLOCK).read(Cursor.START))
        .isInstanceOfSatisfying(
            Reading.Disconnected.class,
            d ->
                assertThat(d.reason())
                    .contains("Connect the account anew")
                    .doesNotContain("CLIENTSECRET")
                    .doesNotContain("USED"));
    assertThat(keeper.tokens().toString()).doesNotContain("USED");
  }

  @Test
  void connectsAnAccountWithProofOfPossession() throws Exception {
    var verifier = new Secret("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"); // RFC 7636, B
    var back = URI.create("https://kith.example/back");
    assertThat(login.dialog(XLogin.DIALOG, back, "st", verifier).toString())
        .contains("code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM")
        .contains("code_challenge_method=S256")
        .contains("scope=media.write+offline.access+tweet.read+tweet.write+users.read")
        .doesNotContain(verifier.value());
    assertThat(login.tokens("CODE", back, verifier).access()).isEqualTo(new Secret("USER"));
  }

  @Test
  void saysInWordsWhatATokenCanDo() throws Exception {
    var standing = new XCheck(api("USER")).check();
    assertThat(standing.isConnected()).isTrue();
    assertThat(words(standing, Kind.CAN))
        .contains("The account has 3,011 followers.", "It reads mentions.");
    assertThat(words(standing, Kind.CANNOT)).isEmpty();
    assertThat(words(standing, Kind.LIMIT))
        .anyMatch(w -> w.contains("The number of posts this app may read in a month is used up."))
        .anyMatch(w -> w.equals("Asking for mentions is used up for 15 minutes."));
  }

  @Test
  void knowsTheTokenOfAnAppAndReadsItsMonth() throws Exception {
    var standing = new XCheck(api("APP")).check();
    assertThat(words(standing, Kind.CANNOT)).first().asString().contains("token of an app");
    assertThat(words(standing, Kind.LIMIT))
        .containsExactly("43435 of 2000000 posts this month are read; it begins anew on day 10.");
  }

  @Test
  void saysThatATokenIsWorthNothing() throws Exception {
    assertThat(new XCheck(api("OLD")).check().isConnected()).isFalse();
  }

  private XApi api(String token) {
    return new XApi(http, x.at("/2"), new Keeper(XTokens.of(new Secret(token))), null, CLOCK);
  }

  private static List<String> words(Standing standing, Kind kind) {
    return standing.findings().stream()
        .filter(f -> f.kind() == kind)
        .map(Standing.Finding::words)
        .toList();
  }

  private static List<Post> said(Reading.News news) {
    return news.heard().stream()
        .filter(Heard.Said.class::isInstance)
        .map(h -> ((Heard.Said) h).post())
        .toList();
  }

  /// Keeps tokens in memory.
  private static final class Keeper implements XKeeper {
    private XTokens tokens;
    final List<XTokens> kept = new ArrayList<>();

    Keeper(XTokens tokens) {
      this.tokens = tokens;
    }

    @Override
    public synchronized XTokens tokens() {
      return tokens;
    }

    @Override
    public synchronized void keep(XTokens next) {
      kept.add(next);
      tokens = next;
    }
  }
}
