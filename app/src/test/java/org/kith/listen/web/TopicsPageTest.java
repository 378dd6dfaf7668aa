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
import org.kith.listen.Source;
import org.kith.listen.Sources;
import org.kith.listen.Term;
import org.kith.listen.Topics;
import org.kith.networks.Account;
import org.kith.networks.Network;
import org.kith.networks.Post;
import org.kith.site.Chromium;

class TopicsPageTest {

  @RegisterExtension static final Chromium chromium = new Chromium();
  @RegisterExtension final TestKith kith = new TestKith();

  private void heard() {
    var texts =
        List.of(
            "Our canteen now gives its leftovers away at two. Ask us how we began.",
            "Three trays of LEFTOVERS, one van, no waste.",
            "The food bank on Mill Street opens on Saturdays too.",
            "Somebody robbed the food bank last night.",
            "A long walk by the river.");
    kith.asOwner(() -> {
      var source =
          kith.bean(Sources.class).addArchive(Source.Kind.FEED, "Notes", "https://notes.example/");
      for (int i = 0; i < texts.size(); i++) {
        var who = "writer" + i + ".example";
        var account = new Account(Network.BLOG, "https://" + who, who, "Writer " + i);
        kith.bean(Archives.class)
            .add(
                source,
                List.of(
                    new Post(
                        "p" + i,
                        account,
                        URI.create("https://" + who + "/1"),
                        kith.now().minus(Duration.ofHours(30 + i)),
                        "",
                        texts.get(i),
                        List.of(),
                        List.of(),
                        "en",
                        null)));
      }
    });
  }

  private Page open(int width, boolean dark, boolean script) {
    var page = chromium.page(width, dark, script);
    page.context()
        .addCookies(
            List.of(new Cookie("kith", kith.cookie(kith.owner()).substring(5)).setUrl(kith.url())));
    page.navigate(kith.url() + "/settings/topics");
    return page;
  }

  @ParameterizedTest(name = "{0} pixels, dark {1}")
  @CsvSource({"1280,false", "390,true"})
  void whatTheWordsFindIsCountedWhileTheyAreTyped(int width, boolean dark) {
    heard();
    var page = open(width, dark, true);
    assertThat(page.textContent("#trial")).contains("While you type");
    page.fill("#name", "Leftovers");
    page.locator("#terms").pressSequentially("leftover*\nfood bank\nsoup\n-robbed");
    page.waitForSelector(
        "text=3 of the 5 posts kept from the last 30 days; 1 more is passed over.");
    assertThat(page.textContent("#trial"))
        .contains("leftover* · 2", "“food bank” · 1", "soup · 0")
        .contains("gives its leftovers away")
        .doesNotContain("robbed the food bank");
    assertThat(page.inputValue("#terms")).as("typing goes on").endsWith("-robbed");
    chromium.screenshot(page, "topics-typing-%d%s".formatted(width, dark ? "-dark" : ""));
    chromium.assertAccessible(page);
  }

  @Test
  void whatCannotBeHeardIsSaidWhileTyping() {
    var page = open(1280, false, true);
    page.locator("#terms").pressSequentially("a*\nfood ban*");
    page.waitForSelector("text=Give at least two letters before the *");
    assertThat(page.textContent("#trial")).contains("the * ends more than one word");
    chromium.assertAccessible(page);
  }

  @Test
  void withoutScriptAButtonCountsAndNothingTypedIsLost() {
    heard();
    var page = open(1280, false, false);
    page.fill("#name", "Leftovers");
    page.fill("#terms", "leftovers");
    page.click("button:has-text('Count first')");
    assertThat(page.textContent("#trial")).contains("2 of the 5 posts");
    assertThat(page.inputValue("#name")).isEqualTo("Leftovers");
    assertThat(kith.asOwner(() -> kith.bean(Topics.class).all())).isEmpty();
  }

  @Test
  void everyEditCanBeTakenBack() {
    heard();
    var page = open(1280, false, true);
    page.fill("#name", "Leftovers");
    page.fill("#terms", "leftovers");
    page.click("button:has-text('Listen')");
    page.waitForSelector("text=Kith listens for Leftovers now. 2 posts heard before match.");
    page.click("a:has-text('Change')");
    page.fill("#terms", "soup");
    page.click("button:has-text('Save')");
    page.waitForSelector("text=Saved.");
    page.click("button:has-text('Undo')");
    page.waitForSelector("text=it is what it was before");
    assertThat(terms()).containsExactly("leftovers");
    page.click("button:has-text('Stop listening')");
    page.waitForSelector("text=does not listen for it any more");
    page.click("button:has-text('Undo')");
    page.waitForSelector("text=it is what it was before");
    assertThat(terms()).containsExactly("leftovers");
    assertThat(page.textContent("#topics")).contains("2 mentions in 30 days");
    chromium.screenshot(page, "topics-1280");
    chromium.assertAccessible(page);
  }

  @Test
  void languagesAreChosenAndTakenBack() {
    var page = open(1280, false, true);
    page.check("input[value=tr]");
    page.check("input[value=de]");
    page.click("button:has-text('Save languages')");
    page.waitForSelector("text=It counts for what is heard from now on");
    assertThat(languages()).containsExactly("de", "tr");
    assertThat(page.isChecked("input[value=tr]")).isTrue();
    chromium.screenshot(page, "topics-languages-1280");
    chromium.assertAccessible(page);
    page.click("button:has-text('Undo')");
    page.waitForSelector("input[value=tr]:not(:checked)");
    assertThat(languages()).isEmpty();
  }

  private List<String> languages() {
    return kith.asOwner(() -> kith.bean(Topics.class).languages());
  }

  private List<String> terms() {
    return kith.asOwner(() -> kith.bean(Topics.class).all()).stream()
        .flatMap(topic -> topic.terms().stream().map(Term::typed))
        .toList();
  }
}
