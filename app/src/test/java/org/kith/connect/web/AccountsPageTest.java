package org.kith.connect.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kith.TestKith;
import org.kith.connect.Connections;
import org.kith.site.Chromium;

class AccountsPageTest {

  @RegisterExtension static final Chromium chromium = new Chromium();
  @RegisterExtension final TestKith kith = new TestKith();

  private Page open(String path, boolean dark) {
    var page = chromium.page(1280, dark);
    page.context()
        .addCookies(
            List.of(new Cookie("kith", kith.cookie(kith.owner()).substring(5)).setUrl(kith.url())));
    page.navigate(kith.url() + path);
    return page;
  }

  @Test
  void anAccountIsConnectedCheckedAndLetGoByHand() {
    var page = open("/settings/accounts", false);
    assertThat(page.textContent("main"))
        .contains("No account is connected yet.")
        .contains("Facebook pages and Instagram can be connected once", "developers.facebook.com")
        .contains("kith.network.meta.app", kith.url() + "/settings/accounts/back")
        .as("X has an app here, on paper")
        .doesNotContain("kith.network.x.app");
    chromium.assertAccessible(page);
    page.click("a:has-text('Paper')");
    page.fill("#name", "nobody");
    page.fill("#password", "pass");
    page.click("button:has-text('Connect')");
    page.waitForSelector("text=There is no account “nobody”");
    assertThat(page.inputValue("#name")).isEqualTo("nobody");
    assertThat(page.inputValue("#password")).isEmpty();
    chromium.assertAccessible(page);
    chromium.screenshot(page, "accounts-connect-1280");
    page.fill("#name", "ana");
    page.fill("#password", "pass");
    page.click("button:has-text('Connect')");
    page.waitForSelector("text=ana is connected.");
    assertThat(page.textContent("main"))
        .contains("Works; last asked just now.", "97 of 100 sheets are left", "Mara Lindqvist");
    chromium.assertAccessible(page);
    chromium.screenshot(page, "accounts-1280");
    page.click("button:has-text('Check it now')");
    page.waitForSelector("text=ana works.");
    page.click("summary:has-text('Disconnect')");
    page.click("details[open] button:has-text('Disconnect')");
    page.waitForSelector("text=gave the permission back");
    assertThat(kith.asOwner(() -> kith.bean(Connections.class).all())).isEmpty();
  }

  @Test
  void whoComesBackFromANetworkConnectsWithOneMorePress() {
    var page = open("/settings/accounts?network=X", false);
    page.fill("#name", "ben");
    page.fill("#password", "later");
    page.click("button:has-text('Connect')");
    page.waitForSelector("text=paper.example asks you itself.");
    chromium.assertAccessible(page);
    var there = page.getAttribute("a:has-text('Go on at paper.example')", "href");
    page.navigate(
        kith.url()
            + "/settings/accounts/back?code=good&"
            + there.substring(there.indexOf("state")));
    page.waitForSelector("text=You are back, and Kith was let in.");
    assertThat(kith.asOwner(() -> kith.bean(Connections.class).all())).isEmpty();
    chromium.assertAccessible(page);
    page.click("button:has-text('Connect the account')");
    page.waitForSelector("text=ben is connected.");

    page.navigate(kith.url() + "/settings/accounts/back?error=access_denied");
    page.waitForSelector("text=said no there");
  }

  @Test
  void oneSwitchStopsAllPostingAndEveryPageSaysSo() {
    var page = open("/settings/accounts", true);
    page.click("summary:has-text('Stop all posting and sending')");
    page.click("button:has-text('Stop it now')");
    page.waitForSelector("text=Mara Lindqvist stopped all posting and sending");
    chromium.assertAccessible(page);
    chromium.screenshot(page, "accounts-stopped-1280-dark");
    page.navigate(kith.url() + "/voices");
    assertThat(page.textContent("body")).contains("Nothing is posted or sent.");
    page.navigate(kith.url() + "/settings/accounts");
    page.click("button:has-text('Let it go on')");
    page.waitForSelector("text=Posting and sending go on.");
  }
}
