package org.kith.networks.microformats;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.kith.networks.Document;
import org.kith.networks.Heard;
import org.kith.networks.Post;
import org.kith.networks.Profile;
import org.kith.networks.Understood;

class PageReaderTest {

  private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");

  private static Optional<Understood> read(String address, String type, String html) {
    return new PageReader(() -> NOW)
        .read(new Document(URI.create(address), type, html.getBytes(StandardCharsets.UTF_8)));
  }

  private static Understood page(String address, String html) {
    return read(address, "text/html", html).orElseThrow();
  }

  private static List<Post> posts(Understood page) {
    return page.heard().stream().map(heard -> ((Heard.Said) heard).post()).toList();
  }

  @Test
  void theCardThatStandsForThePageIsItsProfile() throws IOException {
    var html = Files.readString(Path.of("src/test/golden/notes.page.html"));
    var profile = page("https://site.example/notes/", html).profiles().getFirst();
    assertThat(profile.account().key()).isEqualTo("https://site.example");
    assertThat(profile.account().name()).isEqualTo("Ana Reyes");
    assertThat(profile.about()).isEqualTo("Rivers and people.");
    assertThat(profile.links())
        .containsExactly(
            URI.create("https://social.example/@ana"), URI.create("https://site.example/notes/"));
  }

  @Test
  void whatIsLeftOutIsNamed() throws IOException {
    var html = Files.readString(Path.of("src/test/golden/notes.page.html"));
    assertThat(page("https://site.example/notes/", html).dropped())
        .extracting(Understood.Dropped::what)
        .containsExactly("h-entry \"liked\"");
    assertThat(
            page(
                    "https://site.example/",
                    "<p class=h-event>Walk<p class=h-card>Bo<p class=h-entry><a class=u-url href=/1></a>")
                .dropped())
        .extracting(d -> d.what() + ": " + d.why())
        .containsExactly(
            "h-event \"Walk\": Kith reads entries and cards only.",
            "h-card \"Bo\": It does not stand for this page; what a page says of others proves nothing.",
            "h-entry: It has neither title nor text.");
  }

  @Test
  void f11APageIsBelievedAboutItsOwnSiteOnly() {
    var html =
        """
        <div class="h-entry"><p class="e-content">I never said this.</p>
        <a class="u-url u-uid" href="https://victim.example/1"></a>
        <a class="p-author h-card" href="https://victim.example/">Victim</a></div>
        """;
    var post = posts(page("https://hostile.example/x", html)).getFirst();
    assertThat(post.author().key()).isEqualTo("https://hostile.example");
    assertThat(post.id()).isEqualTo("https://hostile.example#https://victim.example/1");
    assertThat(post.url()).isEqualTo(URI.create("https://hostile.example/x"));
    assertThat(post.byline()).isEqualTo("Victim");
  }

  @Test
  void aCornerOfASharedHostIsAnAccountOfItsOwn() {
    var html = "<p class=h-entry>Hello</p>";
    assertThat(posts(page("https://club.example/~ana/1", html)).getFirst().author().key())
        .isEqualTo("https://club.example/~ana");
  }

  @Test
  void aPageSaysWhetherItMayBeKept() {
    var page =
        page(
            "https://site.example/",
            "<meta name=robots content='nofollow, NOARCHIVE'><p class=h-card><a class=u-url href=/>Ana</a><b class=p-note>#NoBot please</b>");
    assertThat(page.profiles().getFirst().optOuts())
        .containsExactlyInAnyOrder(Profile.OptOut.INDEXING, Profile.OptOut.DISCOVERY);
  }

  @Test
  void onlyPagesThatDescribeThemselvesAreRead() {
    assertThat(read("https://site.example/", "text/html", "<p>Hello")).isEmpty();
    assertThat(read("https://site.example/", "application/json", "<p class=h-card>Ana")).isEmpty();
    assertThat(read("https://site.example/", "text/plain", "<p class=h-card>Ana")).isEmpty();
    assertThat(read("file:///tmp/page", "", "<!DOCTYPE html><p class=h-card>Ana")).isPresent();
    assertThat(read("file:///tmp/page", "", "{\"class\": \"h-card\"}")).isEmpty();
    assertThat(
            read("https://site.example/", "text/html", "<link rel=me href=https://s.example/@a>"))
        .isPresent();
  }

  @Test
  void aPageFromNowhereSpeaksForNobody() {
    var page = read("file:///tmp/page", "", "<html><p class=h-entry>Hello").orElseThrow();
    assertThat(posts(page).getFirst().author().key()).isEqualTo("http://nobody.invalid");
  }

  @Test
  void aDateInTheFutureIsWhenItWasRead() {
    var html = "<p class=h-entry>A<time class=dt-published datetime=2031-01-01>x</time>";
    assertThat(posts(page("https://site.example/", html)).getFirst().at()).isEqualTo(NOW);
  }

  @Test
  void aNameThatOnlyRepeatsTheTextIsNoTitle() {
    var html =
        "<div class=h-entry><b class=p-name>We walked the…</b><p class=e-content>We walked the river.</p></div>";
    assertThat(posts(page("https://site.example/", html)).getFirst().title()).isEmpty();
  }
}
