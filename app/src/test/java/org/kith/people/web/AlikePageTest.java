package org.kith.people.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kith.TestKith;
import org.kith.cultivate.Circle;
import org.kith.cultivate.Town;
import org.kith.site.Chromium;

class AlikePageTest {

  private static final String DOCUMENT =
      "Our bakery gives away its surplus bread every night. Sourdough that nobody bought is still "
          + "good bread: come at seven, bring a bag, and take a sourdough loaf home.";

  @RegisterExtension static final Chromium chromium = new Chromium();
  @RegisterExtension final TestKith kith = new TestKith();

  @Test
  void whoWritesLikeADocumentIsFoundByItsWords() {
    hear();
    var page = open(1280, false);
    page.locator("#text").fill(DOCUMENT);
    page.locator("button:has-text('Find them')").click();
    page.waitForSelector("#alike");
    assertThat(page.textContent("#alike")).contains("Night shift", "“Sourdough”");
    assertThat(page.textContent("#alike")).doesNotContain("On two wheels");
    chromium.screenshot(page, "like-1280");
    chromium.assertAccessible(page);

    page.locator(".chip:has-text('Sourdough')").click();
    page.locator("button:has-text('Look again')").click();
    page.waitForSelector(".chip:has-text('Sourdough') input:not(:checked)");
    assertThat(page.textContent("main")).doesNotContain("Writes “Sourdough”");
    assertThat(page.inputValue("#text")).isEqualTo(DOCUMENT);

    page.locator("#text").fill("http://10.0.0.1/secret");
    page.locator("button:has-text('Look again')").click();
    page.waitForSelector(".field.wrong");
  }

  @Test
  void aVoiceSaysHowItStandsToOurCircle() {
    hear();
    var page = open(390, true, "/voices");
    assertThat(page.textContent("main"))
        .contains(
            "Used “canteen” twice and “harvestline” twice.",
            "90 follow them; Kith knows the number only.",
            "Of your circle: they answer Ana Weber; Ana Weber answers them.");
    chromium.screenshot(page, "voices-circle-390-dark");
    chromium.assertAccessible(page);
  }

  private void hear() {
    var town = new Town(kith);
    var mastodon = town.account("MASTODON", "Ana", 300);
    var ana = town.person("Ana Weber", mastodon);
    kith.asOwner(() -> kith.bean(Circle.class).add(List.of(ana)));
    var question = town.post(mastodon, "Who bakes?", Duration.ofHours(9));
    var baker = town.account("MASTODON", "Night shift", 90);
    var rider = town.account("BLUESKY", "On two wheels", 90);
    for (int i = 0; i < 2; i++) {
      town.aboutTheCause(
          baker,
          "Sourdough rises all night. What is left of the bread goes to the shelter, in a bag.",
          Duration.ofHours(5 + i));
      town.aboutTheCause(
          rider, "My bicycle has new gears and an old saddle, and I ride it.", Duration.ofHours(3));
    }
    var answer = town.reply(baker, "I do, at night.", Duration.ofHours(8), question);
    town.reply(mastodon, "Lovely.", Duration.ofHours(7), answer);
    town.voice(baker);
    town.voice(rider);
  }

  private Page open(int width, boolean dark) {
    return open(width, dark, "/voices/like");
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
