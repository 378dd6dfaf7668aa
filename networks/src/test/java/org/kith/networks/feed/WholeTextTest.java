package org.kith.networks.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kith.networks.LoopbackServer.gateway;
import static org.kith.networks.LoopbackServer.write;

import java.lang.management.ManagementFactory;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kith.networks.Cursor;
import org.kith.networks.Heard;
import org.kith.networks.LoopbackServer;
import org.kith.networks.Post;
import org.kith.networks.Reading;

class WholeTextTest {

  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-05-01T12:00:00Z"));
  private static final URI PAGE = URI.create("https://river.example/1");
  private static final String BEGINNING = "The river rose by two metres last night, and nobody …";
  private static final String PARAGRAPH =
      "<p>The river rose by two metres last night, and nobody had warned the lower town, where people carried their furniture upstairs by candle light.</p>";

  private static String page(String head, String body) {
    return "<html><head><title>High water</title>"
        + head
        + "</head><body><nav><a href='/'>Home</a> <a href='/about'>About us</a></nav><div class='post'>"
        + body
        + "<p>See <a href='/map'>the map</a>.</p></div><aside>Buy our calendar</aside></body></html>";
  }

  @Test
  void findsTheTextAndLeavesWhatStandsAroundIt() {
    var text = WholeText.text(page("", PARAGRAPH.repeat(5)), PAGE, BEGINNING).orElseThrow();
    assertThat(text.text())
        .startsWith("The river rose")
        .endsWith("See the map.")
        .doesNotContain("About us", "calendar");
    assertThat(text.links()).contains(URI.create("https://river.example/map"));
  }

  @Test
  void believesAPageThatSaysWhichPartIsItsText() {
    var comments = "<div>" + PARAGRAPH.repeat(20).replace("rose", "fell") + "</div>";
    for (var mark : List.of("class='e-content'", "itemprop='articleBody'")) {
      var html = page("", "<div %s>%s</div>%s".formatted(mark, PARAGRAPH, comments));
      assertThat(WholeText.text(html, PAGE, BEGINNING).orElseThrow().text())
          .contains("rose")
          .doesNotContain("fell", "See the map");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a login     |                                            | <p>Please log in to go on reading, or create an account. It is free for ever and ever, and takes a minute.</p>
          no archive  | <meta name="robots" content="NOARCHIVE">   | <p>The river rose by two metres last night, and nobody had warned the lower town, where people carried it all.</p>
          no indexing | <meta name="Robots" content="follow, none"> | <p>The river rose by two metres last night, and nobody had warned the lower town, where people carried it all.</p>
          """)
  void keepsTheBeginningWhereAPageIsSomethingElseOrAsksForIt(
      String name, String head, String paragraph) {
    var html = page(head == null ? "" : head, paragraph.repeat(6));
    assertThat(WholeText.text(html, PAGE, BEGINNING)).as(name).isEmpty();
  }

  @Test
  void isUnharmedByHostilePages() {
    var clock = ManagementFactory.getThreadMXBean();
    for (var html :
        List.of(
            "<div>".repeat(100_000) + "x",
            "<p>" + "a, ".repeat(300_000),
            "<a href=x>".repeat(50_000),
            "<!--".repeat(100_000),
            "<p>a, b, c and so on and on and on</p>".repeat(25_000),
            "<script></script>".repeat(50_000),
            "<br>".repeat(100_000))) {
      long start = clock.getCurrentThreadCpuTime();
      WholeText.text(html, PAGE, BEGINNING);
      var took = Duration.ofNanos(clock.getCurrentThreadCpuTime() - start);
      assertThat(took).as("%.20s", html).isLessThan(Duration.ofSeconds(1));
    }
  }

  @Test
  void readsPagesOfTheSameSiteThatRobotsAllow() throws Exception {
    var feed =
        """
        <rss version='2.0'><channel><title>River</title>
        <item><guid isPermaLink='false'>1</guid><link>/open</link><description>%s</description></item>
        <item><guid isPermaLink='false'>2</guid><link>/closed</link><description>%s</description></item>
        <item><guid isPermaLink='false'>3</guid><link>http://elsewhere.example/</link><description>%s</description></item>
        <item><guid isPermaLink='false'>4</guid><link>/down</link><description>%s</description></item>
        </channel></rss>
        """
            .formatted(BEGINNING, BEGINNING, BEGINNING, BEGINNING);
    LoopbackServer.Route route =
        (asked, out) -> {
          switch (asked.path()) {
            case "/robots.txt" -> write(out, 200, "", "User-agent: *\nDisallow: /closed\n");
            case "/feed" -> write(out, 200, "Content-Type: text/xml", feed);
            case "/down" -> write(out, 500, "", "");
            default -> write(out, 200, "Content-Type: text/html", page("", PARAGRAPH.repeat(5)));
          }
        };
    try (var server = new LoopbackServer(route);
        var http = gateway(server)) {
      var reader = new FeedReader(http, CLOCK, server.at("/feed"));
      assertThat(texts(reader.read(Cursor.START))).allMatch(text -> text.equals(BEGINNING));
      assertThat(server.requests()).hasSize(1);
      var first = reader.withWholeTexts().read(Cursor.START);
      assertThat(texts(first).stream().filter(text -> text.length() > 400)).hasSize(1);
      assertThat(server.requests())
          .extracting(LoopbackServer.Asked::path)
          .contains("/open", "/down")
          .doesNotContain("/closed");
      var next = ((Reading.News) first).next();
      assertThat(reader.withWholeTexts().read(next)).isInstanceOf(Reading.NothingNew.class);
    }
  }

  private static List<String> texts(Reading reading) {
    return ((Reading.News) reading)
        .heard().stream().map(h -> ((Heard.Said) h).post()).map(Post::text).toList();
  }
}
