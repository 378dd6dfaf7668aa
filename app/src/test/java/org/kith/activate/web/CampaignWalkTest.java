package org.kith.activate.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.FilePayload;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kith.TestKith;
import org.kith.activate.CampaignWorld;
import org.kith.connect.Mastodons;
import org.kith.listen.AccountId;
import org.kith.listen.Accounts;
import org.kith.listen.LiveEars;
import org.kith.mail.MailWorld;
import org.kith.measure.clicks.Clicks;
import org.kith.networks.Account;
import org.kith.networks.Network;
import org.kith.people.Channel;
import org.kith.people.MayWe;
import org.kith.people.Permission;
import org.kith.people.PersonId;
import org.kith.people.Persons;
import org.kith.simulator.mail.Taken;
import org.kith.simulator.mastodon.FakeMastodon;
import org.kith.simulator.mastodon.Person;
import org.kith.site.Chromium;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// A whole campaign by hand: made, offered, asked by mail, said yes to, spoken for, followed,
/// thanked and reported; one unsubscribes and one cannot be reached.
class CampaignWalkTest {

  @RegisterExtension static final Chromium chromium = new Chromium();
  @RegisterExtension final TestKith kith = new TestKith();

  private CampaignWorld world;
  private MailWorld mail;
  private FakeMastodon mastodon;
  private Person anaThere;
  private LiveEars ears;

  @BeforeEach
  void begin() throws Exception {
    world = new CampaignWorld(kith).onTheWeb();
    mail = new MailWorld(kith);
    mastodon = Mastodons.start(kith);
    mastodon.join("harvestline");
    anaThere = mastodon.join("ana");
    Mastodons.connect(kith, mastodon, "harvestline");
    ears = new LiveEars(kith);
    ears.await("the stream", () -> mastodon.listeners() == 1);
  }

  @AfterEach
  void end() throws IOException {
    ears.close();
    mastodon.close();
    mail.close();
  }

  private PersonId friend(String name, String address) {
    var person = world.friend(name);
    world.town.update(
        "update person set email = '%s' where id = %d".formatted(address, person.value()));
    return person;
  }

  private Page member(String path) {
    var page = chromium.page(1280, false);
    var cookie = kith.cookie(kith.owner()).split("=", 2);
    page.context().addCookies(List.of(new Cookie(cookie[0], cookie[1]).setUrl(kith.url())));
    page.navigate(kith.url() + path);
    return page;
  }

  private static byte[] picture() {
    var image = new BufferedImage(900, 600, BufferedImage.TYPE_INT_RGB);
    var graphics = image.createGraphics();
    graphics.setPaint(new GradientPaint(0, 0, new Color(0xE8C9A0), 900, 600, new Color(0x8A4B2A)));
    graphics.fillRect(0, 0, 900, 600);
    graphics.setColor(new Color(0x5A3320));
    for (int y = 150; y < 600; y += 140) {
      graphics.fillRect(80, y, 740, 16);
      for (int x = 110; x < 780; x += 90) {
        graphics.fillOval(x, y - 62, 56, 62);
      }
    }
    graphics.dispose();
    var out = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "jpeg", out);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return out.toByteArray();
  }

  @Test
  void aCampaignFromItsFirstWordToTheReport() throws Exception {
    var ana = friend("Ana Weber", "ana@example.org");
    var bo = friend("Bo Tran", "bo@example.org");
    friend("Cleo Hart", "cleo@example.org");

    var desk = member("/campaigns/new");
    var campaign = make(desk);
    offer(desk, campaign);
    for (var name : List.of("Ana Weber", "Bo Tran", "Cleo Hart")) {
      invite(desk, campaign, name);
    }
    mail.send();
    assertThat(mail.taken()).hasSize(3);

    supporterSaysYes(letter("ana@example.org"));
    unsubscribe(letter("bo@example.org"), bo);
    mail.bounces(letter("cleo@example.org").messageId(), "cleo@example.org");

    var link = linkOn(page(letter("ana@example.org")));
    writesThere(ana);
    kith.now(kith.now().plus(Duration.ofHours(2)));
    speak("Our shelf was empty by noon and full by two. Guess who refilled it?", link);
    follow(link);
    kith.bean(Clicks.class).settle();

    desk.navigate(kith.url() + "/campaigns/" + campaign);
    assertThat(desk.textContent("#column-SPOKE ~ article, section:has(#column-SPOKE)"))
        .contains("Ana Weber", "1 visit");
    assertThat(desk.textContent("#board"))
        .contains("The mail came back", "They want no more mail from you.");
    assertThat(desk.textContent("#said")).contains("Our shelf was empty by noon");
    assertThat(desk.textContent("#said"))
        .contains("Ask Ana Weber to add “I volunteer for Harvestline.”");
    chromium.screenshot(desk, "walk-board");
    chromium.assertAccessible(desk);
    desk.locator("article:has-text('Ana Weber') button:has-text('Thanked')").click();
    desk.waitForSelector("text=Ana Weber is thanked.");

    supporterSeesWhatCameOfIt(page(letter("ana@example.org")));

    desk.navigate(kith.url() + "/report");
    assertThat(desk.textContent("main"))
        .contains("The free shelf", "one person spoke for us in their own words");
    chromium.screenshot(desk, "walk-report");
    chromium.assertAccessible(desk);
  }

  private String make(Page desk) {
    desk.fill("#name", "The free shelf");
    desk.fill(
        "#why", "People who would never queue take what stands on a shelf without a question.");
    desk.fill("#destination", "https://harvestline.example/shelf");
    desk.fill("#until", "2026-12-05");
    desk.fill(
        "#facts",
        "Five shops and two canteens have left one shelf since the summer.\n"
            + "What stands on it is gone within a day, nine times out of ten.");
    desk.fill("#question", "What would you put on your shelf first?");
    desk.click("button:has-text('Keep as a draft')");
    desk.waitForSelector("text=Nobody is asked before you start it.");
    return desk.url().replaceFirst(".*/campaigns/(\\d+).*", "$1");
  }

  private void offer(Page desk, String campaign) {
    desk.navigate(kith.url() + "/campaigns/" + campaign + "/kit");
    desk.setInputFiles("#file", new FilePayload("shelf.jpg", "image/jpeg", picture()));
    desk.locator("#alt").evaluate("area => area.form.noValidate = true");
    desk.click("button:has-text('Add the picture')");
    desk.waitForSelector("text=Say what the picture shows, for those who do not see it.");
    chromium.forgive();
    desk.setInputFiles("#file", new FilePayload("shelf.jpg", "image/jpeg", picture()));
    desk.fill("#alt", "Jars on a wooden shelf, three rows, in warm light");
    desk.click("button:has-text('Add the picture')");
    desk.waitForSelector("text=What its file told of place and time is gone.");
    chromium.screenshot(desk, "walk-kit");
    chromium.assertAccessible(desk);
    desk.navigate(kith.url() + "/campaigns/" + campaign);
    desk.click("button:has-text('Start')");
    desk.waitForSelector("text=It runs.");
    assertThat(desk.textContent("#forecast")).contains("would say yes");
    chromium.assertAccessible(desk);
    desk.click("button:has-text('A link for everybody')");
    desk.waitForSelector("h1:has-text('The link everybody may share')");
    desk.fill("#word", "shelf-of-" + kith.workspace().value());
    desk.click("button:has-text('Call it so')");
    desk.waitForSelector("text=It is called so now.");
    chromium.screenshot(desk, "walk-link");
    chromium.assertAccessible(desk);
  }

  private void invite(Page desk, String campaign, String name) {
    desk.navigate(kith.url() + "/campaigns/" + campaign);
    desk.locator("#ready tr:has-text('" + name + "') a:has-text('Invite')").click();
    desk.click("button:has-text('Send the invitation')");
    desk.waitForSelector("text=" + name + " is invited.");
  }

  private Taken letter(String address) {
    return mail.taken().stream()
        .filter(letter -> letter.header("To").orElse("").contains(address))
        .findFirst()
        .orElseThrow();
  }

  private static String page(Taken letter) {
    var text = letter.body().replace("=\r\n", "").replace("=3D", "=");
    var found = Pattern.compile("http://[0-9.:]+/yours/[0-9]+-[A-Za-z0-9]+").matcher(text);
    assertThat(found.find()).as(text).isTrue();
    return found.group();
  }

  /// On a phone, without a login.
  private void supporterSaysYes(Taken letter) {
    var phone = chromium.page(390, false);
    phone.navigate(page(letter));
    assertThat(phone.textContent("h1")).isEqualTo("Ana, would you say it in your own words?");
    assertThat(phone.content()).doesNotContain("ana@example.org", "Bo Tran", "Five shops");
    chromium.screenshot(phone, "yours-first");
    chromium.assertAccessible(phone);
    phone.click("button:has-text('Yes, gladly')");
    phone.waitForSelector("text=Thank you, Ana. Here is what you need.");
    phone.check("input[value=VOLUNTEER]");
    phone.click("button:has-text('That is so')");
    phone.waitForSelector("text=What would you put on your shelf first?");
    assertThat(phone.textContent("main"))
        .contains("Five shops and two canteens", "I volunteer for Harvestline.");
    assertThat(phone.locator("figure img").getAttribute("alt")).startsWith("Jars on a wooden");
    chromium.screenshot(phone, "yours-390");
    chromium.assertAccessible(phone);
    assertThat((Boolean) phone.evaluate("document.documentElement.scrollWidth <= 390")).isTrue();
    phone.check("input[value='183']");
    phone.click("button:has-text('Keep it so')");
    phone.waitForSelector("text=Noted. It holds from now on");
    assertThat(phone.isChecked("input[value='183']")).isTrue();
  }

  private static String linkOn(String address) throws Exception {
    var text =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(address)).build(),
                HttpResponse.BodyHandlers.ofString())
            .body();
    var found = Pattern.compile("id=\"url\">(http[^<]+)<").matcher(text);
    assertThat(found.find()).isTrue();
    return found.group(1);
  }

  private void supporterSeesWhatCameOfIt(String address) {
    var phone = chromium.page(390, true);
    phone.navigate(address);
    assertThat(phone.textContent("main"))
        .contains("1 person came by it", "Our shelf was empty by noon");
    chromium.screenshot(phone, "yours-390-dark");
    chromium.assertAccessible(phone);
    var wide = chromium.page(1280, false);
    wide.navigate(address);
    chromium.screenshot(wide, "yours-1280");
  }

  private void unsubscribe(Taken letter, PersonId bo) throws Exception {
    var way = letter.header("List-Unsubscribe").orElseThrow().replaceAll("[<>\\s]", "");
    var answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(way))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString("List-Unsubscribe=One-Click"))
                    .build(),
                HttpResponse.BodyHandlers.discarding());
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(kith.asOwner(() -> kith.bean(MayWe.class).contact(bo, Channel.EMAIL)))
        .isInstanceOf(Permission.Refused.class);
  }

  /// Says it on a server of the fediverse, to everybody and to us, and Kith hears it there by the
  /// account of ours.
  private void speak(String text, String link) {
    int before = heard();
    mastodon.say(anaThere, "@harvestline " + text + " " + link);
    ears.await("Ana’s words", () -> heard() > before);
  }

  private int heard() {
    return kith.asOwner(() ->
        kith.bean(TransactionTemplate.class)
            .execute(_ ->
                kith.bean(JdbcClient.class)
                    .sql("select count(*) from post where text like '%shelf was empty%'")
                    .query(Integer.class)
                    .single()));
  }

  /// She told us where she writes.
  private void writesThere(PersonId person) {
    var account =
        new Account(
            Network.MASTODON,
            mastodon.uri(anaThere),
            "@ana@" + mastodon.address().getAuthority(),
            "Ana");
    kith.asOwner(() ->
        kith.bean(TransactionTemplate.class)
            .executeWithoutResult(_ -> {
              AccountId theirs = kith.bean(Accounts.class).remember(account);
              kith.bean(Persons.class).link(person, theirs, "she told us");
            }));
  }

  private static void follow(String link) throws Exception {
    var answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(link))
                    .header(
                        "User-Agent",
                        "Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0")
                    .build(),
                HttpResponse.BodyHandlers.discarding());
    assertThat(answer.statusCode()).isEqualTo(302);
  }
}
