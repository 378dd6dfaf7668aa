package org.kith.hooks.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kith.TestKith;
import org.kith.api.ApiClient;
import org.kith.hooks.HookTelling;
import org.kith.hooks.Receiver;
import org.kith.jobs.Jobs;
import org.kith.people.Connection;
import org.kith.people.NewPerson;
import org.kith.people.Persons;
import org.kith.site.Chromium;
import org.kith.team.Role;

/// Webhooks at the doors people and programs come in by.
class HooksPageTest {

  @RegisterExtension static final Chromium chromium = new Chromium();
  @RegisterExtension final TestKith kith = new TestKith();

  private Receiver receiver;

  @BeforeEach
  void begin() throws IOException {
    receiver = new Receiver();
  }

  @AfterEach
  void end() {
    receiver.close();
  }

  private Page open(String path, int width, boolean dark) {
    var page = chromium.page(width, dark);
    var cookie = kith.cookie(kith.owner()).substring(5);
    page.context().addCookies(List.of(new Cookie("kith", cookie).setUrl(kith.url())));
    page.navigate(kith.url() + path);
    return page;
  }

  private void add(String name) {
    kith.asOwner(() ->
        kith.bean(Persons.class)
            .add(new NewPerson(name, "", "", "why", Connection.NONE, kith.now(), List.of())));
  }

  private void work() {
    kith.asOwner(() -> kith.bean(Jobs.class).run(HookTelling.NAME, ""));
  }

  @Test
  void aPlaceIsNamedTriedWatchedPausedAndRemoved() {
    var page = open("/settings/webhooks", 1280, false);
    assertThat(page.textContent("main")).contains("No program is told anything.");
    page.fill("#url", "https://mara:secret@hooks.example/");
    page.click("button:has-text('Make it')");
    page.waitForSelector("text=an address begins with https://");
    chromium.forgive();
    chromium.assertAccessible(page);
    page.fill("#url", receiver.url());
    page.click("button:has-text('Make it')");
    var secret = page.waitForSelector("code.secret:has-text('whsec_')").textContent();
    assertThat(page.url()).doesNotContain("whsec_");
    chromium.assertAccessible(page);
    page.click("button:has-text('Send a test')");
    page.waitForSelector("text=It took the test.");
    assertThat(page.content()).doesNotContain(secret);
    assertThat(receiver.last().type()).isEqualTo("webhook.test");
    assertThat(receiver.last().madeBy(secret)).isEqualTo(1);

    add("Ana");
    receiver.next(500);
    work();
    page.reload();
    assertThat(page.textContent("#deliveries tbody tr:first-child"))
        .contains("person.added", "Waiting", "1 try", "status 500", "Next try");
    page.click("#deliveries tr:first-child summary:has-text('What is sent')");
    assertThat(page.isVisible("code:has-text('\"type\":\"person.added\"')")).isTrue();
    chromium.assertAccessible(page);
    chromium.screenshot(page, "webhook-1280");
    page.click("button:has-text('Pause')");
    page.waitForSelector("text=Mara Lindqvist paused it.");
    page.click("button:has-text('Let it go on')");
    page.waitForSelector("text=It is told again, beginning with what waited.");
    work();
    page.reload();
    assertThat(page.textContent("#deliveries tbody tr:first-child")).contains("Delivered");
    page.click("#deliveries tbody tr:first-child button:has-text('Send again')");
    page.waitForSelector("text=It is told once more in a moment.");
    work();
    assertThat(receiver.got().stream().map(Receiver.Got::id).distinct()).hasSize(2);
    assertThat(receiver.got()).hasSize(4);
    goesWrong(page);
  }

  private void goesWrong(Page page) {
    receiver.always(500);
    add("Bo");
    work();
    kith.now(kith.now().plus(Duration.ofHours(2)));
    work();
    var phone = open(page.url().replaceFirst("https?://[^/]+", ""), 390, true);
    assertThat(phone.textContent("body")).contains("takes nothing just now; Kith keeps trying.");
    chromium.assertAccessible(phone);
    chromium.screenshot(phone, "webhook-390-dark");
    page.navigate(kith.url() + "/settings/webhooks");
    chromium.assertAccessible(page);
    chromium.screenshot(page, "webhooks-1280");
    page.click("#webhooks a");
    page.click("summary:has-text('New secret')");
    page.click("button:has-text('Make a new one')");
    page.waitForSelector("text=by the one before as well for a day");
    page.click("summary:has-text('Remove')");
    page.click("button:has-text('Remove it')");
    page.waitForSelector("text=No program is told anything.");
  }

  @Test
  void programsNameTryPauseAndRemoveThem() {
    var owner = ApiClient.of(kith, kith.owner());
    var body = "{\"url\":\"%s\",\"kinds\":[\"person.added\"]}".formatted(receiver.url());
    var made = owner.send("POST", "/api/v1/webhooks", body, "Idempotency-Key", "k");
    assertThat(made.status()).isEqualTo(201);
    assertThat(made.json().path("secret").asString()).startsWith("whsec_");
    var again = owner.send("POST", "/api/v1/webhooks", body, "Idempotency-Key", "k");
    assertThat(again.json().path("webhook").path("id"))
        .isEqualTo(made.json().path("webhook").path("id"));
    assertThat(again.json().path("secret").isNull()).isTrue();
    assertThat(owner.send("POST", "/api/v1/webhooks", body).text()).contains("is told already");
    assertThat(
            owner
                .send("POST", "/api/v1/webhooks", body.replace("person.added", "person.wed"))
                .text())
        .contains("“person.wed” is none of");

    var path = "/api/v1/webhooks/" + made.json().path("webhook").path("id").asLong();
    assertThat(owner.send("POST", path + "/test", "").json().path("state").asString())
        .isEqualTo("DELIVERED");
    owner.send("PUT", path + "/paused", "{\"paused\":true}");
    add("Ana");
    work();
    assertThat(owner.get(path).json().path("waiting").asInt()).isEqualTo(1);
    assertThat(owner.get("/api/v1/webhooks").text()).contains("PAUSED").doesNotContain("whsec_");
    var page = owner.get(path + "/deliveries?limit=1").json();
    assertThat(page.path("items").get(0).path("kind").asString()).isEqualTo("person.added");
    var rest = owner.get(path + "/deliveries?cursor=" + page.path("next").asString()).json();
    assertThat(rest.path("items").get(0).path("kind").asString()).isEqualTo("webhook.test");
    var first = path + "/deliveries/" + rest.path("items").get(0).path("id").asLong();
    assertThat(owner.send("POST", first + "/resend", "").json().path("state").asString())
        .isEqualTo("WAITING");
    owner.send("PUT", path + "/kinds", "{\"kinds\":[\"mention.heard\"]}");
    assertThat(owner.send("PUT", path + "/paused", "{\"paused\":false}").text())
        .contains("\"ON\"", "mention.heard");
    work();
    assertThat(receiver.got()).hasSize(3);
    assertThat(owner.send("POST", path + "/secret", "").text()).contains("whsec_");

    var manager = ApiClient.of(kith, kith.join("Ben Okafor", Role.MANAGER));
    assertThat(manager.get(path).status()).isEqualTo(200);
    assertThat(manager.send("DELETE", path, "").status()).isEqualTo(403);
    assertThat(owner.send("DELETE", path, "").status()).isEqualTo(204);
    assertThat(owner.get(path).status()).isEqualTo(404);
  }
}
