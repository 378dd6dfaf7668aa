package org.kith.people.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.time.Duration;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kith.TestKith;
import org.kith.cultivate.Town;
import org.kith.people.Channel;
import org.kith.people.MayWe;
import org.kith.people.PersonId;
import org.kith.people.ReadingReasons;
import org.kith.site.Chromium;

/// One walk: why we may read (P1), what people are told (P3), what they agreed to (P8), what is
/// held (P10), and the end of it (P5).
class PrivacyPagesTest {

  @RegisterExtension static final Chromium chromium = new Chromium();
  @RegisterExtension final TestKith kith = new TestKith();

  private Page open(int width, boolean dark, String path) {
    var page = chromium.page(width, dark);
    page.setDefaultTimeout(8_000);
    var cookie = kith.cookie(kith.owner()).split("=", 2);
    page.context().addCookies(List.of(new Cookie(cookie[0], cookie[1]).setUrl(kith.url())));
    page.navigate(kith.url() + path);
    return page;
  }

  private void look(Page page, String name) {
    chromium.screenshot(page, name);
    chromium.assertAccessible(page);
  }

  @Test
  void fromTheReasonToReadToTheLastTraceOfAPerson() {
    var town = new Town(kith);
    var rosa = town.person("Rosa Delgado", town.account("MASTODON", "Rosa", 120));

    standsForReading();
    tellsAndNotes(rosa);
    showsAndErases(rosa);
  }

  private void standsForReading() {
    var page = open(1280, false, "/today");
    assertThat(page.textContent(".health")).contains("Nobody confirmed why you may read");
    page.locator(".health a").click();
    look(page, "privacy-1280");
    page.locator("#interest").fill("We want to hear who speaks about leftovers.");
    page.locator("button:has-text('This is so')").click();
    page.waitForSelector("text=Confirmed. You are asked again in a year.");
    assertThat(page.textContent("#reading")).contains("Mara Lindqvist confirmed version 1");
    page.locator("#text").fill("We are {who}.");
    page.locator("#telling button:has-text('Save')").click();
    page.waitForSelector("text=Not saved: it does not say {why}, {source}, {link}.");
    look(page, "privacy-problem");
    page.navigate(kith.url() + "/today");
    assertThat(page.locator(".health").count()).isZero();

    kith.now(kith.now().atZone(ZoneOffset.UTC).plus(Period.ofMonths(12)).toInstant());
    assertThat(kith.asOwner(() -> kith.bean(ReadingReasons.class).isConfirmed())).isFalse();
    kith.now(TestKith.MONDAY_MORNING);
  }

  private void tellsAndNotes(PersonId rosa) {
    kith.now(kith.now().plus(Duration.ofDays(32)));
    var page = open(390, false, "/today");
    assertThat(page.textContent(".health")).contains("One person should have been told by now");
    page.locator(".health a").click();
    look(page, "untold-390");
    page.locator("a:has-text('Rosa Delgado')").click();
    assertThat(page.textContent("main"))
        .contains("They should have been told by 23 December", "No. Nothing they said allows it.");
    page.locator("summary:has-text('What to tell them')").click();
    assertThat(page.textContent("main")).contains("We are Harvestline.", "Why: outreach.");
    look(page, "person-telling-390");
    page.locator("summary:has-text('I told them')").click();
    page.locator("button:has-text('They were told')").click();
    page.waitForSelector("text=Noted that Rosa Delgado was told");

    page.locator("summary:has-text('They agreed')").click();
    page.locator("#how").fill("Signed the list at the market");
    page.locator("form[aria-label='They agreed'] button").click();
    page.waitForSelector("text=Noted. You may write to Rosa Delgado by e-mail.");
    assertThat(kith.asOwner(() -> kith.bean(MayWe.class).contact(rosa, Channel.EMAIL)).isGranted())
        .isTrue();
    page.locator("summary:has-text('What they said')").click();
    assertThat(page.textContent("main"))
        .contains(
            "Yes to e-mail, because they agreed",
            "Signed the list at the market.",
            "Told why you hold their data",
            "noted by Mara Lindqvist");
    look(page, "person-consent-390");
  }

  private void showsAndErases(PersonId rosa) {
    var page = open(1280, true, "/people/" + rosa.value());
    chromium.screenshot(page, "person-consent-1280-dark");
    page.locator("a:has-text('All that is held')").click();
    assertThat(page.textContent("main"))
        .contains("Mara Lindqvist opened their page", "Signed the list at the market.");
    assertThat(page.textContent("main"))
        .as("in words a person reads, not as tables hold them")
        .contains("network: Mastodon")
        .doesNotContainPattern("[0-9]{4}-[0-9]{2}-[0-9]{2}|[A-Z]+_[A-Z]+|: (false|NONE|MASTODON)");
    look(page, "person-data-1280-dark");
    page.setViewportSize(390, 844);
    look(page, "person-data-390-dark");
    page.setViewportSize(1280, 900);
    page.goBack();
    page.locator("summary:has-text('Erase')").click();
    page.locator("form[aria-label='Erase'] #name").fill("Rosa");
    page.locator("button:has-text('Erase them')").click();
    page.waitForSelector("text=Nothing was erased: type their name");
    page.locator("summary:has-text('Erase')").click();
    page.locator("form[aria-label='Erase'] #name").fill("Rosa Delgado");
    page.locator("button:has-text('Erase them')").click();
    page.waitForSelector("text=Erased: 1 account, 0 posts.");
    page.navigate(kith.url() + "/settings/looks");
    look(page, "looks-1280-dark");
    page.navigate(kith.url() + "/leave-me-out");
    look(page, "leave-me-out-1280-dark");
  }
}
