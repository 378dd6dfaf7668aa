package org.kith.listen.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.Cookie;
import java.net.URI;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kith.TestKith;
import org.kith.api.ApiClient;
import org.kith.connect.DocumentedNetwork;
import org.kith.listen.Term;
import org.kith.listen.TopicId;
import org.kith.listen.Topics;
import org.kith.networks.Network;
import org.kith.networks.instagram.InstagramHashtags.Example;
import org.kith.networks.instagram.InstagramHashtags.Look;
import org.kith.site.Chromium;

class HashtagsPageTest {

  @RegisterExtension static final Chromium chromium = new Chromium();
  @RegisterExtension final TestKith kith = new TestKith();

  private TopicId topic() {
    var terms =
        List.of(
            Term.parse("#CleanRiver").orElseThrow(),
            Term.parse("-#rain").orElseThrow(),
            Term.parse("weir").orElseThrow());
    return kith.asOwner(() -> kith.bean(Topics.class).listen("Rivers", false, terms).topic());
  }

  @Test
  void theHashtagsOfATopicAreLookedAtAndNobodyIsHeard() {
    var id = topic();
    try (var instagram = new DocumentedNetwork(kith, Network.INSTAGRAM)) {
      instagram.connected();
      var pages = new HashtagPages(instagram.hashtagLooks(), Clock.systemUTC());
      var topic = kith.asOwner(() -> kith.bean(Topics.class).find(id)).orElseThrow();
      var page = kith.asOwner(() -> pages.of(topic));
      assertThat(page.problem()).isEmpty();
      assertThat(page.seen())
          .singleElement()
          .satisfies(seen -> {
            assertThat(seen.hashtag()).isEqualTo("cleanriver");
            assertThat(seen.words()).isEqualTo("1 post in the last 24 hours.");
          });
      assertThat(page.left()).contains("nobody is heard", "other hashtags this week");
    }
  }

  @Test
  void aFullAnswerIsNoCount() {
    var one = new Example("x", URI.create("https://i.example/1"), kith.now(), 0, 0);
    var full = new Look.Examples(Collections.nCopies(50, one), 3);
    assertThat(new HashtagsPage.Seen("x", full).words())
        .isEqualTo("50 posts or more in the last 24 hours.");
    assertThat(new HashtagsPage.Seen("x", full).examples()).hasSize(3);
  }

  @Test
  void whereNoAccountCanLookThePageSaysWhatToDo() {
    long id = topic().value();
    var page = chromium.page(390, false);
    var cookie = kith.cookie(kith.owner()).split("=", 2);
    page.context().addCookies(List.of(new Cookie(cookie[0], cookie[1]).setUrl(kith.url())));
    page.navigate(kith.url() + "/settings/topics");
    assertThat(page.textContent("main")).doesNotContain("Look on Instagram");
    page.evaluate(
        "id => { const form = document.querySelector(`form[action$='/${id}/remove']`);"
            + " form.action = `/settings/topics/${id}/instagram`; form.submit(); }",
        Long.toString(id));
    page.waitForSelector("text=None of your accounts can look");
    chromium.assertAccessible(page);
    var answer =
        ApiClient.of(kith, kith.owner())
            .send("POST", "/api/v1/topics/%d/instagram".formatted(id), "");
    assertThat(answer.json().path("problem").asString()).startsWith("None of your accounts");
  }
}
