package org.kith.cli.read;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kith.cli.Main;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReadCommandTest {

  private static final String FEED =
      """
      <feed xmlns="http://www.w3.org/2005/Atom" xmlns:at="http://purl.org/atompub/tombstones/1.0" xml:lang="en">
        <title>River notes</title><link href="https://river.example/"/>
        <entry><id>tag:river.example,2026:1</id><title>High water</title><link href="/1"/>
          <published>2026-03-01T08:00:00Z</published><author><name>Ana</name></author>
          <category term="Floods"/><content type="html">&lt;p>See &lt;a href="/map">the map&lt;/a>.</content></entry>
        <entry><id>tag:river.example,2026:1</id><title>Twice</title><published>2026-03-01T08:00:00Z</published></entry>
        <entry/>
        <at:deleted-entry ref="https://river.example/old"/>
      </feed>
      """;

  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... words) {
    return Main.commands().setOut(new PrintWriter(out)).setErr(new PrintWriter(err)).execute(words);
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private JsonNode json() {
    return JsonMapper.shared().readTree(out.toString());
  }

  @Test
  void saysWhatAPageDescribes() throws IOException {
    var page =
        file(
            "page.html",
            "<article class=h-entry><p class=e-content>Forty people came.</p><a class=u-url href=/1></a></article>");
    assertThat(run("read", page, "--json", "--address", "https://river.example/notes")).isZero();
    assertThat(json().at("/posts/0/id").asString()).isEqualTo("https://river.example/1");
    assertThat(json().at("/posts/0/text").asString()).isEqualTo("Forty people came.");
    assertThat(json().get("microformats"))
        .isEqualTo(
            JsonMapper.shared()
                .readTree(
                    """
                    {"items": [{"type": ["h-entry"], "properties": {
                       "content": [{"value": "Forty people came.", "html": "Forty people came."}],
                       "url": ["https://river.example/1"]}}],
                     "rels": {}, "rel-urls": {}}
                    """));
  }

  @Test
  void saysWhatItMakesOfAnAnswerOfBluesky() throws IOException {
    var ana = "did:plc:ana2222222222222222222222";
    var followers =
        file(
            "followers.json",
            """
            {"subject":{"did":"%s","handle":"ana.example"},
             "followers":[{"did":"did:plc:bo22222222222222222222222","handle":"bo.example"}]}
            """
                .formatted(ana));
    assertThat(run("read", followers, "--json")).isZero();
    assertThat(json().path("format").asString()).isEqualTo("Bluesky followers");
    assertThat(json().at("/follows/0/followed").asString()).isEqualTo(ana);
    assertThat(json().at("/profiles/0/account/handle").asString()).isEqualTo("bo.example");
  }

  @Test
  void saysWhatItMakesOfAFeed() throws IOException {
    var feed = file("feed.xml", FEED);
    assertThat(run("read", feed, "--json", "--address", "https://river.example/feed")).isZero();
    var read = json();
    assertThat(read.path("format").asString()).isEqualTo("Atom 1.0");
    assertThat(read.at("/profiles/0/account/key").asString()).isEqualTo("https://river.example");
    assertThat(read.path("posts")).hasSize(1);
    var post = read.at("/posts/0");
    assertThat(post.path("id").asString())
        .isEqualTo("https://river.example#tag:river.example,2026:1");
    assertThat(post.path("url").asString()).isEqualTo("https://river.example/1");
    assertThat(post.path("at").asString()).isEqualTo("2026-03-01T08:00:00Z");
    assertThat(post.path("title").asString()).isEqualTo("High water");
    assertThat(post.path("text").asString()).isEqualTo("See the map.");
    assertThat(post.at("/links/0").asString()).isEqualTo("https://river.example/map");
    assertThat(post.at("/tags/0").asString()).isEqualTo("floods");
    assertThat(post.path("language").asString()).isEqualTo("en");
    assertThat(post.path("byline").asString()).isEqualTo("Ana");
    assertThat(read.at("/takenBack/0").asString()).isEqualTo("https://river.example/old");
    assertThat(read.path("dropped"))
        .extracting(d -> d.path("what").asString())
        .containsExactly("entries[1]", "entries[2]");
    assertThat(read.at("/dropped/0/why").asString()).contains("tag:river.example,2026:1");
  }

  @Test
  void saysAllTheFeedSays() throws IOException {
    assertThat(
            run("read", file("feed.xml", FEED), "--json", "--address", "https://river.example/f"))
        .isZero();
    var feed = json().path("feed");
    assertThat(feed.path("version").asString()).isEqualTo("atom10");
    assertThat(feed.path("wellFormed").asBoolean()).isTrue();
    assertThat(feed.path("title").asString()).isEqualTo("River notes");
    assertThat(feed.at("/entries/0/publishedAt").asString()).isEqualTo("2026-03-01T08:00:00Z");
    assertThat(feed.at("/entries/0/authors/0/name").asString()).isEqualTo("Ana");
    assertThat(feed.at("/entries/0/content/0/type").asString()).isEqualTo("text/html");
    assertThat(feed.at("/entries/0/content/0/value").asString())
        .isEqualTo("<p>See <a href=\"https://river.example/map\">the map</a>.");
  }

  @Test
  void saysItInWordsThatCannotSteerATerminal() throws IOException {
    var feed = file("feed.xml", FEED.replace("High water", "High \u202e\u200fwater"));
    assertThat(run("read", feed)).isZero();
    assertThat(out.toString())
        .startsWith("Atom 1.0\nby River notes (river.example)\n")
        .contains(
            "  High water\n", "  https://river.example/\n", "#floods", "Left out:\n  entries[1]: ");
  }

  @Test
  void asksAServerThatMayBeAsked() throws IOException {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        asked -> {
          var body = FEED.getBytes(StandardCharsets.UTF_8);
          asked.sendResponseHeaders(asked.getRequestURI().getPath().equals("/") ? 200 : 404, 0);
          asked.getResponseBody().write(body);
          asked.close();
        });
    server.start();
    try {
      var host = "127.0.0.1:" + server.getAddress().getPort();
      assertThat(run("read", "http://" + host + "/", "--json", "--allow", host)).isZero();
      assertThat(json().at("/posts/0/url").asString()).isEqualTo("http://" + host + "/1");
      assertThat(run("read", "http://" + host + "/none", "--allow", host)).isEqualTo(1);
      assertThat(err.toString()).contains("answered with status 404").hasLineCount(1);
      assertThat(run("read", "http://" + host + "/")).isEqualTo(1);
      assertThat(err.toString()).contains("Kith does not ask port");
    } finally {
      server.stop(0);
    }
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          <!DOCTYPE html><html><p>Hello | it looks like a web page
          {"a": 1, "b": {"c": 2}}       | it looks like JSON with a, b, c
          <?xml version="1.0"?><svg/>   | it looks like XML of <svg>
          Dear all,                     | it begins with "Dear all,"
          ~~                            | it is empty
          """)
  void saysWhatADocumentLooksLikeThatItDoesNotKnow(String text, String words) throws IOException {
    var path = file("thing", text);
    assertThat(run("read", path)).isEqualTo(1);
    assertThat(err.toString())
        .isEqualToIgnoringNewLines("%s is in no format Kith reads: %s.".formatted(path, words));
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void aMissingFileIsOneSentence() {
    assertThat(run("read", folder.resolve("none").toString())).isEqualTo(1);
    assertThat(err.toString()).endsWith("none is not there." + System.lineSeparator());
  }
}
