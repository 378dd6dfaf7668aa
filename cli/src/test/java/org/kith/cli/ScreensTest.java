package org.kith.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kith.TestKith;
import org.kith.simulator.sample.SampleWorld;
import org.kith.site.Chromium;
import org.kith.team.Sessions;

/// The pictures of the README: the sample as `kith demo` shows it, in `target/screens`. They are
/// copied to `docs/screens` by hand, by somebody who looked at them.
class ScreensTest {

  @RegisterExtension static final Chromium chromium = new Chromium();
  @RegisterExtension final TestKith kith = new TestKith();

  @Test
  void everyPageHasSomethingTrueToShow() {
    var loader = new SampleLoader(kith::bean, _ -> {});
    var sample = loader.sample(() -> SampleWorld.generate(SampleLoader.SEED, kith.now()));
    var link = kith.bean(Sessions.class).linkFor(loader.owner(sample).id(), sample);
    var page = chromium.page(1280, false);
    page.setDefaultTimeout(60_000);
    page.navigate(kith.url() + "/enter/" + link);
    page.waitForURL("**/today");
    take(page, "today", "Good morning, Mara");
    take(page, "voices", "Heard lately");
    take(page, "plan", "proven");
    take(page, "report", "people spoke for us");
    take(page, "report/map", "Who hears whom");
    var campaign = page.locator("p.editions a").last().getAttribute("href");
    page.navigate(kith.url() + campaign);
    assertThat(page.locator(".netmap .way").count()).isGreaterThan(5);
    assertThat(page.textContent("#accounts")).contains("more accounts, further from you");
    chromium.assertAccessible(page);
    page.navigate(kith.url() + "/report/campaigns/" + campaign.replaceAll(".*=", ""));
    assertThat(page.textContent("main")).contains("accounts carried it in", "Is this a share?");
    chromium.screenshot(page, "report-cascade");
    chromium.assertAccessible(page);
    paper(page);
    for (var path : new String[] {"people", "campaigns", "settings/sources", "settings/topics"}) {
      page.navigate(kith.url() + "/" + path);
      chromium.assertAccessible(page);
    }
  }

  /// The report of this month as PDF.
  private void paper(Page page) {
    page.navigate(kith.url() + "/report");
    var pdf =
        page.context()
            .request()
            .get(kith.url() + page.locator("a[href$='report.pdf']").getAttribute("href"));
    assertThat(pdf.ok()).isTrue();
    try {
      Files.write(Path.of("target", "screens", "report.pdf"), pdf.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// As much as a window shows.
  private void take(Page page, String name, String words) {
    page.navigate(kith.url() + "/" + name);
    assertThat(page.textContent("main")).contains(words);
    page.evaluate("document.fonts.ready.then(() => true)");
    page.setViewportSize(1280, 1000);
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(Path.of("target", "screens", name.replace('/', '-') + ".png")));
    chromium.assertAccessible(page);
  }
}
