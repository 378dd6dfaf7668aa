package org.kith.people.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kith.TestKith;
import org.kith.site.Chromium;

class PeopleImportPageTest {

  @RegisterExtension static final Chromium chromium = new Chromium();
  @RegisterExtension final TestKith kith = new TestKith();

  @Test
  void aTableOfPeopleIsExplainedTakenInAndUndone() {
    var page = chromium.page(1280, false);
    page.context()
        .addCookies(
            List.of(new Cookie("kith", kith.cookie(kith.owner()).substring(5)).setUrl(kith.url())));
    page.navigate(kith.url() + "/settings/import/people");
    assertThat(page.textContent("main")).contains("No file with people was brought in yet.");
    chromium.assertAccessible(page);
    page.setInputFiles(
        "#file",
        new FilePayload(
            "friends <b>.csv",
            "text/csv",
            "Who,E-mail,Dnc\nAna,ana@example.org,0\nBo,bo@example.org,1\n,,\nCy,x,\n"
                .getBytes(StandardCharsets.UTF_8)));
    page.click("button:has-text('Look into it')");
    page.waitForSelector("text=What its columns hold");
    page.selectOption("#column0", "NAME");
    page.click("button:has-text('Look again')");
    page.waitForSelector(
        "text=2 new people, 1 who wants nothing from you, 2 lines left out. Nothing is changed yet.");
    assertThat(page.textContent("#left-out")).contains("Line 5 “x” is no e-mail address.");
    chromium.assertAccessible(page);
    chromium.screenshot(page, "people-import-1280");
    page.setViewportSize(390, 844);
    chromium.screenshot(page, "people-import-390");
    page.fill("#purpose", "Met at the fair");
    page.click("button:has-text('Take them in')");
    page.waitForSelector("text=They are among your People now.");
    chromium.assertAccessible(page);
    page.click("summary:has-text('Undo')");
    page.click("button:has-text('Take them out')");
    page.waitForSelector("text=Undone: 1 out again; 1 who refused stay");
  }
}
