package org.kith.activate.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kith.TestKith;
import org.kith.activate.CampaignWorld;
import org.kith.activate.TrackedLinks;

/// Nobody is handed a link that nobody outside can open without being told.
class PublicAddressTest {

  @RegisterExtension final TestKith kith = new TestKith();

  private final CampaignWorld world = new CampaignWorld(kith);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1:8080",
        "http://localhost:8080",
        "http://kith",
        "http://kith.local",
        "http://10.0.0.7",
        "http://172.20.1.2:8080",
        "http://192.168.1.5",
        "http://[::1]:8080"
      })
  void whatOpensOnlyInsideIsSaidWhetherItWasNamedOrNot(String inside) {
    assertThat(PublicAddress.caveat("", inside, false)).contains(inside, "nobody outside");
    assertThat(PublicAddress.caveat(inside, inside, false)).contains("do not send or print them");
    assertThat(PublicAddress.caveat("", inside, true)).contains("here to be looked at");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"https://kith.harvestline.example", "https://10.example", "http://203.0.113.5"})
  void whatIsOnTheWebIsFineOnceItIsNamed(String outside) {
    assertThat(PublicAddress.caveat(outside, outside, false)).isEmpty();
    assertThat(PublicAddress.caveat("", outside, false)).contains("so that they stay the same");
  }

  @Test
  void campaignAndLinkAndSettingsSayWhereLinksBegin() throws Exception {
    var campaign = world.onTheWeb().running();
    var link =
        kith.asOwner(() ->
            kith.bean(TrackedLinks.class).shared(world.campaigns().find(campaign).orElseThrow()));
    var here = "/campaigns/" + campaign.value();

    for (var path : new String[] {here, here + "/links/" + link.id().value(), "/settings/links"}) {
      assertThat(page(path)).as(path).contains("links begin with " + kith.url());
    }
  }

  private String page(String path) throws Exception {
    try (var http = HttpClient.newHttpClient()) {
      var request =
          HttpRequest.newBuilder(URI.create(kith.url() + path))
              .header("Cookie", kith.cookie(kith.owner()))
              .build();
      return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }
  }
}
