package org.kith.people.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kith.TestKith;
import org.kith.cultivate.Town;
import org.kith.people.PersonId;
import org.kith.people.Persons;
import org.kith.site.Chromium;

class SamePageTest {

  @RegisterExtension static final Chromium chromium = new Chromium();
  @RegisterExtension final TestKith kith = new TestKith();

  @Test
  void twoAreMergedAndSeparatedAndAnAccountIsTakenIn() {
    var town = new Town(kith);
    var blog = town.account("BLOG", "Imke’s zero waste kitchen", 640);
    var imke = town.person("Imke Brandt", blog);
    var other = town.person("Imke B.", town.account("MASTODON", "imke", 2_100));
    var voice = town.account("BLUESKY", "Imke cooks", 90);
    town.voice(voice);
    town.update(
        """
        insert into same_person (person_id, account_id, other_id, evidence, found_at) values
          (%1$d, null, %2$d, 'Both have the address imke@kitchen.example. Nobody has proven whose it is.', '%4$s'),
          (%1$d, %3$d, null, 'kitchen.example links to @imke.example with rel=me. It does not link back, and anybody may link to anybody.', '%4$s')
        """
            .formatted(imke.value(), other.value(), voice.value(), kith.now()));
    town.update("update account set handle = 'zero-waste.example' where id = " + blog.value());

    var page = open(1280, false, "/voices");
    assertThat(page.textContent(".tabs")).contains("Same person? 2");
    page.locator(".tabs a:has-text('Same person?')").click();
    chromium.screenshot(page, "same-1280");
    chromium.assertAccessible(page);
    page.locator("button:has-text('Same person')").first().click();
    page.waitForSelector("text=Imke cooks is Imke Brandt’s now.");
    page.locator("a:has-text('Compare them')").click();
    chromium.screenshot(page, "merge-1280");
    chromium.assertAccessible(page);
    page.locator("label:has-text('Imke B.')").first().click();
    page.locator("#why").fill("She told me at the market");
    page.locator("button:has-text('They are one person')").click();
    page.waitForSelector("text=Imke Brandt and Imke B. are one now.");
    assertThat(page.textContent("h1")).isEqualTo("Imke B.");
    assertThat(page.textContent("main")).contains("was handle");

    oldAddressLeadsThere(page, other, imke);
    page.locator("a:has-text('Same person / Separate')").click();
    assertThat(page.textContent("#merges"))
        .contains("Merged by Mara Lindqvist on 23 November 2026. She told me at the market");
    chromium.screenshot(page, "person-same-1280");
    chromium.assertAccessible(page);
    page.locator("#merges button:has-text('Separate')").click();
    page.waitForSelector("text=Separated: Imke B. is somebody of their own again.");
    assertThat(page.textContent("h1")).isEqualTo("Imke Brandt");
    assertThat(kith.asOwner(() -> kith.bean(Persons.class).all())).hasSize(2);
    small(imke, other);
  }

  private void oldAddressLeadsThere(Page page, PersonId old, PersonId now) {
    page.navigate(kith.url() + "/people/" + old.value());
    assertThat(page.url()).endsWith("/people/" + now.value());
  }

  private void small(PersonId imke, PersonId other) {
    for (var path : List.of("/same", "/same/" + other.value())) {
      var page =
          open(390, true, "/people/" + imke.value() + path + (path.equals("/same") ? "?q=im" : ""));
      chromium.screenshot(page, "person" + path.replaceAll("/\\d*", "-") + "390-dark");
      chromium.assertAccessible(page);
    }
    var settings = open(390, true, "/settings/keeping");
    chromium.screenshot(settings, "keeping-390-dark");
    chromium.assertAccessible(settings);
    var empty = open(1280, true, "/people/same");
    assertThat(empty.textContent("main")).contains("Imke Brandt and Imke B.");
  }

  private Page open(int width, boolean dark, String path) {
    var page = chromium.page(width, dark);
    page.setDefaultTimeout(8_000);
    var cookie = kith.cookie(kith.owner()).split("=", 2);
    page.context().addCookies(List.of(new Cookie(cookie[0], cookie[1]).setUrl(kith.url())));
    page.navigate(kith.url() + path);
    return page;
  }
}
