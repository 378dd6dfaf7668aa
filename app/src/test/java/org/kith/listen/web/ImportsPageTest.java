package org.kith.listen.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kith.TestKith;
import org.kith.jobs.Jobs;
import org.kith.listen.Imports;
import org.kith.site.Chromium;

class ImportsPageTest {

  @RegisterExtension static final Chromium chromium = new Chromium();
  @RegisterExtension final TestKith kith = new TestKith();

  private Page open() {
    var page = chromium.page(1280, false);
    page.context()
        .addCookies(
            List.of(new Cookie("kith", kith.cookie(kith.owner()).substring(5)).setUrl(kith.url())));
    page.navigate(kith.url() + "/settings/import");
    return page;
  }

  private static void choose(Page page, String name, String content) {
    page.setInputFiles(
        "#file", new FilePayload(name, "text/csv", content.getBytes(StandardCharsets.UTF_8)));
    page.click("button:has-text('Look into it')");
  }

  @Test
  void aTableIsExplainedLookedAtTakenInAndUndone() {
    var page = open();
    assertThat(page.textContent("main")).contains("Nothing was brought in yet.");
    chromium.assertAccessible(page);
    choose(
        page,
        "voices <b>.csv",
        """
        who,where,when,words
        @ana,https://x.com/ana/status/1,2026-11-01,leftovers for all
        @bo,https://x.com/bo/status/2,2026-11-02,no thanks
        """);
    page.waitForSelector("text=Say which column holds");
    chromium.assertAccessible(page);
    page.selectOption("#column0", "HANDLE");
    page.selectOption("#column1", "POST_URL");
    page.selectOption("#column2", "AT");
    page.selectOption("#column3", "TEXT");
    page.click("button:has-text('Look again')");
    page.waitForSelector("text=2 new posts, 2 new accounts. Nothing is changed yet.");
    chromium.screenshot(page, "import-1280");
    page.click("button:has-text('Take it in')");
    page.waitForSelector("text=Taking in posts and accounts");
    chromium.assertAccessible(page);
    chromium.screenshot(page, "import-taking-1280");
    var number = page.url().replaceFirst("^.*/", "");
    var run = kith.asOwner(() -> kith.bean(Jobs.class).run(Imports.WORK, number));
    assertThat(run.isTrouble()).isFalse();
    assertThat(run.done()).isEqualTo(2);
    page.waitForSelector("main:has-text('2 new posts, 2 new accounts.')"); // by itself
    page.click("summary:has-text('Undo')");
    page.click("button:has-text('Take it out')");
    page.waitForSelector("text=What it brought is out again.");
    chromium.assertAccessible(page);
  }

  @Test
  void aFileOfAnotherKindIsExplained() {
    var page = open();
    choose(page, "picture.png", "\u0000\u0001\u0002");
    page.waitForSelector("text=neither an export Kith knows nor a table");
    chromium.assertAccessible(page);
  }
}
