package org.kith.listen.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.FilePayload;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kith.TestKith;
import org.kith.listen.Source;
import org.kith.listen.Sources;
import org.kith.listen.SourcesFile;
import org.kith.listen.Term;
import org.kith.listen.Topics;
import org.kith.site.Chromium;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

class SourcesPageTest {

  @RegisterExtension static final Chromium chromium = new Chromium();
  @RegisterExtension final TestKith kith = new TestKith();

  private Page open(String path) {
    var page = chromium.page(1280, false);
    page.context()
        .addCookies(
            List.of(new Cookie("kith", kith.cookie(kith.owner()).substring(5)).setUrl(kith.url())));
    page.navigate(kith.url() + path);
    return page;
  }

  @Test
  void whatIsReadStandsThereWithHowItGoes() {
    kith.asOwner(() -> {
      var sources = kith.bean(Sources.class);
      sources.addFeed(
          URI.create("https://imke.example/feed.xml"), URI.create("https://imke.example/"), "Imke");
      var paused = sources.addBluesky(URI.create("wss://jetstream.example"));
      return sources.pause(paused);
    });
    var page = open("/settings/sources");
    assertThat(page.textContent("main"))
        .contains("Imke", "Waits for its first reading.", "Paused.", "does not learn who asks")
        .doesNotContain("Hear Bluesky");
    chromium.screenshot(page, "sources-1280");
    chromium.assertAccessible(page);
  }

  @Test
  void r3WhatWasNotHeardStandsThereWithItsTimeAndReasonAndOnToday() {
    kith.asOwner(() -> {
      var sources = kith.bean(Sources.class);
      var id = sources.addBluesky(URI.create("wss://jetstream.example"));
      kith.bean(TransactionTemplate.class)
          .executeWithoutResult(_ ->
              kith.bean(JdbcClient.class)
                  .sql(
                      """
                      insert into gap (source_id, from_cursor, to_cursor, from_at, to_at, found_at)
                      values (:id, '1', '2', :to::timestamptz - interval '3 hours', :to::timestamptz, :to::timestamptz)
                      """)
                  .param("id", id.value())
                  .param("to", kith.now().toString())
                  .update());
      return id;
    });
    var page = open("/settings/sources");
    assertThat(page.textContent("#gaps"))
        .contains("23 November 06:00 to 23 November 09:00 (3 hours)", "longer than the network");
    chromium.assertAccessible(page);
    page.navigate(kith.url() + "/today");
    assertThat(page.textContent("body")).contains("was not heard for a while");
  }

  @Test
  void anAddressThatIsNoneIsExplainedAndKept() {
    var page = open("/settings/sources");
    page.fill("#address", "not an address");
    page.click("button:has-text('Look')");
    page.waitForSelector("text=is no web address");
    assertThat(page.inputValue("#address")).isEqualTo("not an address");
    chromium.assertAccessible(page);
  }

  @Test
  void aListOfFeedsIsShownBeforeItIsRead() throws Exception {
    kith.asOwner(() -> {
      var feed = URI.create("https://imke.example/feed.xml");
      return kith.bean(Sources.class).addFeed(feed, feed, "Imke");
    });
    var list =
        """
        <opml version="1.0"><body><outline text="Rivers">
        <outline text="Imke writes" xmlUrl="https://imke.example/feed.xml"/>
        <outline text="Ben &lt;b>" xmlUrl="https://ben.example/rss" htmlUrl="https://ben.example"/>
        <outline text="Mail" xmlUrl="mailto:ben@ben.example"/></outline></body></opml>
        """;
    var page = open("/settings/sources");
    page.setInputFiles(
        "#file",
        new FilePayload("mine.opml", "text/x-opml", list.getBytes(StandardCharsets.UTF_8)));
    page.click("button:has-text('Look into it')");
    page.waitForSelector("text=would bring");
    assertThat(page.textContent("main"))
        .contains("Ben <b>", "https://ben.example/rss", "Rivers")
        .contains("Imke writes, here called Imke")
        .contains("line 4, outline \"Mail\": mailto:ben@ben.example is not a web address");
    chromium.assertAccessible(page);
    assertThat(kith.asOwner(() -> kith.bean(Sources.class).all())).hasSize(1);
    page.click("button:has-text('Read it')");
    page.waitForSelector("text=one more feed");
    assertThat(kith.asOwner(() -> kith.bean(Sources.class).all()))
        .extracting(Source::address)
        .containsExactlyInAnyOrder("https://imke.example/feed.xml", "https://ben.example/rss");
    page.keyboard().press("u");
    page.waitForSelector("text=Taken back: one feed is read no more.");
    assertThat(kith.asOwner(() -> kith.bean(Sources.class).all()))
        .extracting(Source::address)
        .containsExactly("https://imke.example/feed.xml");
    kith.asOwner(() -> {
      kith.bean(SourcesFile.class).add(list.getBytes(StandardCharsets.UTF_8));
    });
    var out =
        kith.asOwner(
            () -> new String(kith.bean(SourcesFile.class).write("Ours"), StandardCharsets.UTF_8));
    assertThat(out).contains("xmlUrl=\"https://ben.example/rss\"", "Ben &lt;b&gt;");
    assertThat(
            kith.asOwner(() ->
                kith.bean(SourcesFile.class).add(out.getBytes(StandardCharsets.UTF_8)).feeds()))
        .isZero();
  }

  @Test
  void aFileThatIsNoListIsSaidToBeNone() {
    var page = open("/settings/sources");
    page.setInputFiles("#file", new FilePayload("me.png", "image/png", new byte[] {1, 2, 3}));
    page.click("button:has-text('Look into it')");
    page.waitForSelector("text=“me.png” is no list of feeds");
  }

  @Test
  void aTopicIsTypedOneTermALine() {
    var page = open("/settings/topics");
    chromium.assertAccessible(page);
    page.fill("#name", "Leftovers");
    page.fill("#terms", "leftover*\nfood bank\n#FoodWaste\n-recipe");
    page.click("button:has-text('Listen')");
    page.waitForSelector("text=Kith listens for Leftovers now");
    assertThat(kith.asOwner(() -> kith.bean(Topics.class).all()).getFirst().terms())
        .extracting(Term::typed)
        .containsExactlyInAnyOrder("leftover*", "“food bank”", "#foodwaste", "-recipe");
    chromium.screenshot(page, "topics-1280");
    page.click("a:has-text('Change')");
    chromium.assertAccessible(page);
    page.fill("#terms", "leftovers");
    page.click("button:has-text('Save')");
    page.waitForSelector("text=Saved.");
    assertThat(kith.asOwner(() -> kith.bean(Topics.class).all()).getFirst().terms()).hasSize(1);
    page.click("button:has-text('Stop listening')");
    page.waitForSelector("text=does not listen for it any more");
  }

  @Test
  void aTopicWithoutWordsIsNotSavedAndNothingTypedIsLost() {
    var page = open("/settings/topics");
    page.fill("#name", "Leftovers");
    page.fill("#terms", "-only -this");
    page.click("button:has-text('Listen')");
    page.waitForSelector("text=at least one word");
    assertThat(page.inputValue("#terms")).isEqualTo("-only -this");
  }
}
