package org.kith.listen.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kith.TestKith;
import org.kith.listen.Archives;
import org.kith.listen.Mutes;
import org.kith.listen.Source;
import org.kith.listen.Sources;
import org.kith.listen.Topics;
import org.kith.listen.TypedTerms;
import org.kith.networks.Account;
import org.kith.networks.Network;
import org.kith.networks.Post;
import org.kith.site.Chromium;

class MutesPageTest {

  @RegisterExtension static final Chromium chromium = new Chromium();
  @RegisterExtension final TestKith kith = new TestKith();

  private void heard() {
    var texts =
        List.of(
            "Harvestline gives its leftovers away at two. Ask us how we began.",
            "A giveaway! Win a dinner with Harvestline, just click here.",
            "One more GIVEAWAY of Harvestline, this time by the river.");
    kith.asOwner(() -> {
      kith.bean(Topics.class).listen("Us", true, TypedTerms.read("Harvestline").terms());
      var source =
          kith.bean(Sources.class).addArchive(Source.Kind.FEED, "Notes", "https://notes.example/");
      for (int i = 0; i < texts.size(); i++) {
        var who = "writer" + i + ".example";
        var account = new Account(Network.BLOG, "https://" + who, who, "Writer " + i);
        var url = URI.create("https://" + who + "/1");
        var at = kith.now().minus(Duration.ofHours(30 + i));
        var post =
            new Post("p" + i, account, url, at, "", texts.get(i), List.of(), List.of(), "en", null);
        kith.bean(Archives.class).add(source, List.of(post));
      }
    });
  }

  private Page open(String path, int width, boolean dark, boolean script) {
    var page = chromium.page(width, dark, script);
    page.context()
        .addCookies(
            List.of(new Cookie("kith", kith.cookie(kith.owner()).substring(5)).setUrl(kith.url())));
    page.navigate(kith.url() + path);
    return page;
  }

  @ParameterizedTest(name = "{0} pixels, dark {1}")
  @CsvSource({"1280,false", "360,true"})
  void whatARuleWouldHideIsShownFirstThenHiddenThenBroughtBack(int width, boolean dark) {
    heard();
    var look = "%d%s".formatted(width, dark ? "-dark" : "");
    var page = open("/settings/mutes", width, dark, true);
    assertThat(page.textContent("main")).contains("Nothing is muted.");
    page.locator("#text").pressSequentially("giveaway");
    page.waitForSelector(
        "text=It would hide 2 of the 3 posts kept from the last 30 days, 2 of them with your words.");
    assertThat(page.textContent("#trial")).contains("this time by the river");
    chromium.screenshot(page, "mutes-typing-" + look);
    chromium.assertAccessible(page);
    page.click("label:has-text('A language')");
    page.waitForSelector("text=Type the two letters of a language, such as fr.");
    page.click("label:has-text('A word')");
    page.waitForSelector("text=It would hide 2");
    page.keyboard().press("Tab");
    page.focus("#text");
    page.keyboard().press("Enter");
    page.waitForSelector("text=Muted: “giveaway”. 2 posts are hidden.");
    assertThat(page.textContent("#rules")).contains("Hides 2 posts.");
    chromium.screenshot(page, "mutes-" + look);
    chromium.assertAccessible(page);

    page.navigate(kith.url() + "/voices?tab=HIDDEN");
    assertThat(page.textContent("#hidden-posts")).contains("Win a dinner", "Hidden by: “giveaway”");
    chromium.screenshot(page, "voices-hidden-" + look);
    chromium.assertAccessible(page);
    page.click("#hidden-posts button:has-text('Show this one') >> nth=0");
    page.waitForSelector("text=It is back, whatever the rule says.");
    assertThat(kith.asOwner(() -> kith.bean(Mutes.class).countHidden())).isEqualTo(1);
    page.click("button:has-text('Undo')");
    page.waitForSelector("text=It is hidden again.");

    page.navigate(kith.url() + "/settings/mutes");
    page.click("button:has-text('Bring it all back')");
    page.waitForSelector("text=Muted no more: “giveaway”. What it hid is back.");
    page.click("button:has-text('Undo')");
    page.waitForSelector("text=Muted: “giveaway”. 2 posts are hidden.");
  }

  @Test
  void withoutScriptAButtonCountsAndNothingTypedIsLost() {
    heard();
    var page = open("/settings/mutes", 1280, false, false);
    page.check("input[value=HOST]");
    page.fill("#text", "writer1.example");
    page.click("button:has-text('Count first')");
    assertThat(page.textContent("#trial")).contains("It would hide 1 of the 3 posts");
    assertThat(page.inputValue("#text")).isEqualTo("writer1.example");
    assertThat(page.isChecked("input[value=HOST]")).isTrue();
    assertThat(kith.asOwner(() -> kith.bean(Mutes.class).all())).isEmpty();
  }

  @Test
  void anEmptyHiddenTabSaysWhatGoesThere() {
    var page = open("/voices?tab=HIDDEN", 1280, false, true);
    assertThat(page.textContent("main")).contains("Nobody is hidden.", "Mute something");
    chromium.assertAccessible(page);
  }
}
