package org.kith.tone.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.Cookie;
import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kith.TestKith;
import org.kith.measure.MeasuredMonth;
import org.kith.site.Chromium;

class SaidPageTest {

  @RegisterExtension static final Chromium chromium = new Chromium();
  @RegisterExtension final TestKith kith = new TestKith();

  @ParameterizedTest(name = "{0} pixels, dark {1}")
  @CsvSource({"1280,false", "390,true"})
  void whatWasSaidIsReadPutRightAndTakenBack(int width, boolean dark) {
    var month = new MeasuredMonth(kith);
    month.says("ana", "The pumpkin soup at Harvestline warmed us all, thank you!");
    month.says("ben", "Best pumpkin soup of the town, Harvestline.");
    month.says("reader2", "Pumpkin soup at Harvestline, again.");
    month.says("cem", "The queue at Harvestline was terrible and nobody told us anything.");
    month.says("reader1", "Harvestline was sick, whole town danced");
    var page = chromium.page(width, dark);
    var cookie = kith.cookie(kith.owner()).split("=", 2);
    page.context().addCookies(List.of(new Cookie(cookie[0], cookie[1]).setUrl(kith.url())));
    page.navigate(kith.url() + "/report/2026-11/said");
    chromium.screenshot(page, "said-%d%s".formatted(width, dark ? "-dark" : ""));
    chromium.assertAccessible(page);
    assertThat(page.textContent("#themes")).contains("pumpkin", "3 people in 3 posts");
    assertThat(page.textContent("#criticism")).contains("queue at Harvestline was terrible");

    page.click("#posts article:has-text('danced') button:has-text('It is warm')");
    page.waitForSelector("text=Kith learns from it");
    assertThat(page.textContent("#posts article:has-text('danced')"))
        .contains("One of you said so.");
    page.click("button:has-text('Undo')");
    page.waitForSelector("text=Taken back");
    chromium.assertAccessible(page);

    page.navigate(kith.url() + "/report/forecasts");
    assertThat(page.textContent("main")).contains("Nobody was asked for anything yet.");
    chromium.assertAccessible(page);
  }
}
