package org.kith.networks.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kith.networks.LoopbackServer.gateway;
import static org.kith.networks.LoopbackServer.write;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kith.networks.Cursor;
import org.kith.networks.Heard;
import org.kith.networks.LoopbackServer;
import org.kith.networks.Post;
import org.kith.networks.Reading;

class FeedReaderTest {

  private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");
  private static final InstantSource CLOCK = InstantSource.fixed(NOW);

  private static String rss(String... items) {
    return "<rss version='2.0'><channel><title>River notes</title>"
        + String.join("", items)
        + "</channel></rss>";
  }

  private static String item(String id, String title, String date) {
    return "<item><guid isPermaLink='false'>%s</guid><title>%s</title><pubDate>%s</pubDate></item>"
        .formatted(id, title, date);
  }

  private static List<Post> said(Reading reading) {
    return ((Reading.News) reading).heard().stream().map(h -> ((Heard.Said) h).post()).toList();
  }

  private static Cursor next(Reading reading) {
    return ((Reading.News) reading).next();
  }

  @Test
  void hearsEachEntryOnceAndChangedOnesAgain() throws Exception {
    var body = new AtomicReference<>("");
    try (var server = new LoopbackServer((_, out) -> write(out, 200, "", body.get()));
        var http = gateway(server)) {
      var reader = new FeedReader(http, CLOCK, server.at("/feed"));
      var one = item("1", "One", "Wed, 01 Apr 2026 08:00:00 GMT");
      var two = item("2", "Two", "Thu, 02 Apr 2026 08:00:00 GMT");
      body.set(rss(two, one));
      var first = reader.read(Cursor.START);
      assertThat(said(first)).extracting(Post::title).containsExactly("One", "Two");

      assertThat(reader.read(next(first))).isInstanceOf(Reading.NothingNew.class);

      body.set(rss(item("3", "Three", "bad date"), two.replace("Two", "Two!"), one));
      var third = reader.read(next(first));
      assertThat(said(third)).extracting(Post::title).containsExactly("Two!", "Three");
      assertThat(said(third).get(1).at()).isEqualTo(NOW);

      body.set(rss(item("3", "Three", "bad date")));
      assertThat(reader.read(next(third))).isInstanceOf(Reading.NothingNew.class);
      body.set(rss(two.replace("Two", "Two!"), one));
      assertThat(reader.read(next(third))).isInstanceOf(Reading.NothingNew.class);
    }
  }

  @Test
  void believesNoDateInTheFutureAndDropsEmptyEntries() throws Exception {
    var body = rss(item("1", "Soon", "Wed, 01 Apr 2099 08:00:00 GMT"), "<item></item>");
    try (var server =
            new LoopbackServer((_, out) -> write(out, 200, "Cache-Control: max-age=900", body));
        var http = gateway(server)) {
      var news = (Reading.News) new FeedReader(http, CLOCK, server.at("/")).read(Cursor.START);
      assertThat(news.dropped()).isEqualTo(1);
      assertThat(news.askAgain()).isEqualTo(Duration.ofMinutes(15));
      assertThat(said(news).getFirst().at()).isEqualTo(NOW);
    }
  }

  @Test
  void f11CannotSpeakForAnotherSite() throws Exception {
    var body =
        "<rss><channel><title>Evil</title><link>https://victim.example/</link><item><guid>https://victim.example/1</guid><title>Lie</title></item></channel></rss>";
    try (var server = new LoopbackServer((_, out) -> write(out, 200, "", body));
        var http = gateway(server)) {
      var post = said(new FeedReader(http, CLOCK, server.at("/f")).read(Cursor.START)).getFirst();
      assertThat(post.author().key()).isEqualTo("http://" + server.host());
      assertThat(post.id()).isEqualTo("http://" + server.host() + "#https://victim.example/1");
    }
  }

  @Test
  void sendsTheValidatorsOfTheCursor() throws Exception {
    LoopbackServer.Route route =
        (asked, out) -> {
          boolean known = "\"v1\"".equals(asked.headers().get("If-None-Match"));
          write(out, known ? 304 : 200, "ETag: \"v1\"", known ? "" : rss(item("1", "One", "")));
        };
    try (var server = new LoopbackServer(route);
        var http = gateway(server)) {
      var reader = new FeedReader(http, CLOCK, server.at("/feed"));
      var cursor = next(reader.read(Cursor.START));
      assertThat(reader.read(new Cursor(cursor.value())))
          .isEqualTo(new Reading.NothingNew(Duration.ZERO));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "410, '', Gone", "429, 'Retry-After: 60', SlowDown", "503, 'Retry-After: 60', SlowDown",
    "301, 'Location: /new', Moved", "308, 'Location: /new', Moved", "302, 'Location: /new', News"
  })
  void saysInAValueWhatTheServerSaid(int status, String header, String value) throws Exception {
    LoopbackServer.Route route =
        (asked, out) -> {
          boolean there = asked.path().equals("/new");
          write(
              out, there ? 200 : status, there ? "" : header, there ? rss(item("1", "a", "")) : "");
        };
    try (var server = new LoopbackServer(route);
        var http = gateway(server)) {
      var reading = new FeedReader(http, CLOCK, server.at("/feed")).read(Cursor.START);
      assertThat(reading.getClass().getSimpleName()).isEqualTo(value);
      if (reading instanceof Reading.Moved(var to)) {
        assertThat(to).isEqualTo(server.at("/new"));
      }
    }
  }

  @Test
  void doesNotMoveToWhatIsNotAFeed() throws Exception {
    LoopbackServer.Route route =
        (asked, out) -> {
          boolean login = asked.path().equals("/login");
          write(out, login ? 200 : 301, login ? "" : "Location: /login", "<html>Log in</html>");
        };
    try (var server = new LoopbackServer(route);
        var http = gateway(server)) {
      var reader = new FeedReader(http, CLOCK, server.at("/feed"));
      assertThatThrownBy(() -> reader.read(Cursor.START))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("is a web page")
          .hasMessageContaining("looks for its feeds");
    }
  }

  @Test
  void refusesACursorItDidNotGive() throws Exception {
    try (var http = gateway()) {
      var reader = new FeedReader(http, CLOCK, java.net.URI.create("http://127.0.0.1/"));
      assertThatThrownBy(() -> reader.read(new Cursor("garbage")))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("garbage");
    }
  }

  @Test
  void findsTheFeedsOfAPage() throws Exception {
    var page =
        """
        <html><head><base href="/blog/"><link rel="alternate" type="application/rss+xml" title="Posts" href="feed.xml">
        <link rel="Alternate nofollow" type="application/atom+xml; charset=utf-8" href="//HOST/atom">
        <link rel="alternate" type="text/html" hreflang="de" href="/de"><link rel=alternate type=application/rss+xml href="javascript:x">
        </head></html>
        """;
    LoopbackServer.Route route =
        (asked, out) -> {
          var host = asked.headers().get("Host");
          boolean feed = asked.path().equals("/feed");
          boolean robots = asked.path().equals("/robots.txt");
          var link =
              "Content-Type: text/html\r\nLink: </api>; rel=\"alternate\"; type=\"application/feed+json\"";
          write(
              out,
              robots ? 404 : 200,
              feed ? "Content-Type: text/xml" : link,
              feed ? rss() : page.replace("HOST", host));
        };
    try (var server = new LoopbackServer(route);
        var http = gateway(server)) {
      var found = (FeedDiscovery.Found.Feeds) new FeedDiscovery(http).find(server.at("/"));
      assertThat(found.offers())
          .extracting(FeedDiscovery.Offer::feed)
          .containsExactly(server.at("/api"), server.at("/blog/feed.xml"), server.at("/atom"));
      assertThat(found.offers().get(1).title()).isEqualTo("Posts");
      var direct = (FeedDiscovery.Found.Feeds) new FeedDiscovery(http).find(server.at("/feed"));
      assertThat(direct.offers()).hasSize(1);
    }
  }
}
