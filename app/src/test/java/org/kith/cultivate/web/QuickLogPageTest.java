package org.kith.cultivate.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kith.TestKith;
import org.kith.cultivate.Interactions;
import org.kith.cultivate.NextSteps;
import org.kith.cultivate.Town;
import org.kith.people.PersonId;
import org.kith.site.Chromium;

class QuickLogPageTest {

  @RegisterExtension static final Chromium chromium = new Chromium();
  @RegisterExtension final TestKith kith = new TestKith();

  private int entries(PersonId person) {
    return kith.asOwner(() -> kith.bean(Interactions.class).timeline(person, 10)).size();
  }

  /// A key, a line and Enter.
  @Test
  void whatHappenedIsReadBackWhileItIsTypedAndKeptWithEnter() {
    var town = new Town(kith);
    var ana = town.person("Ana Ruiz");
    town.person("Bo Chen");
    var zhou = town.person("Bo Zhou");
    var page = new Pages(kith, chromium).open(1280, false, "/people?view=everybody");

    page.keyboard().press("q");
    page.keyboard().type("Talked to Ana about the walk");
    page.waitForSelector("#log-read button:has-text('Keep 1 entry')");
    assertThat(page.textContent("#log-read")).contains("Ana Ruiz", "Talk, today");
    assertThat(entries(ana)).isZero();
    page.keyboard().press("Enter");
    page.waitForSelector("text=Noted for Ana Ruiz: 1 entry.");
    assertThat(page.url()).contains("/people?view=everybody");
    assertThat(entries(ana)).isEqualTo(1);
    page.keyboard().press("u");
    page.waitForSelector("text=Taken back, all of it.");
    assertThat(entries(ana)).isZero();

    page.keyboard().press("q");
    page.keyboard().type("Met Ana, call Bo Friday");
    page.waitForSelector("#log-read legend:has-text('Which Bo?')");
    page.locator("#log-read label:has-text('Bo Zhou')").click();
    page.waitForSelector("#log-read button:has-text('Keep 1 entry, 1 next step')");
    chromium.screenshot(page, "quicklog-question");
    chromium.assertAccessible(page);
    page.locator("#log-read button:has-text('Keep')").click();
    page.waitForSelector("text=Noted for Ana Ruiz and Bo Zhou: 1 entry and 1 next step.");
    assertThat(kith.asOwner(() -> kith.bean(NextSteps.class).of(zhou).orElseThrow().what()))
        .isEqualTo("Call Bo");
  }

  @Test
  void withoutScriptTheReadingIsAPageAndKeepingItAnother() {
    var ana = new Town(kith).person("Ana Ruiz");
    var page = chromium.page(390, true, false);
    page.setDefaultTimeout(8_000);
    var cookie = kith.cookie(kith.owner()).split("=", 2);
    page.context().addCookies(List.of(new Cookie(cookie[0], cookie[1]).setUrl(kith.url())));
    page.navigate(kith.url() + "/today");

    page.locator("#log-line").fill("Ana gestern getroffen, Freitag anrufen");
    page.locator("#log-line").press("Enter");
    assertThat(page.textContent("main")).contains("Nothing is kept yet.", "Meeting, yesterday");
    chromium.screenshot(page, "quicklog-plain-390-dark");
    assertThat(entries(ana)).isZero();
    page.locator("#log-line").press("Enter");
    assertThat(page.url()).endsWith("/today");
    assertThat(entries(ana)).isEqualTo(1);
  }

  @Test
  void anAddressOpensThePersonOrOffersToAddThem() {
    var town = new Town(kith);
    var there = town.account("BLOG", "Ana’s kitchen", 10);
    var ana = town.person("Ana Ruiz", there);
    town.update("update account set key = 'https://ana.example' where id = " + there.value());
    Page page = new Pages(kith, chromium).open(1280, true, "/log");
    chromium.screenshot(page, "quicklog-empty-dark");
    chromium.assertAccessible(page);

    page.locator("#log-line").fill("https://ana.example/2026/jam");
    page.locator("#log-line").press("Enter");
    page.waitForURL("**/people/" + ana.value());

    page.locator("#log-line").fill("https://lea.example/");
    page.waitForSelector("text=Nobody you know is at this address.");
    chromium.screenshot(page, "quicklog-address-dark");
    page.locator("#log-name").fill("Lea Brandt");
    page.locator("button:has-text('Add them to People')").click();
    page.waitForSelector("h1:has-text('Lea Brandt')");
    assertThat(page.textContent("main")).contains("Found at https://lea.example/");
  }
}
