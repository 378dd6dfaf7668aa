package org.kith.takeout.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kith.TestKith;
import org.kith.jobs.Jobs;
import org.kith.site.Chromium;
import org.kith.takeout.Takeout;
import org.kith.takeout.Takeouts;
import org.kith.team.MemberId;
import org.kith.team.Role;

class TakeoutPageTest {

  @RegisterExtension static final Chromium chromium = new Chromium();
  @RegisterExtension final TestKith kith = new TestKith();

  private Page open(MemberId member, int width, boolean dark) {
    var page = chromium.page(width, dark);
    page.context()
        .addCookies(
            List.of(new Cookie("kith", kith.cookie(member).substring(5)).setUrl(kith.url())));
    page.navigate(kith.url() + "/settings/export");
    return page;
  }

  @Test
  void aFileIsMadeFetchedAndRefusedWhereItDoesNotFit() throws Exception {
    var page = open(kith.owner(), 1280, false);
    chromium.assertAccessible(page);
    page.setInputFiles(
        "#file",
        new FilePayload("x.zip", "application/zip", "hello".getBytes(StandardCharsets.UTF_8)));
    page.click("button:has-text('Take all of it in')");
    page.waitForSelector(".wrong:has-text('This file is no export of a Kith.')");
    chromium.assertAccessible(page);
    chromium.screenshot(page, "export-refused-1280");

    page.click("button:has-text('Make the file')");
    page.waitForSelector("text=Making the file");
    chromium.assertAccessible(page);
    var number = kith.asOwner(() -> kith.bean(Takeouts.class).recent()).getFirst().id().value();
    var run = kith.asOwner(() -> kith.bean(Jobs.class).run(Takeouts.MAKE, Long.toString(number)));
    assertThat(run.isTrouble()).as(run.line()).isFalse();
    page.waitForSelector("a:has-text('Save the file')"); // by itself
    chromium.assertAccessible(page);
    chromium.screenshot(page, "export-1280");
    var download = page.waitForDownload(() -> page.click("a:has-text('Save the file')"));
    assertThat(download.suggestedFilename()).isEqualTo("kith-harvestline-2026-11-23.zip");

    // What was saved moves in.
    page.setInputFiles("#file", download.path());
    page.click("button:has-text('Take all of it in')");
    page.waitForSelector("text=Taking everything in");
    assertThat(Files.size(download.path())).isPositive();
    var waiting = kith.asOwner(() -> kith.bean(Takeouts.class).recent()).getFirst();
    assertThat(waiting.direction()).isEqualTo(Takeout.Direction.IN);
    kith.asOwner(
        () -> kith.bean(Jobs.class).run(Takeouts.TAKE_IN, Long.toString(waiting.id().value())));
    page.waitForSelector("main:has-text('Taken in.')");

    var phone = open(kith.owner(), 390, true);
    chromium.assertAccessible(phone);
    chromium.screenshot(phone, "export-390-dark");
    var viewer = open(kith.join("Vic", Role.VIEWER), 1280, false);
    assertThat(viewer.textContent("main"))
        .contains("An owner can make it: notes that only their writers read are in it.")
        .doesNotContain("Save the file")
        .doesNotContain("Move in");
  }
}
