package org.kith.plan.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kith.TestKith;
import org.kith.people.Persons;
import org.kith.plan.PlannedTown;
import org.kith.site.Chromium;

class PlanPageTest {

  @RegisterExtension static final Chromium chromium = new Chromium();
  @RegisterExtension final TestKith kith = new TestKith();

  private Page open(int width, boolean dark) {
    var page = chromium.page(width, dark);
    var cookie = kith.cookie(kith.owner()).split("=", 2);
    page.context().addCookies(List.of(new Cookie(cookie[0], cookie[1]).setUrl(kith.url())));
    page.navigate(kith.url() + "/plan");
    return page;
  }

  @ParameterizedTest(name = "{0} pixels, dark {1}")
  @CsvSource({"1280,false", "390,true"})
  void thePlanIsLockedAndPutIntoTheCircle(int width, boolean dark) {
    PlannedTown.build(kith);
    var page = open(width, dark);
    chromium.screenshot(page, "plan-%d%s".formatted(width, dark ? "-dark" : ""));
    chromium.assertAccessible(page);
    assertThat(page.textContent("main")).contains("Imke", "proven").doesNotContain("NaN");

    page.locator("tr:has-text('Imke') button:has-text('Lock')").click();
    page.waitForSelector("text=Imke is in every plan now");
    page.locator("button:has-text('Undo')").click();
    page.waitForSelector("text=planned for like everybody else");
    page.click("[data-dismiss]");

    page.locator("button:has-text('Put these into my circle')").click();
    page.waitForSelector("text=in your circle now");
    assertThat(kith.asOwner(() -> kith.bean(Persons.class).all())).isNotEmpty();
  }

  @Test
  void theSliderPlansAnew() {
    PlannedTown.build(kith);
    var page = open(1280, false);
    page.fill("#hours", "2");
    page.waitForURL("**/plan?hours=2");
    assertThat(page.textContent("main")).contains("1 person");
  }

  @Test
  void lettingSomebodyInAgainCanBeUndoneToo() {
    PlannedTown.build(kith);
    var page = open(1280, false);
    page.locator("tr:has-text('Imke') button:has-text('Leave out')").click();
    page.waitForSelector("text=Imke is in no plan now");
    page.locator("button:has-text('Let Imke in again')").click();
    page.waitForSelector("text=Imke is planned for like everybody else");
    page.locator("button:has-text('Undo')").click();
    page.waitForSelector("text=Imke is in no plan now");
    chromium.assertAccessible(page);
  }

  @Test
  void anEmptyPageSaysWhatToDo() {
    var page = open(1280, false);
    assertThat(page.textContent("main")).contains("There is nobody to plan for yet");
    chromium.assertAccessible(page);
  }
}
