package org.kith.measure.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.Cookie;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kith.TestKith;
import org.kith.activate.Ask;
import org.kith.activate.AskState;
import org.kith.activate.Asks;
import org.kith.activate.CampaignWorld;
import org.kith.activate.Campaigns;
import org.kith.activate.Forecast;
import org.kith.people.Channel;
import org.kith.reach.Estimate;
import org.kith.site.Chromium;

class ForecastsPageTest {

  @RegisterExtension static final Chromium chromium = new Chromium();
  @RegisterExtension final TestKith kith = new TestKith();

  @ParameterizedTest(name = "{0} pixels, dark {1}")
  @CsvSource({"1280,false", "390,true"})
  void whatWasExpectedStandsBesideWhatCame(int width, boolean dark) {
    var world = new CampaignWorld(kith);
    var people = new ArrayList<org.kith.people.PersonId>();
    for (int i = 0; i < 6; i++) {
      people.add(world.friend("Ana" + i));
    }
    var start = kith.now().minus(Duration.ofDays(60));
    kith.asOwner(() -> {
      var campaign =
          kith.bean(Campaigns.class)
              .put(world.brief(), start, new Forecast(6, Estimate.exact(18)), true);
      var asks = new ArrayList<Ask>();
      for (int i = 0; i < people.size(); i++) {
        asks.add(
            new Ask(
                campaign,
                people.get(i),
                i < 5 ? AskState.SPOKE : AskState.SAID_NO,
                Channel.EMAIL,
                start.plus(Duration.ofDays(i)),
                start.plus(Duration.ofDays(i + 1))));
      }
      kith.bean(Asks.class).putAll(asks);
      return true;
    });
    var page = chromium.page(width, dark);
    var cookie = kith.cookie(kith.owner()).split("=", 2);
    page.context().addCookies(List.of(new Cookie(cookie[0], cookie[1]).setUrl(kith.url())));
    page.navigate(kith.url() + "/report/forecasts");
    chromium.screenshot(page, "forecasts-%d%s".formatted(width, dark ? "-dark" : ""));
    chromium.assertAccessible(page);
    assertThat(page.textContent("#campaigns")).contains("more than expected");
    assertThat(page.textContent("#next")).contains("6 answers", "60 %");
    page.click("#reliability summary");
    chromium.assertAccessible(page);
    page.navigate(kith.url() + "/campaigns");
    assertThat(page.locator("#over td[data-label='Expected to hear']").textContent())
        .contains("18");
    assertThat(page.locator("#over td[data-label='Could hear']").textContent())
        .contains("0", "as of now");
    chromium.assertAccessible(page);
  }
}
