package org.kith.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.kith.Beds;
import org.kith.site.Chromium;

/// The loop once round, as a person walks it in a browser, on a real blog and a real Bluesky
/// network: listen, discover, plan, cultivate, activate, measure.
@Tag("beds")
@Timeout(300)
class LoopTest {

  private static final int BLOG = 8621;
  private static final int BLUESKY = 2780;
  private static final Duration SOON = Duration.ofSeconds(60);

  private static final String BLUESKY_IS_HEARD =
      "#sources tr:has-text('as it is said') [data-label='How it goes']:has-text('Read')";

  @RegisterExtension static final Chromium chromium = new Chromium();

  @TempDir static Path data;

  private static Beds blog;
  private static Beds bluesky;

  @BeforeAll
  static void start() {
    blog = Beds.blog(BLOG);
    bluesky = Beds.bluesky(BLUESKY);
  }

  @AfterAll
  static void stop() {
    for (var bed : new Beds[] {bluesky, blog}) {
      if (bed != null) { // one that did not start
        bed.close();
      }
    }
  }

  @Test
  void fromAWordThatIsHeardToTheReport() throws Exception {
    var ana = bluesky.join("ana");
    var ben = bluesky.join("ben");
    var readers = List.of("cora", "dirk", "elif", "fritz", "gita", "hans");
    for (var reader : readers) {
      var actor = bluesky.join(reader);
      bluesky.follow(actor, ana, Instant.now());
      if (reader.compareTo("e") < 0) {
        bluesky.follow(actor, ben, Instant.now());
      }
    }
    try (var kith =
        KithProcess.start(
            data,
            "kith.network.hosts=127.0.0.1:%d,localhost:%d,localhost:%d"
                .formatted(BLOG, BLUESKY + 4, BLUESKY + 5),
            "kith.network.bluesky.appview=" + bluesky.appView(),
            "kith.network.bluesky.jetstream=" + bluesky.jetstream())) {
      var page = chromium.page(1280, false);
      page.setDefaultTimeout((double) SOON.toMillis());
      page.navigate(kith.link().toString());
      page.waitForURL("**/welcome"); // of an organisation that is new

      try {
        walk(page, kith, ana);
      } catch (TimeoutError e) {
        throw new AssertionError("%s says:%n%s".formatted(page.url(), page.textContent("main")), e);
      }
      assertThat(kith.stop()).isEqualTo(143);
    }
  }

  private static void walk(Page page, KithProcess kith, Beds.Actor ana) {
    ourselves(page, kith);
    listen(page, kith);
    discover(page, kith, ana);
    plan(page, kith);
    cultivate(page, kith);
    var link = activate(page, kith);
    follow(link);
    bluesky.postLink(ana, "The walk is on Sunday:", link, Instant.now());
    measure(page, kith);
  }

  private static void ourselves(Page page, KithProcess kith) {
    page.navigate(kith.url("/settings").toString());
    page.fill("#name", "Harvestline");
    page.fill("#site", blog.url("/"));
    page.click("#workspace button:has-text('Save')");
    page.waitForSelector("text=Saved.");
  }

  private static void listen(Page page, KithProcess kith) {
    page.navigate(kith.url("/settings/topics").toString());
    page.fill("#name", "Us");
    page.fill("#terms", "harvestline");
    page.check("#ofUs");
    page.click("button:has-text('Listen')");
    page.waitForSelector("text=Kith listens for Us now");

    page.navigate(kith.url("/settings/sources").toString());
    page.fill("#address", blog.url("/"));
    page.click("button:has-text('Look')");
    var several = page.locator("text=This page offers several");
    several.or(page.locator(".toast")).first().waitFor();
    if (several.count() > 0) {
      page.locator("button:has-text('/index.xml')").first().click();
    }
    page.waitForSelector(".toast:has-text('Kith reads')");
    page.click("button:has-text('Hear Bluesky')");
    page.waitForSelector("text=Kith hears Bluesky now");
    until(page, "/settings/sources", kith, "#sources tr:has-text('Feed'):has-text('40 posts')");
    until(page, "/settings/sources", kith, BLUESKY_IS_HEARD);
  }

  private static void discover(Page page, KithProcess kith, Beds.Actor ana) {
    bluesky.post(ana, "Our school kitchen took 140 kg from Harvestline this week.", Instant.now());
    bluesky.post(ana, "Nothing to do with anybody.", Instant.now());
    until(page, "/voices", kith, "article:has-text('140 kg')");
    // Their profile and their followers are read by themselves.
    until(page, "/voices", kith, "article:has-text('new people')");
    assertThat(page.textContent("main")).doesNotContain("Nothing to do with anybody");
  }

  private static void plan(Page page, KithProcess kith) {
    until(page, "/plan", kith, "#people tr:has-text('ana'):has-text('all known by name')");
    assertThat(page.locator("#people tr:has-text('ana') td[data-label='Adds']").textContent())
        .contains("6", "counted exactly");
    page.click("button:has-text('Put these into my circle')");
    page.waitForSelector("text=in your circle now");
  }

  private static void cultivate(Page page, KithProcess kith) {
    page.navigate(kith.url("/today").toString());
    var card = page.locator("article:has-text('140 kg')").first();
    card.waitFor();
    chromium.screenshot(page, "loop-today");
    card.locator("button:has-text('Thank')").first().click();
    page.waitForSelector(".toast");
    assertThat(page.locator("article:has-text('140 kg')").count()).isZero();
  }

  private static String activate(Page page, KithProcess kith) {
    page.navigate(kith.url("/campaigns/new").toString());
    page.fill("#name", "The walk");
    page.fill("#why", "Because a walk feeds a street.");
    page.fill("#destination", blog.url("/"));
    page.fill("#until", LocalDate.now(ZoneOffset.UTC).plusDays(14).toString());
    page.click("button:has-text('Keep as a draft')");
    page.click("button:has-text('Start, and seal')");
    page.waitForSelector("#ready");
    page.locator("#ready tr:has-text('ana') button:has-text('Ask')").click();
    var ana = page.locator("#board article:has-text('ana')");
    ana.waitFor();
    chromium.screenshot(page, "loop-campaign");
    page.navigate(
        kith.url(ana.locator("a[href*='/links/']").first().getAttribute("href")).toString());
    return page.locator("#url").inputValue();
  }

  /// Somebody else, in another browser, follows the link.
  private static void follow(String link) {
    var visitor = chromium.page(390, false);
    // A browser without a screen says so, and counts as the program it is.
    visitor.setExtraHTTPHeaders(
        Map.of(
            "User-Agent",
            "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0"));
    visitor.navigate(link);
    assertThat(visitor.url()).isEqualTo(blog.url("/"));
  }

  private static void measure(Page page, KithProcess kith) {
    until(page, "/report", kith, "#campaigns td[data-label='Spoke'] .figure-of b:text-is('1')");
    chromium.screenshot(page, "loop-report");
    assertThat(
            page.locator("#numbers tr:has-text('People who spoke') .large b").first().textContent())
        .isEqualTo("1");
    assertThat(page.locator("#numbers tr:has-text('could hear it') .large b").first().textContent())
        .isEqualTo("6");
    assertThat(
            page.locator("#numbers tr:has-text('came by a link') .large b").first().textContent())
        .isEqualTo("1");
  }

  /// Looks at a page again and again, as somebody who waits does, until something is on it.
  private static void until(Page page, String path, KithProcess kith, String selector) {
    var end = Instant.now().plus(SOON);
    do {
      page.navigate(kith.url(path).toString());
      if (page.locator(selector).count() > 0) {
        return;
      }
      page.waitForTimeout(500);
    } while (Instant.now().isBefore(end));
    throw new AssertionError(
        "Still not there: %s. The page says:%n%s".formatted(selector, page.textContent("main")));
  }
}
