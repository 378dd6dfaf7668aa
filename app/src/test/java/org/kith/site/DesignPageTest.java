package org.kith.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Page;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DesignPageTest {
  @RegisterExtension static final Chromium chromium = new Chromium();
  private PageServer server;

  @BeforeEach
  void start() throws IOException {
    server = new PageServer();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest(name = "{0} pixels, dark {1}")
  @CsvSource({"1280,false", "1280,true", "820,false", "390,false", "390,true", "320,false"})
  void everyComponentIsAccessibleAndFitsTheScreen(int width, boolean dark) {
    var page = chromium.page(width, dark);
    page.navigate(server.serve("/design", Rendered.design()));
    chromium.screenshot(page, "design-%d%s".formatted(width, dark ? "-dark" : ""));
    chromium.assertAccessible(page);
    assertThat(server.missing()).isEmpty();
  }

  @Test
  void whatIsNotAccessibleIsFound() {
    var page = chromium.page(390, false);
    page.navigate(server.serve("/design", "<!doctype html><title>None</title><img src='data:,'>"));
    assertThatThrownBy(() -> chromium.assertAccessible(page))
        .hasMessageContaining("image-alt")
        .hasMessageContaining("html-has-lang");
  }

  @Test
  void aPhoneHasFiveLinksAndTheRestBehindMore() {
    var page = open(390);
    assertThat(page.locator(".bar > ul > li").count()).isEqualTo(5);
    page.locator(".more > summary").click();
    chromium.screenshot(page, "design-390-more");
    assertThat(page.locator(".sheet >> text=Report").isVisible()).isTrue();
    chromium.assertAccessible(page);
    page.keyboard().press("Escape");
    assertThat(page.locator(".sheet").isVisible()).isFalse();
  }

  @Test
  void withoutScriptMoreAndHowStillOpen() {
    var page = chromium.page(390, false, false);
    page.navigate(server.serve("/design", Rendered.design()));
    page.locator(".more > summary").click();
    assertThat(page.locator(".sheet >> text=Report").isVisible()).isTrue();
    page.locator("#imke .how > summary").click();
    assertThat(page.locator("#imke .how > p").isVisible()).isTrue();
  }

  @Test
  void lettersActOnTheCardOneIsOnAndElseOnTheFirst() {
    var page = open(1280);
    page.keyboard().press("r");
    page.waitForURL(url -> url.endsWith("#reply"));
    page.keyboard().press("j");
    page.keyboard().press("j");
    assertThat(focused(page)).isEqualTo("tomasz");
    page.keyboard().press("w");
    page.waitForURL(url -> url.endsWith("#write"));
    page.keyboard().press("k");
    assertThat(focused(page)).isEqualTo("rosa");
    page.keyboard().press("Enter");
    page.waitForURL(url -> url.endsWith("#rosa"));
    page.keyboard().press("q");
    page.keyboard().type("Talked to Rosa, ask about jam");
    assertThat(page.inputValue("#log-line")).isEqualTo("Talked to Rosa, ask about jam");
    assertThat(chromium.complaints()).isEmpty();
  }

  @Test
  void gAndALetterGoToAPage() {
    server.serve("/people", Rendered.design());
    var page = open(1280);
    page.keyboard().press("g");
    page.keyboard().press("p");
    page.waitForURL("**/people");
  }

  @Test
  void aQuestionMarkShowsTheKeysAndTheyCanBeSwitchedOff() {
    var page = open(1280);
    page.keyboard().press("?");
    assertThat(page.locator("#keys").isVisible()).isTrue();
    assertThat(page.locator("[data-keys-here] dl").innerText()).contains("Answered elsewhere");
    chromium.screenshot(page, "design-1280-keys");
    chromium.assertAccessible(page);
    page.locator("[data-keys-switch]").uncheck();
    page.keyboard().press("Escape");
    page.keyboard().press("r");
    assertThat(page.url()).doesNotContain("#reply");
    page.reload();
    page.keyboard().press("r");
    assertThat(page.url()).doesNotContain("#reply");
  }

  @Test
  void whenACardIsDoneTheFocusMovesToTheNextOne() {
    var swapping =
        "action=\"/later\" hx-post=\"/later\" hx-target=\"closest .card\" hx-swap=\"outerHTML\"";
    server.serve("/later", "");
    var page = chromium.page(1280, false);
    page.navigate(
        server.serve("/design", Rendered.design().replace("action=\"/design\"", swapping)));
    page.locator("#rosa >> text=Later").click();
    page.waitForSelector("#tomasz:focus");
    assertThat(page.locator("#rosa").count()).isZero();
    assertThat(server.posts()).containsExactly("/later _csrf=3f1c-not-a-secret");
    assertThat(chromium.complaints()).isEmpty();
  }

  @Test
  void aSliderSaysItsValueWhileItMoves() {
    var page = open(1280);
    page.focus("#hours");
    page.keyboard().press("Home");
    assertThat(page.textContent("output")).isEqualTo("1 hour");
    page.keyboard().press("ArrowRight");
    assertThat(page.textContent("output")).isEqualTo("2 hours");
    assertThat(page.getAttribute("#hours", "aria-valuetext")).isEqualTo("2 hours");
  }

  @Test
  void whatOpensIsAccessibleToo() {
    for (int width : new int[] {1280, 390}) {
      var page = open(width);
      for (var how : page.locator("main .how > summary, aside .how > summary").all()) how.click();
      page.locator("#imke .confirm > summary").click();
      chromium.screenshot(page, "design-" + width + "-open");
      chromium.assertAccessible(page);
    }
  }

  private Page open(int width) {
    var page = chromium.page(width, false);
    page.navigate(server.serve("/design", Rendered.design()));
    return page;
  }

  private static Object focused(Page page) {
    return page.evaluate("document.activeElement.id");
  }
}
