package org.kith.networks.webmention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kith.networks.LoopbackServer;
import org.kith.networks.Post;
import org.kith.networks.http.HttpGateway;
import org.kith.networks.microformats.PageReader;

class MentionVerifierTest {

  private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");
  private static final URI TARGET = URI.create("https://ours.example/cause?a=1");

  private volatile int status = 200;
  private volatile String headers = "Content-Type: text/html; charset=utf-8";
  private volatile String page = "";
  private LoopbackServer server;
  private HttpGateway http;

  @BeforeEach
  void open() throws IOException {
    server =
        new LoopbackServer((asked, out) -> {
          boolean robots = asked.path().equals("/robots.txt");
          LoopbackServer.write(out, robots ? 404 : status, robots ? "" : headers, page);
        });
    http = LoopbackServer.gateway(server);
  }

  @AfterEach
  void close() throws IOException {
    http.close();
    server.close();
  }

  private Verified verify() throws Exception {
    return new MentionVerifier(http, new PageReader(() -> NOW), () -> NOW)
        .verify(new Notice(server.at("/post"), TARGET));
  }

  private Post post() throws Exception {
    return ((Verified.Links) verify()).post();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          text/html        | true  | <a href="https://ours.example/cause?a=1">x</a>
          text/html        | true  | <a href="HTTPS://Ours.Example:443/cause?a=1">x</a>
          text/html        | true  | <base href="https://ours.example/x/"><a href="../cause?a=1">x</a>
          text/html        | true  | <a href="https://ours.example/cause?a=1#part">x</a>
          text/html        | true  | <img src="https://ours.example/cause?a=1">
          text/html        | true  | <video><source src="https://ours.example/cause?a=1"></video>
          text/html        | false | <!-- <a href="https://ours.example/cause?a=1">x</a> -->
          text/html        | false | https://ours.example/cause?a=1
          text/html        | false | <a href="https://ours.example/cause?a=12">x</a>
          text/html        | false | <a href="https://ours.example/cause">x</a>
          text/html        | false | <a href="http://ours.example/cause?a=1">x</a>
          text/html        | false | <a title="https://ours.example/cause?a=1">x</a>
          text/html        | false | <a href="javascript:'https://ours.example/cause?a=1'">x</a>
          application/json | true  | {"items":[{"in-reply-to":["https://ours.example/cause?a=1"]}]}
          application/json | false | {"text":"see https://ours.example/cause?a=1"}
          application/json | false | {"https://ours.example/cause?a=1":
          text/plain       | true  | See https://ours.example/cause?a=1.
          text/plain       | true  | See <https://ours.example/cause?a=1>
          text/plain       | false | See https://ours.example/cause?a=12
          """)
  void seeksTheVeryAddressOfTheTarget(String type, boolean there, String body) throws Exception {
    headers = "Content-Type: " + type;
    page = body;
    assertThat(verify() instanceof Verified.Links).isEqualTo(there);
    if (there) {
      assertThat(post().links()).contains(TARGET);
    }
  }

  @Test
  void saysWhatTheEntryThatLinksSays() throws Exception {
    page =
        """
        <div class="h-entry"><p class="e-content">Another thing</p><a class="u-url" href="/other"></a></div>
        <div class="h-entry"><h1 class="p-name">Thanks</h1>
        <p class="e-content">The <a href="https://ours.example/cause?a=1">cause</a> is good.</p>
        <a class="u-url" href="/post"><time class="dt-published">2026-04-01</time></a>
        <a class="p-author h-card" href="https://victim.example/">Victim</a></div>
        """;
    var post = post();
    assertThat(post.title()).isEqualTo("Thanks");
    assertThat(post.text()).isEqualTo("The cause is good.");
    assertThat(post.id()).isEqualTo(server.at("/post").toString());
    assertThat(post.at()).isEqualTo(Instant.parse("2026-04-01T00:00:00Z"));
    assertThat(post.author().key()).isEqualTo("http://" + server.host());
    assertThat(post.byline()).isEqualTo("Victim");
  }

  @Test
  void fallsBackToTheTitleAndTheWordsAroundTheLink() throws Exception {
    page =
        """
        <html lang="nl"><title>Rivers \u2013 weekly</title><nav>Home About</nav><p>Long ago.</p>
        <p>We liked <a href="https://ours.example/cause?a=1">this cause</a> a lot.</p>
        """;
    var post = post();
    assertThat(post.title()).isEqualTo("Rivers \u2013 weekly");
    assertThat(post.text()).isEqualTo("We liked this cause a lot.");
    assertThat(post.language()).isEqualTo("nl");
    assertThat(post.author().name()).isEqualTo(server.host());
    assertThat(post.at()).isEqualTo(NOW);
  }

  @Test
  void hearsThatAPageOrItsLinkIsGone() throws Exception {
    page = "<p>No link any more.";
    assertThat(verify())
        .isEqualTo(
            new Verified.NoLink("%s has no link to %s.".formatted(server.at("/post"), TARGET)));
    status = 410;
    assertThat(verify()).isInstanceOf(Verified.Gone.class);
    status = 404;
    assertThat(verify()).isInstanceOf(Verified.Gone.class);
    status = 403;
    assertThat(verify()).isInstanceOf(Verified.Unreadable.class);
    status = 500;
    assertThatThrownBy(this::verify).isInstanceOf(IOException.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "ok",
      textBlock =
          """
          https://a.example/1  | https://ours.example/  | ok
          https://a.example/1  | https://A.example:443/1#x | source and target are the same page.
          ftp://a.example/1    | https://ours.example/  | source must be an http or https address.
          https://u@a.example/ | https://ours.example/  | source must be an http or https address.
          https://a.example/1  | ours.example           | target must be an http or https address.
          """)
  void readsANotice(String source, String target, String problem) {
    var read = Notice.read(source, target);
    assertThat(read instanceof Notice.Read.Bad(var reason) ? reason : null).isEqualTo(problem);
  }
}
