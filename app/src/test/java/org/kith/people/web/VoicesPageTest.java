package org.kith.people.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kith.TestKith;
import org.kith.listen.Archives;
import org.kith.listen.Source;
import org.kith.listen.Sources;
import org.kith.listen.Topics;
import org.kith.listen.TypedTerms;
import org.kith.networks.Account;
import org.kith.networks.Network;
import org.kith.networks.Post;
import org.kith.people.HeardWorld;
import org.kith.people.Persons;
import org.kith.people.Voices;
import org.kith.site.Chromium;

class VoicesPageTest {

  @RegisterExtension static final Chromium chromium = new Chromium();
  @RegisterExtension final TestKith kith = new TestKith();

  @ParameterizedTest(name = "{0} pixels, dark {1}")
  @CsvSource({"1280,false", "390,true"})
  void aVoiceIsShownInItsOwnWordsAndChosenWithOneKey(int width, boolean dark) {
    hear(
        "imke.example",
        "Imke, “zero waste kitchen”",
        "I kept a list of everything our house threw away in October. It is shorter than last year"
            + " and I am still ashamed of it.",
        "threw away");
    hear(
        "bread.example",
        "Night shift at the bakery",
        "Eleven trays of rolls at two in the morning, and a van that comes for them at three. That"
            + " is the whole trick.",
        "trays",
        "surplus bread");
    var page = open(width, dark, "/voices");
    chromium.screenshot(page, "voices-%d%s".formatted(width, dark ? "-dark" : ""));
    chromium.assertAccessible(page);

    page.locator("article").last().locator("button:has-text('Add to People')").click();
    page.waitForSelector("text=is among your People now");
    assertThat(kith.asOwner(() -> kith.bean(Persons.class).all())).hasSize(1);
    page.locator("button:has-text('Undo')").click();
    page.waitForSelector("text=Taken back");
    assertThat(kith.asOwner(() -> kith.bean(Persons.class).all())).isEmpty();
  }

  @Test
  void anEmptyPageProvesThatWorkWasDone() {
    var page = open(1280, false, "/voices");

    assertThat(page.textContent("main"))
        .contains("Kith read nothing in the last seven days.", "Add something to read");
    chromium.assertAccessible(page);
  }

  @Test
  void aVoiceSaysWhatItAnswersAndHowManyWroteTheSame() {
    var bread =
        "Every evening our bakeries throw away trays of good bread. Tell your council to give it"
            + " away. ";
    kith.asOwner(() -> {
      kith.bean(Topics.class).listen("Bread", false, TypedTerms.read("bread").terms());
      var source =
          kith.bean(Sources.class).addArchive(Source.Kind.FEED, "Notes", "https://notes.example/");
      var question = post("ben", "Ben Ortiz", "Who throws away food, and when?", null);
      var answer = new Post.Relation(Post.Relation.Kind.REPLY, question.id());
      kith.bean(Archives.class)
          .add(
              source,
              List.of(
                  question,
                  post("imke", "Imke", bread, answer),
                  post("ana", "Ana", bread + "Please!", null),
                  post("cem", "Cem", bread + "Thank you.", null)));
      return true;
    });
    var page = open(1280, false, "/voices");
    assertThat(page.textContent("main"))
        .contains("Answers Ben Ortiz: “Who throws away food, and when?”")
        .contains("And 2 almost the same.");
    chromium.screenshot(page, "voices-thread-1280");
    chromium.assertAccessible(page);
  }

  private Post post(String who, String name, String text, Post.@Nullable Relation to) {
    return new Post(
        "at://" + who,
        new Account(Network.BLUESKY, "did:plc:" + who, who + ".example", name),
        URI.create("https://bsky.app/" + who),
        kith.now().minus(Duration.ofHours(5)),
        "",
        text,
        List.of(),
        List.of(),
        "en",
        to);
  }

  private void hear(String handle, String name, String text, String... words) {
    var world = new HeardWorld(kith);
    var account = world.account(handle, name);
    var at = kith.now().minus(Duration.ofHours(30));
    world.mention(account, text, at, List.of(words));
    kith.asOwner(() ->
        kith.bean(Voices.class).heard(List.of(Voices.Hearing.once(account, "River notes", at))));
  }

  private Page open(int width, boolean dark, String path) {
    var page = chromium.page(width, dark);
    var cookie = kith.cookie(kith.owner()).split("=", 2);
    page.context().addCookies(List.of(new Cookie(cookie[0], cookie[1]).setUrl(kith.url())));
    page.navigate(kith.url() + path);
    return page;
  }
}
