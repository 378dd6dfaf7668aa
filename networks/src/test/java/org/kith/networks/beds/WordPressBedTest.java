package org.kith.networks.beds;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kith.networks.Cursor;
import org.kith.networks.Draft;
import org.kith.networks.Heard;
import org.kith.networks.LoopbackServer;
import org.kith.networks.Post;
import org.kith.networks.Published;
import org.kith.networks.Reading;
import org.kith.networks.Secret;
import org.kith.networks.Standing;
import org.kith.networks.feed.FeedDiscovery;
import org.kith.networks.feed.FeedReader;
import org.kith.networks.http.Cap;
import org.kith.networks.http.HttpGateway;
import org.kith.networks.http.Request;
import org.kith.networks.microformats.PageReader;
import org.kith.networks.webmention.MentionVerifier;
import org.kith.networks.webmention.Notice;
import org.kith.networks.webmention.PingbackSender;
import org.kith.networks.webmention.Sent;
import org.kith.networks.webmention.Verified;
import org.kith.networks.webmention.XmlRpc;
import org.kith.networks.wordpress.WordPressCheck;
import org.kith.networks.wordpress.WordPressPublisher;
import org.kith.networks.wordpress.WordPressSite;
import org.kith.networks.wordpress.WordPressSites;

/// Publishes on a real WordPress, reads it, and is told by it of links.
@Tag("beds")
class WordPressBedTest {

  @RegisterExtension static final StartedBed bed = StartedBed.wordPress(8655);

  private static final byte[] DOT =
      Base64.getDecoder()
          .decode(
              "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

  private static URI at(String path) {
    return bed.at("http", 0, path);
  }

  private static WordPressSite site(HttpGateway http, String user) throws Exception {
    var api = (WordPressSites.Found.Api) new WordPressSites(http).find(at("/"));
    assertThat(api.authorize()).isEqualTo(at("/wp-admin/authorize-application.php"));
    var line =
        Files.readAllLines(bed.file("passwords")).stream()
            .filter(l -> l.startsWith(user + " "))
            .findFirst()
            .orElseThrow();
    return new WordPressSite(api.api(), user, new Secret(line.substring(user.length() + 1)));
  }

  private static WordPressPublisher publisher(HttpGateway http, String user) throws Exception {
    return new WordPressPublisher(http, site(http, user), Clock.systemUTC());
  }

  private static Reading.News feed(HttpGateway http) throws Exception {
    var feeds = (FeedDiscovery.Found.Feeds) new FeedDiscovery(http).find(at("/"));
    var feed = feeds.offers().getFirst().feed();
    return (Reading.News) new FeedReader(http, Clock.systemUTC(), feed, at("/")).read(Cursor.START);
  }

  private static Optional<Post> heard(HttpGateway http, String title) throws Exception {
    return feed(http).heard().stream()
        .map(heard -> ((Heard.Said) heard).post())
        .filter(post -> post.title().equals(title))
        .findFirst();
  }

  @Test
  void readsTheFeedOfTheSite() throws Exception {
    try (var http = Bed.gateway()) {
      var news = feed(http);
      assertThat(news.dropped()).isZero();
      assertThat(news.heard()).hasSizeGreaterThanOrEqualTo(10);
      var walk = heard(http, "River walk 1 \u2014 \u201cnotes\u201d & thoughts").orElseThrow();
      assertThat(walk.author().key()).isEqualTo("http://127.0.0.1:8655");
      assertThat(walk.text()).contains("We walked the river again (1)");
    }
  }

  @Test
  void publishesChangesAndTakesBackAndSeesItInTheFeed() throws Exception {
    try (var http = Bed.gateway()) {
      var publisher = publisher(http, "ana");
      var picture = new Draft.Picture(DOT, "image/png", "A \"river\" at dusk");
      var draft =
          new Draft(
              "A caf\u00e9 walk & talk <3",
              "Come along! #Rivers #Walking\n\nMore: https://trust.example/walk?a=1&b=2 [gallery] <b>",
              List.of(picture, picture),
              "en",
              null,
              null,
              null);
      var done = (Published.Done) publisher.publish(draft, "bed-draft-1");
      assertThat(publisher.publish(draft, "bed-draft-1")).isEqualTo(done);

      var post = heard(http, "A caf\u00e9 walk & talk <3").orElseThrow();
      assertThat(post.id()).isEqualTo(done.postId());
      assertThat(post.url()).isEqualTo(done.url());
      assertThat(post.text()).contains("Come along! #Rivers #Walking").contains("[gallery] <b>");
      assertThat(post.links()).contains(URI.create("https://trust.example/walk?a=1&b=2"));
      assertThat(post.tags()).contains("rivers", "walking");

      var changed = Draft.of("Come along tomorrow!", "en");
      assertThat(publisher.edit(done.postId(), changed)).isEqualTo(done);
      assertThat(heard(http, "")).get().extracting(Post::text).asString().contains("tomorrow");

      assertThat(publisher.delete(done.postId())).isInstanceOf(Published.Done.class);
      assertThat(publisher.delete(done.postId())).isInstanceOf(Published.Done.class);
      assertThat(feed(http).heard())
          .noneMatch(h -> ((Heard.Said) h).post().id().equals(done.postId()));
      assertThat(publisher.publish(draft, "bed-draft-1")).isInstanceOf(Published.Refused.class);
    }
  }

  @Test
  void wordPressKeepsAPostForLater() throws Exception {
    try (var http = Bed.gateway()) {
      var publisher = publisher(http, "maria");
      var at = Instant.now().plus(30, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
      var draft = new Draft("Later", "Soon.", List.of(), "en", null, null, at);
      var later = (Published.Later) publisher.publish(draft, "bed-later-1");
      assertThat(later.at()).isEqualTo(at);
      assertThat(publisher.publish(draft, "bed-later-1")).isEqualTo(later);
      assertThat(publisher.delete(later.ticket())).isInstanceOf(Published.Done.class);
    }
  }

  @Test
  void saysInWordsWhatAUserMayNot() throws Exception {
    try (var http = Bed.gateway()) {
      var outcome = publisher(http, "carl").publish(Draft.of("Hello", "en"), "bed-carl-1");
      assertThat(((Published.Refused) outcome).reason()).contains("carl may not do this");
      var wrong = new WordPressSite(site(http, "carl").api(), "carl", new Secret("no"));
      assertThat(
              new WordPressPublisher(http, wrong, Clock.systemUTC())
                  .publish(Draft.of("x", ""), "b"))
          .isInstanceOf(Published.Disconnected.class);
      assertThat(new WordPressCheck(http, site(http, "carl")).check().findings())
          .extracting(Standing.Finding::kind)
          .contains(Standing.Finding.Kind.CANNOT);
      assertThat(new WordPressCheck(http, site(http, "ana")).check().findings())
          .allMatch(finding -> finding.kind() == Standing.Finding.Kind.CAN);
    }
  }

  @Test
  void itsPingbackIsTrue() throws Exception {
    var told = new LinkedBlockingQueue<XmlRpc.Call>();
    try (var ours = new LoopbackServer((asked, out) -> takePingbacks(asked, out, told));
        var http = Bed.gateway()) {
      var target = ours.at("/our-cause");
      var text = "A good cause: %s and so on.".formatted(target);
      var done =
          (Published.Done)
              publisher(http, "maria")
                  .publish(
                      new Draft("Ping", text, List.of(), "en", null, null, null), "bed-ping-1");
      var call = waitFor(told, http);
      assertThat(call.method()).isEqualTo("pingback.ping");
      var notice =
          ((Notice.Read.Ok) Notice.read(call.params().get(0), call.params().get(1))).notice();
      assertThat(notice).isEqualTo(new Notice(done.url(), target));
      var verifier =
          new MentionVerifier(http, new PageReader(Clock.systemUTC()), Clock.systemUTC());
      var links = (Verified.Links) verifier.verify(notice);
      assertThat(links.post().url()).isEqualTo(done.url());
      assertThat(links.post().text()).contains("A good cause");
      publisher(http, "maria").delete(done.postId());
      assertThat(verifier.verify(notice)).isInstanceOf(Verified.Gone.class);
    }
  }

  /// WordPress pings from its cron, which runs when somebody asks for it.
  private static XmlRpc.Call waitFor(BlockingQueue<XmlRpc.Call> told, HttpGateway http)
      throws Exception {
    for (int i = 0; i < 60; i++) {
      http.ask(Request.get(at("/wp-cron.php"), Cap.PAGE, "*/*"));
      var call = told.poll(500, TimeUnit.MILLISECONDS);
      if (call != null) {
        return call;
      }
    }
    throw new AssertionError("WordPress sent no Pingback within half a minute");
  }

  private static void takePingbacks(
      LoopbackServer.Asked asked, java.io.OutputStream out, BlockingQueue<XmlRpc.Call> told)
      throws IOException {
    var host = asked.headers().get("Host");
    if (asked.method().equals("POST")) {
      int length = Integer.parseInt(asked.headers().get("Content-Length"));
      XmlRpc.call(asked.rest().readNBytes(length)).ifPresent(told::add);
      var thanks = XmlRpc.bytes(new XmlRpc.Response.Value("Thanks"));
      LoopbackServer.write(out, 200, "Content-Type: text/xml", thanks);
    } else {
      var headers = "Content-Type: text/html\r\nX-Pingback: http://%s/xmlrpc".formatted(host);
      LoopbackServer.write(out, 200, headers, "<p>Our cause");
    }
  }

  @Test
  void itTakesOurPingbackOnce() throws Exception {
    var target = at("/%tY/%<tm/river-walk-3-notes-thoughts/".formatted(walkThree()));
    var page = "<title>Ours</title><p>We read <a href=\"%s\">this walk</a>.</p>".formatted(target);
    try (var ours =
            new LoopbackServer((_, out) ->
                LoopbackServer.write(
                    out, 200, "Content-Type: text/html", page.getBytes(StandardCharsets.UTF_8)));
        var http = Bed.gateway()) {
      var sender = new PingbackSender(http);
      assertThat(sender.send(ours.at("/page"), target)).isEqualTo(new Sent.Taken(null));
      assertThat(sender.send(ours.at("/page"), target)).isInstanceOf(Sent.Known.class);
      var elsewhere = sender.send(ours.at("/page"), at("/wp-login.php"));
      assertThat(elsewhere).isInstanceOf(Sent.NotWanted.class);
    }
  }

  private static java.time.OffsetDateTime walkThree() {
    return java.time.OffsetDateTime.now(java.time.ZoneOffset.UTC).minusDays(3);
  }
}
