package org.kith.listen.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kith.TestKith;
import org.kith.listen.MentionDoor;
import org.kith.listen.MentionDoors;
import org.kith.listen.Notices;
import org.kith.listen.ToldLink;
import org.kith.site.Chromium;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

class WebmentionsPageTest {

  @RegisterExtension static final Chromium chromium = new Chromium();
  @RegisterExtension final TestKith kith = new TestKith();

  private Page open(int width, boolean dark) {
    var page = chromium.page(width, dark);
    page.context()
        .addCookies(
            List.of(new Cookie("kith", kith.cookie(kith.owner()).substring(5)).setUrl(kith.url())));
    page.navigate(kith.url() + "/settings/sources/webmentions");
    return page;
  }

  private MentionDoor open() {
    var opened = kith.asOwner(() -> kith.bean(MentionDoors.class).open("harvestline.example"));
    return ((MentionDoors.Opened.Open) opened).door();
  }

  private void tell(MentionDoor door, String page) {
    kith.asOwner(() ->
        kith.bean(Notices.class)
            .tell(
                door.address(),
                ToldLink.Protocol.WEBMENTION,
                page,
                "https://harvestline.example/cause"));
  }

  @Test
  void oneSaysWhichSitesAreOursAndCopiesTwoLines() {
    var page = open(1280, false);
    assertThat(page.textContent("main")).contains("Nobody can tell Kith yet.");
    chromium.assertAccessible(page);
    page.fill("#sites", "not a site at all");
    page.click("button:has-text('Be told')");
    page.waitForSelector("text=“not” is not the address of a site.");
    assertThat(page.inputValue("#sites")).isEqualTo("not a site at all");
    page.fill("#sites", "harvestline.example\nhttps://blog.harvestline.example/news");
    page.click("button:has-text('Be told')");
    page.waitForSelector("text=Into the head of your pages");
    var door = kith.asOwner(() -> kith.bean(MentionDoors.class).find().orElseThrow());
    assertThat(page.textContent("pre"))
        .contains("<link rel=\"webmention\" href=\"" + kith.url() + "/hook/webmention/")
        .contains("<link rel=\"pingback\" href=\"" + kith.url() + "/hook/pingback/")
        .contains(door.address());
    chromium.assertAccessible(page);
    page.click("summary:has-text('Be told no more')");
    page.click("button:has-text('Be told no more')");
    page.waitForSelector("text=Nobody can tell Kith any more");
    assertThat(kith.asOwner(() -> kith.bean(MentionDoors.class).find())).isEmpty();
  }

  @ParameterizedTest(name = "{0} pixels, dark {1}")
  @CsvSource({"1280,false", "360,true"})
  void whatWasToldStandsThereWithWhatCameOfIt(int width, boolean dark) {
    var door = open();
    for (var path : List.of("heard", "failed", "gone", "trying", "waiting")) {
      tell(door, "https://imke.example/2026/a-walk-along-the-river/" + path);
    }
    set("heard", "HEARD", "");
    set("failed", "FAILED", "https://imke.example/2026/a-walk has no link to your page.");
    set("gone", "GONE", "https://imke.example/2026/a-walk is gone for good (410).");
    set("trying", "WAITING", "https://imke.example/2026/a-walk answered with status 500.");
    var page = open(width, dark);
    assertThat(page.textContent("#told"))
        .contains("It links to you, and is heard.", "Not taken", "has no link to your page")
        .contains("Taken back: ", "Trying again", "Waiting");
    chromium.screenshot(page, "webmentions-%d%s".formatted(width, dark ? "-dark" : ""));
    chromium.assertAccessible(page);
  }

  private void set(String page, String state, String reason) {
    kith.asOwner(() ->
        kith.bean(TransactionTemplate.class)
            .execute(_ ->
                kith.bean(JdbcClient.class)
                    .sql(
                        "update mention_notice set state = :state, reason = :reason where page like '%/' || :page")
                    .param("state", state)
                    .param("reason", reason)
                    .param("page", page)
                    .update()));
  }
}
