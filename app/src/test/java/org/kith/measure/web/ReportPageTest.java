package org.kith.measure.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.util.List;
import java.util.Objects;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kith.TestKith;
import org.kith.measure.MeasuredMonth;
import org.kith.site.Chromium;

class ReportPageTest {

  @RegisterExtension static final Chromium chromium = new Chromium();
  @RegisterExtension final TestKith kith = new TestKith();

  private Page open(int width, boolean dark, String path) {
    var page = chromium.page(width, dark);
    var cookie = kith.cookie(kith.owner()).split("=", 2);
    page.context().addCookies(List.of(new Cookie(cookie[0], cookie[1]).setUrl(kith.url())));
    page.navigate(kith.url() + path);
    return page;
  }

  @ParameterizedTest(name = "{0} pixels, dark {1}")
  @CsvSource({"1280,false", "390,true"})
  void theMonthIsToldThenWordedThenSealed(int width, boolean dark) {
    var month = new MeasuredMonth(kith);
    month.campaign();
    month.says("harvestline", "We are Harvestline. #walk");
    month.says("ana", "Harvestline is great #walk");
    month.says("ben", "Harvestline came by");
    var page = open(width, dark, "/report");
    chromium.screenshot(page, "report-%d%s".formatted(width, dark ? "-dark" : ""));
    chromium.assertAccessible(page);
    assertThat(page.textContent("main")).contains("2 people spoke for us", "The walk");
    assertEveryNumberIsExplained(Jsoup.parse(page.content()));
    page.locator("[data-figure='reached.now'] summary").click();
    assertThat(page.locator("[data-figure='reached.now'] .how p").textContent())
        .contains("never a sum");

    page.fill("#sentence", "Two neighbours spoke for us.");
    page.click("button:has-text('Save')");
    page.waitForSelector("text=Saved.");
    page.click("summary:has-text('Seal this report')");
    page.click("button:has-text('Seal it')");
    page.waitForSelector("text=stays as it is now");
    assertThat(page.textContent("main")).contains("Two neighbours spoke for us.");
    assertThat(page.locator("#sentence").count()).isZero();
    chromium.assertAccessible(page);
  }

  /// Walks over all of the report: no number stands alone.
  static void assertEveryNumberIsExplained(Document page) {
    var report = Objects.requireNonNull(page.selectFirst(".report"));
    var figures = report.select("[data-figure]");
    assertThat(figures).hasSizeGreaterThan(25);
    for (var figure : figures) {
      var key = figure.attr("data-figure");
      if (figure.text().contains("not known")) {
        continue;
      }
      assertThat(figure.select(".sure").text()).as(key).matches("exact|[0-9].*");
      assertThat(figure.select(".age").text()).as(key).matches("[0-9]{1,2} [A-Z][a-z]{2} [0-9]{4}");
      var how = figure.attr("data-how");
      var opens = how.isEmpty() ? figure.selectFirst("details.how") : page.getElementById(how);
      assertThat(opens).as(key).isNotNull();
      var words = Objects.requireNonNull(opens).select("p").text();
      assertThat(words).as(key).hasSizeGreaterThan(20);
      // Its coverage: beside it, or of what it counts in the words that open.
      assertThat(figure.select(".known").text() + words)
          .as(key)
          .containsPattern("known by name|by their counts|Of (all|what) ");
    }
    var bare = report.clone();
    bare.select(
            "[data-figure], blockquote, time, svg, details.how, .age, .sentence-of-the-month, th, h3")
        .remove();
    assertThat(bare.text())
        .as("numbers that say nothing of themselves")
        .doesNotContainPattern("[0-9]");
  }

  @Test
  void aMonthWithoutAnythingSaysWhatToDo() {
    var page = open(1280, false, "/report");
    assertThat(page.textContent("main")).contains("Nothing to count yet.");
    chromium.assertAccessible(page);
  }
}
