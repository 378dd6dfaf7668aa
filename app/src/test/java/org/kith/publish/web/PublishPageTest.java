package org.kith.publish.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.FilePayload;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kith.TestKith;
import org.kith.connect.Mastodons;
import org.kith.jobs.Jobs;
import org.kith.publish.OwnPost;
import org.kith.publish.OwnPosts;
import org.kith.publish.PublishSettings;
import org.kith.publish.Publishing;
import org.kith.simulator.mastodon.FakeMastodon;
import org.kith.simulator.mastodon.Person;
import org.kith.site.Chromium;
import org.kith.site.Keyboard;
import org.kith.team.MemberId;
import org.kith.team.Role;

/// One walk: somebody writes, somebody else reads, it is moved in the calendar, and ends with its
/// address as the proof.
@Timeout(180)
class PublishPageTest {

  @RegisterExtension static final Chromium chromium = new Chromium();
  @RegisterExtension final TestKith kith = new TestKith();

  private FakeMastodon mastodon;
  private Person us;

  @BeforeEach
  void connect() throws Exception {
    mastodon = Mastodons.start(kith);
    us = mastodon.join("harvestline");
    Mastodons.connect(kith, mastodon, "harvestline");
  }

  @AfterEach
  void close() throws Exception {
    mastodon.close();
  }

  private Page open(MemberId who, String path, int width, boolean dark) {
    var page = chromium.page(width, dark);
    page.context()
        .addCookies(List.of(new Cookie("kith", kith.cookie(who).substring(5)).setUrl(kith.url())));
    page.navigate(kith.url() + path);
    return page;
  }

  private OwnPost latest() {
    return kith.asOwner(() -> {
      var posts = kith.bean(OwnPosts.class);
      return posts.list(null, java.time.Instant.MAX, Long.MAX_VALUE, 1).getFirst();
    });
  }

  @Test
  void whatIsWrittenIsReadMovedAndPublishedWithItsProof() throws Exception {
    kith.asOwner(() -> kith.bean(PublishSettings.class).needApproval(true));
    var ben = kith.join("Ben Okafor", Role.MEMBER);
    var id = write(open(ben, "/publish", 1280, false));
    look(id);
    approve(id);
    move(id);
    publish(id);
    reword(ben, id);
  }

  private long write(Page page) throws IOException {
    chromium.assertAccessible(page);
    page.click("button:has-text('Write a post')");
    page.waitForSelector("#text");
    page.fill("#text", "Soup for everybody at noon. ".repeat(24));
    page.waitForSelector(".room:has-text('2 posts')");
    page.fill("#text", "Soup for everybody at noon.");
    page.waitForSelector(".room:has-text('27 of 500')");
    page.fill("#link", "https://harvestline.example/soup?day=tuesday&place=mill-lane");
    page.waitForSelector(".room:has-text('52 of 500')"); // a link counts 23
    page.setInputFiles("#file", new FilePayload("soup.png", "image/png", png()));
    page.click("button:has-text('Add it')");
    page.waitForSelector("text=Say what picture 1 shows");
    assertThat(page.inputValue("#text")).isEqualTo("Soup for everybody at noon.");
    page.fill("[name^='alt-']", "A pot of soup on a long table.");
    page.waitForCondition(() -> !page.textContent("#preview").contains("Say what picture 1"));
    page.fill("#date", "2026-11-24");
    page.fill("#time", "12:00");
    page.waitForSelector("#saved:has-text('Saved at')");
    chromium.assertAccessible(page);
    chromium.screenshot(page, "publish-compose-1280");
    page.fill("#note", "Is noon right?");
    page.click("button:has-text('Ask for a second pair of eyes')");
    page.waitForSelector("text=Nobody agrees to their own");
    chromium.assertAccessible(page);
    assertThat(mastodon.textsOf(us)).isEmpty();
    return latest().id().value();
  }

  private static byte[] png() throws IOException {
    var out = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(60, 40, BufferedImage.TYPE_INT_RGB), "png", out);
    return out.toByteArray();
  }

  /// The same on a phone and in the dark.
  private void look(long id) {
    var phone = open(kith.owner(), "/publish", 390, true);
    chromium.assertAccessible(phone);
    chromium.screenshot(phone, "publish-390-dark");
    phone.navigate(kith.url() + "/publish/" + id);
    chromium.assertAccessible(phone);
    chromium.screenshot(phone, "publish-read-390-dark");
  }

  private void approve(long id) {
    var page = open(kith.owner(), "/publish/" + id, 1280, true);
    assertThat(page.textContent("main")).contains("Is noon right?", "Ben Okafor asks");
    page.fill("#note", "Yes.");
    page.click("button:has-text('Approve')");
    page.waitForSelector("text=It goes out at Tue 24 November 2026, 12:00 in Europe/Berlin.");
    chromium.assertAccessible(page);
    chromium.screenshot(page, "publish-post-1280-dark");
  }

  private void move(long id) {
    var page = open(kith.owner(), "/publish/calendar", 1280, false);
    chromium.assertAccessible(page);
    chromium.screenshot(page, "publish-calendar-1280");
    new Keyboard(page).to(".handle").press(" ", "ArrowRight");
    assertThat(page.textContent("#moving")).isEqualTo("Wednesday 25 November");
    page.keyboard().press("Enter");
    page.waitForSelector("text=Moved to Wed 25 November 2026, 12:00");
    page.click(".toast button:has-text('Undo')");
    page.waitForSelector("text=Moved to Tue 24 November 2026, 12:00");
    page.dragAndDrop("[data-post='" + id + "']", "[data-day='2026-11-26']");
    page.waitForSelector("text=Moved to Thu 26 November 2026, 12:00");
    page.fill("#date-" + id, "2026-11-24");
    page.click("#list button:has-text('Move')");
    page.waitForSelector("text=Moved to Tue 24 November 2026, 12:00");
    page.click("a:has-text('By week')");
    page.waitForSelector(".calendar.week");
    chromium.assertAccessible(page);
    var phone = open(kith.owner(), "/publish/calendar", 390, false);
    chromium.assertAccessible(phone);
    chromium.screenshot(phone, "publish-calendar-390");
  }

  private void publish(long id) {
    kith.now(kith.now().plus(Duration.ofHours(27)).plusSeconds(30));
    kith.asOwner(() -> kith.bean(Jobs.class).run(Publishing.NAME, ""));
    var page = open(kith.owner(), "/publish/" + id, 1280, false);
    assertThat(mastodon.textsOf(us)).hasSize(1);
    assertThat(mastodon.descriptionsOf(statusOf(page)))
        .containsExactly("A pot of soup on a long table.");
    assertThat(page.textContent("main")).contains("Published Tue 24 November 2026, 12:00.");
    chromium.assertAccessible(page);
    chromium.screenshot(page, "publish-proof-1280");
  }

  /// Other words for what stands there: asked for, read by somebody else, and only then there.
  private void reword(MemberId ben, long id) {
    var his = open(ben, "/publish/" + id, 1280, false);
    his.click("summary:has-text('Change the words')");
    var words = his.locator("textarea[name='text-0']");
    words.fill(words.inputValue().replace("at noon", "at one"));
    his.fill("textarea[name='note']", "The kitchen is late.");
    his.click("button:has-text('Ask somebody to read them')");
    his.waitForSelector("text=Somebody else reads the new words first.");
    assertThat(his.textContent("main")).contains("Nobody agrees to their own.");
    chromium.assertAccessible(his);
    assertThat(mastodon.textsOf(us).getFirst()).contains("at noon");

    var phone = open(kith.owner(), "/publish", 390, true);
    assertThat(phone.textContent("#waiting")).contains("Ben Okafor asks for other words.");
    phone.click("#waiting a:has-text('Read')");
    assertThat(phone.textContent("main")).contains("Soup for everybody at one.", "kitchen is late");
    chromium.assertAccessible(phone);
    chromium.screenshot(phone, "publish-reword-390-dark");
    phone.click("button:has-text('Agree, and change it there')");
    phone.waitForSelector("text=It is changed there in a moment.");
    kith.asOwner(() -> kith.bean(Jobs.class).run(Publishing.NAME, ""));
    assertThat(mastodon.textsOf(us)).hasSize(1).first().asString().contains("at one");
  }

  private static String statusOf(Page page) {
    return page.getAttribute(".proof-link", "href").replaceFirst(".*/", "");
  }
}
