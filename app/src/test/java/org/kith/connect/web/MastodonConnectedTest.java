package org.kith.connect.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kith.TestKith;
import org.kith.connect.Connections;
import org.kith.networks.Draft;
import org.kith.networks.Published;
import org.kith.simulator.mastodon.FakeMastodon;
import org.kith.site.Chromium;

/// The whole way of an account on Mastodon: to its server, back, to the first post, and away again.
class MastodonConnectedTest {

  @RegisterExtension static final Chromium chromium = new Chromium();
  @RegisterExtension final TestKith kith = new TestKith();

  @Test
  void anAccountIsAllowedThereSpeaksOnceAndIsLetGo() throws Exception {
    var options =
        new FakeMastodon.Options(
            TestKith.NETWORK_PORT, 300, false, Clock.systemUTC(), RandomGenerator.getDefault());
    try (var mastodon = FakeMastodon.start(options)) {
      var ana = mastodon.join("ana");
      var page = open("/settings/accounts?network=MASTODON");
      page.fill("#server", mastodon.address().toString());
      page.click("button:has-text('Connect')");
      page.navigate(
          allowedBy("ana", page.getAttribute("a:has-text('Go on at 127.0.0.1')", "href")));
      page.waitForSelector("text=You are back, and Kith was let in.");
      page.click("button:has-text('Connect the account')");
      page.waitForSelector("text=is connected.");
      chromium.assertAccessible(page);
      chromium.screenshot(page, "accounts-mastodon-1280");

      var draft = Draft.of("Three crates of apples are left", "en");
      assertThat(publish(draft)).isInstanceOf(Published.Done.class).isEqualTo(publish(draft));
      assertThat(mastodon.textsOf(ana)).hasSize(1);

      page.click("summary:has-text('Disconnect')");
      page.click("details[open] button:has-text('Disconnect')");
      page.waitForSelector("text=gave the permission back");
      assertThat(mastodon.requests())
          .anyMatch(r -> r.path().equals("/oauth/revoke") && r.status() == 200);
    }
  }

  /// Where her server sends somebody back to who allows it there.
  private static String allowedBy(String who, String page) throws Exception {
    try (var http = HttpClient.newHttpClient()) {
      var request = HttpRequest.newBuilder(URI.create(page + "&as=" + who)).build();
      var answer = http.send(request, HttpResponse.BodyHandlers.discarding());
      return answer.headers().firstValue("Location").orElseThrow();
    }
  }

  private Published publish(Draft draft) {
    var connections = kith.bean(Connections.class);
    return kith.asOwner(
        () -> connections.publisher(connections.all().getFirst()).publish(draft, "crates-1"));
  }

  private Page open(String path) {
    var page = chromium.page(1280, false);
    page.context()
        .addCookies(
            List.of(new Cookie("kith", kith.cookie(kith.owner()).substring(5)).setUrl(kith.url())));
    page.navigate(kith.url() + path);
    return page;
  }
}
