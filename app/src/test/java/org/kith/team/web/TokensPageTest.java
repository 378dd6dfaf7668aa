package org.kith.team.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.Cookie;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kith.TestKith;
import org.kith.site.Chromium;

class TokensPageTest {

  @RegisterExtension static final Chromium chromium = new Chromium();
  @RegisterExtension final TestKith kith = new TestKith();

  @Test
  void aTokenIsMadeShownOnceAndRevoked() {
    var page = chromium.page(1280, false);
    page.context()
        .addCookies(
            List.of(new Cookie("kith", kith.cookie(kith.owner()).substring(5)).setUrl(kith.url())));
    page.navigate(kith.url() + "/settings/tokens");
    assertThat(page.textContent("main")).contains("No program comes in here.");
    chromium.assertAccessible(page);
    page.fill("#name", "Newsletter <b>");
    page.fill("#days", "30");
    page.click("button:has-text('Make it')");
    var secret = page.waitForSelector("code.secret").textContent();
    assertThat(secret).startsWith("kith_");
    assertThat(page.url()).doesNotContain("kith_");
    chromium.assertAccessible(page);
    chromium.screenshot(page, "tokens-1280");

    page.navigate(kith.url() + "/settings/tokens");
    assertThat(page.content()).doesNotContain(secret).contains("Newsletter &lt;b&gt;");
    page.setViewportSize(390, 844);
    chromium.assertAccessible(page);
    chromium.screenshot(page, "tokens-390");
    page.click("summary:has-text('Revoke')");
    page.click("button:has-text('Revoke it')");
    page.waitForSelector("text=No program comes in here.");
  }
}
