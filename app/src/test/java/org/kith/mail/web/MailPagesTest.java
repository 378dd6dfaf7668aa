package org.kith.mail.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kith.TestKith;
import org.kith.activate.CampaignWorld;
import org.kith.mail.MailWorld;
import org.kith.site.Chromium;

/// From an empty page to an invitation that somebody got, by hand.
class MailPagesTest {

  @RegisterExtension static final Chromium chromium = new Chromium();
  @RegisterExtension final TestKith kith = new TestKith();

  private Page open(String path, int width, boolean dark) {
    var page = chromium.page(width, dark);
    page.context()
        .addCookies(
            List.of(new Cookie("kith", kith.cookie(kith.owner()).substring(5)).setUrl(kith.url())));
    page.navigate(kith.url() + path);
    return page;
  }

  @Test
  void anAccountIsSetUpTriedAndUsedToInviteSomebody() throws IOException {
    var world = new CampaignWorld(kith).onTheWeb();
    var campaign = world.running();
    world.friend("Ana Weber");
    var page = open("/settings/mail", 1280, false);
    assertThat(page.textContent("main")).contains("No mail account is set up yet.");
    chromium.assertAccessible(page);
    try (var mail = new MailWorld(kith)) {
      page.fill("#senderName", "Harvestline");
      page.fill("#senderAddress", "hello@harvestline.example");
      page.fill("#postalAddress", "1 Mill Lane, Northside");
      page.fill("#smtpHost", "mail.elsewhere.example");
      page.fill("#smtpPort", Integer.toString(mail.smtp.port()));
      page.selectOption("#smtpSecurity", "NONE");
      page.click("button:has-text('Keep it')");
      page.waitForSelector("text=the password would travel for all to read");
      chromium.assertAccessible(page);
      page.fill("#smtpHost", "127.0.0.1");
      page.click("button:has-text('Keep it')");
      page.waitForSelector("text=Kept. Send yourself a test");
      page.click("button:has-text('Send me a test')");
      page.waitForSelector("text=and said: 250 2.0.0 Ok: kept");
      assertThat(mail.taken()).hasSize(1);
      assertThat(page.textContent("#account")).contains("Sending works.", "Set up by Mara");
      page.check("#want");
      page.selectOption("#hour", "15");
      page.click("#friday button:has-text('Save')");
      page.waitForSelector("text=On Fridays from 15:00 you get your week by mail.");
      chromium.assertAccessible(page);
      chromium.screenshot(page, "mail-1280");

      page.navigate(kith.url() + "/campaigns/" + campaign.value());
      page.click("#ready a:has-text('Invite')");
      assertThat(page.textContent("#preview"))
          .contains("Dear Ana,", "hello@harvestline.example", "One press ends all mail from us");
      page.fill("#subject", "A shelf for {first}");
      page.waitForSelector("#preview h3:has-text('A shelf for Ana')");
      chromium.assertAccessible(page);
      chromium.screenshot(page, "invite-1280");
      page.click("button:has-text('Send the invitation')");
      page.waitForSelector("text=Ana Weber is invited. The mail goes out in a moment.");
      assertThat(page.textContent("#board")).contains("The mail waits to be sent.");
      mail.send();
      assertThat(mail.taken().getLast().header("Subject")).contains("A shelf for Ana");
      page.reload();
      assertThat(page.textContent("#board")).contains("The mail was sent.");
      chromium.assertAccessible(page);

      var way = mail.taken().getLast().header("List-Unsubscribe").orElseThrow();
      var small = open(way.substring(way.indexOf("/hook/"), way.length() - 1), 390, true);
      chromium.assertAccessible(small);
      chromium.screenshot(small, "way-out-390-dark");
      small.click("button:has-text('No more mail')");
      small.waitForSelector("text=Harvestline sends you no mail any more");
    }
  }

  @Test
  void whatMayHaveArrivedWaitsForAPersonOnAPhoneInTheDark() throws IOException {
    try (var mail = new MailWorld(kith)) {
      mail.doubtful("Ana Weber");
      var page = open("/settings/mail", 390, true);
      assertThat(page.textContent("body")).contains("1 mail may have arrived or not.");
      assertThat(page.textContent("#unknown"))
          .contains("Did these arrive?", "Ana Weber", "It arrived", "They may get it twice.");
      chromium.assertAccessible(page);
      chromium.screenshot(page, "mail-unknown-390-dark");
      page.click("#unknown button:has-text('It arrived')");
      page.waitForSelector("text=Noted: it arrived.");
      assertThat(page.isVisible("#unknown")).isFalse();
    }
  }
}
