package org.kith;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okForContentType;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kith.cultivate.Interactions;
import org.kith.jobs.Jobs;
import org.kith.listen.Sources;
import org.kith.people.MayWe;
import org.kith.people.Person;
import org.kith.people.PersonId;
import org.kith.people.Persons;
import org.kith.site.Chromium;
import org.kith.site.Keyboard;
import org.kith.store.Instants;
import org.kith.team.Sessions;
import org.kith.team.Workspace;
import org.kith.team.Workspaces;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The weeks of one user in a browser, from Welcome on, by keyboard alone: four questions, the
/// first card, two weeks away, a line of the quick log, two who are one and two again, a no, and an
/// erasure. Every page on the way is looked at by axe.
class WeekOfOneUserTest {

  private static final String SITE = "http://127.0.0.1:" + TestKith.NETWORK_PORT;
  private static final DateTimeFormatter RSS_TIME =
      DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC);

  /// Whatever shows a digit in the colour of what is broken, or on it.
  private static final String RED_NUMBERS =
      """
      (() => {
        const probe = document.body.appendChild(document.createElement('span'));
        probe.style.color = 'var(--broken)';
        const red = getComputedStyle(probe).color;
        probe.remove();
        if (red === getComputedStyle(document.body).color) throw new Error('there is no red');
        return [...document.querySelectorAll('body *')]
          .filter(e => [...e.childNodes].some(n => n.nodeType === 3 && /\\d/.test(n.textContent)))
          .filter(e => [getComputedStyle(e).color, getComputedStyle(e).backgroundColor].includes(red))
          .map(e => e.outerHTML);
      })()
      """;

  @RegisterExtension static final Chromium chromium = new Chromium();
  @RegisterExtension final TestKith kith = new TestKith();

  private final WireMockServer web =
      new WireMockServer(
          options().bindAddress("127.0.0.1").port(TestKith.NETWORK_PORT).containerThreads(8));

  private Page page;
  private Keyboard keys;
  private int looked;

  @BeforeEach
  void open() {
    web.start();
    page = chromium.page(1280, false);
    page.setDefaultTimeout(8_000);
    keys = new Keyboard(page);
  }

  @AfterEach
  void close() {
    web.stop();
  }

  /// A blog of somebody, with its feed.
  private void blog(String name, String title, String... posts) {
    var items = new StringBuilder();
    for (int nr = 0; nr < posts.length; nr++) {
      items.append(
          "<item><guid isPermaLink='false'>%1$s-%2$d</guid><link>%3$s/%1$s/%2$d</link><title>%4$s</title><pubDate>%5$s</pubDate></item>"
              .formatted(
                  name, nr, SITE, posts[nr], RSS_TIME.format(kith.now().minusSeconds(60L * nr))));
    }
    says(
        "/~%s/feed.xml".formatted(name),
        "application/rss+xml",
        "<rss version='2.0'><channel><title>%s</title><link>%s/~%s/</link>%s</channel></rss>"
            .formatted(title, SITE, name, items));
    says(
        "/~%s/".formatted(name),
        "text/html",
        "<html><head><title>%s</title><link rel=alternate type='application/rss+xml' href='feed.xml'></head></html>"
            .formatted(title));
  }

  private void says(String path, String type, String body) {
    web.stubFor(get(urlPathEqualTo(path)).willReturn(okForContentType(type, body)));
  }

  private void read() {
    var run = kith.asOwner(() -> kith.bean(Jobs.class).run("Reading feeds", ""));
    assertThat(run.isTrouble()).as(run.line()).isFalse();
  }

  /// Lets time go on to whenever reading is due, as the scheduler's own book says, and reads then:
  /// when Welcome asked for it, and after each run by what that run says, until all is read.
  private void readsByItself() {
    Instant due = asked();
    while (kith.asOwner(() -> kith.bean(Sources.class).all()).stream()
        .anyMatch(source -> source.readAt() == null)) {
      assertThat(Duration.between(kith.now(), due)).isLessThan(Duration.ofMinutes(10));
      kith.now(due.isAfter(kith.now()) ? due : kith.now());
      var run = kith.asOwner(() -> kith.bean(Jobs.class).run("Reading feeds", ""));
      assertThat(run.isTrouble()).as(run.line()).isFalse();
      due = Objects.requireNonNull(run.nextAt());
    }
  }

  /// When the scheduler is to read the feeds of this workspace.
  private Instant asked() {
    return kith.asOwner(() ->
        kith.bean(JdbcClient.class)
            .sql("select execution_time from scheduled_tasks where task_instance = :instance")
            .param("instance", kith.workspace().value() + "|Reading feeds|")
            .query((row, _) -> Instants.in(row, "execution_time"))
            .single());
  }

  private void look() {
    chromium.assertAccessible(page);
    looked++;
  }

  @Test
  void theWeeksOfOneUserByKeyboardAlone() {
    var begun = kith.now();
    welcome();
    firstCard();
    assertThat(Duration.between(begun, kith.now())).isLessThanOrEqualTo(Duration.ofMinutes(10));
    moreToRead();
    var imke = addsToPeople("Imke cooks");
    twoWeeksAway();
    quickLog(imke);
    mergesAndSeparates(imke);
    refusal(imke);
    erasure(imke);
    assertThat(looked).isGreaterThanOrEqualTo(18);
  }

  private void enters(String where) {
    var secret = kith.bean(Sessions.class).linkFor(kith.owner(), kith.workspace());
    page.navigate(kith.url() + "/enter/" + secret);
    page.waitForURL("**" + where);
  }

  /// A workspace as the first start of Kith makes it.
  private void installed() {
    var workspaces = kith.bean(Workspaces.class);
    var was = workspaces.get(kith.workspace());
    workspaces.change(
        new Workspace(
            was.id(),
            Workspaces.UNNAMED,
            "",
            was.zone(),
            was.minutesADay(),
            was.hoursAMonth(),
            false,
            was.days(),
            true));
  }

  /// Four questions, each answered by keys; the first reading runs meanwhile.
  private void welcome() {
    installed();
    blog("harvestline", "Harvestline", "Our new shelf opens");
    says(
        "/~harvestline/",
        "text/html",
        """
        <html><head><title>Harvestline, nothing left over</title>
        <link rel=alternate type='application/rss+xml' title='Harvestline news' href='feed.xml'></head>
        <body><h1>Leftovers find a table</h1><p>We bring leftovers from the market to the neighbours.</p>
        <p>Leftovers are no waste. Tell others with #nothingleft.</p>
        <a href='https://www.instagram.com/harvestline'>Pictures</a></body></html>
        """);
    blog("odd", "Odd's table", "Harvestline took our leftovers home today. Who else does that?");

    enters("/welcome");
    keys.sees("h1:has-text('Welcome to Kith.')");
    look();
    keys.to("#name")
        .type("Harvestline")
        .to("#address")
        .type(SITE + "/~harvestline/")
        .press("Enter");
    keys.sees("#found label:has-text('Harvestline news')");
    look();
    keys.use("button:has-text('These are ours')").sees("#words .chip:has-text('leftovers')");
    look();
    keys.use("button:has-text('Listen for these')").sees("#names");
    keys.to("#names").type("Odd Berg, " + SITE + "/~odd/\nTove Holm");
    keys.sees("#understood :text('Kith looks there for who they are')");
    look();
    keys.use("button:has-text('Add them to People')").sees("#days .chip:has-text('30 minutes')");
    look();
    keys.use("button:has-text('That is my day')").sees("h1:has-text('That is all Kith needs.')");
    keys.use("button:has-text('This is so')").sees("#reason .badge:has-text('Confirmed')");
    look();
  }

  /// The page tells by itself that something was read.
  private void firstCard() {
    readsByItself();
    keys.sees("#first-reading:has-text('All 2 sources')");
    look();
    keys.use("button:has-text('Go to Today')").sees("#answer .card");
    look();
    assertThat(page.textContent("#answer")).contains("Harvestline took our leftovers home today.");
  }

  private void moreToRead() {
    blog(
        "imke",
        "Imke cooks",
        "Leftovers again, and Harvestline on a Monday?",
        "Leftovers of October");
    blog("lea", "Lea bakes", "What to do with leftovers of bread");
    keys.press("g", "s").sees("h1:has-text('Settings')");
    keys.use(".tabs a:has-text('Listening')").sees("main tr:has-text('~odd')");
    for (var name : new String[] {"imke", "lea"}) {
      keys.to("#address").instead("%s/~%s/".formatted(SITE, name)).press("Enter");
      keys.sees("main tr:has-text('~%s')".formatted(name));
    }
    look();
    read();
  }

  private PersonId addsToPeople(String name) {
    keys.press("g", "v").sees("h1:has-text('Voices')");
    look();
    keys.use(".card:has-text('%s') button:has-text('Add to People')".formatted(name));
    keys.sees(".toast:has-text('%s')".formatted(name));
    return person(name).id();
  }

  private Person person(String name) {
    return kith.asOwner(() -> kith.bean(Persons.class).all()).stream()
        .filter(person -> person.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /// Nobody looks, and much is said: a list as short as ever, and nobody is to blame.
  private void twoWeeksAway() {
    Instant back = kith.now().plus(Duration.ofDays(14));
    for (int nr = 0; nr < 12; nr++) {
      kith.now(kith.now().plus(Duration.ofDays(1)));
      blog("far" + nr, "Writer " + nr, "Harvestline again, number " + nr + ", and leftovers?");
      addFeed("far" + nr);
    }
    read();
    kith.now(back);
    read();
    enters("/today"); // the session is over
    keys.sees(".card");
    look();
    chromium.screenshot(page, "today-after-two-weeks");
    assertThat(page.locator("main .card").count()).isBetween(1, 7);
    assertThat((List<?>) page.evaluate(RED_NUMBERS)).as("red numbers").isEmpty();
    assertThat(page.locator(".broken").count()).isZero();
  }

  private void addFeed(String name) {
    var home = URI.create("%s/~%s/".formatted(SITE, name));
    kith.asOwner(() -> kith.bean(Sources.class).addFeed(home.resolve("feed.xml"), home, name));
  }

  /// A line, and Enter.
  private void quickLog(PersonId imke) {
    keys.press("q").type("Talked to Imke about the shelf, call Friday");
    keys.sees("#log-read button:has-text('Keep')");
    look();
    keys.press("Enter").sees("text=Noted for Imke cooks");
    assertThat(kith.asOwner(() -> kith.bean(Interactions.class).timeline(imke, 10)))
        .anyMatch(entry -> entry.text().contains("Talked to Imke about the shelf"));
  }

  private void mergesAndSeparates(PersonId imke) {
    var other = addsToPeople("Lea bakes");
    opens("Imke cooks");
    look();
    keys.use("a:has-text('Same person / Separate')").sees("#find");
    keys.to("#q").type("Lea").press("Enter").sees("a:has-text('Compare them')");
    look();
    keys.use("a:has-text('Compare them')").sees("h1:has-text('Are they one person?')");
    look();
    keys.to("#why").type("She told me at the market");
    keys.use("button:has-text('They are one person')").sees("text=are one now.");
    assertThat(kith.asOwner(() -> kith.bean(Persons.class).find(other)).orElseThrow().id())
        .isEqualTo(imke);

    keys.use("a:has-text('Same person / Separate')").sees("#merges");
    keys.use("#merges button:has-text('Separate')").sees("text=Separated:");
    look();
    assertThat(kith.asOwner(() -> kith.bean(Persons.class).find(other)).orElseThrow().id())
        .isEqualTo(other);
  }

  private void opens(String name) {
    keys.press("g", "p").sees("h1:has-text('People')");
    keys.use(".tabs a:has-text('Everybody')").sees("tr:has-text('%s')".formatted(name));
    look();
    keys.use("tr a:has-text('%s')".formatted(name)).sees("h1:has-text('%s')".formatted(name));
  }

  private void refusal(PersonId imke) {
    opens("Imke cooks");
    keys.press("x").to("#evidence").type("Told me at the market");
    keys.use("button:has-text('They said no')")
        .sees("text=said no. Nobody of you may write to them.");
    look();
    assertThat(kith.asOwner(() -> kith.bean(MayWe.class).contact(imke)).isGranted()).isFalse();
  }

  private void erasure(PersonId imke) {
    keys.use("a:has-text('All that is held')").sees("h1:has-text('All about')");
    look();
    keys.use("a:has-text('Back')").sees("h1:has-text('Imke cooks')");
    keys.use("summary:has-text('Erase')").to("#name").type("Imke cooks");
    keys.use("button:has-text('Erase them')").sees("text=Nothing of them comes in again.");
    look();
    assertThat(kith.asOwner(() -> kith.bean(Persons.class).find(imke))).isEmpty();
    read();
    assertThat(kith.asOwner(() -> kith.bean(Persons.class).all()))
        .extracting(Person::name)
        .containsExactly("Lea bakes", "Odd Berg", "Tove Holm");
  }
}
