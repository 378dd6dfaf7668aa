package org.kith.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// A real browser for tests of pages: `@RegisterExtension static final Chromium chromium = new
/// Chromium();`
///
/// Without an installed Chromium the test class is skipped with a line that says so; where the
/// environment says `CI=true` it fails instead. Every page watches its console: [#complaints()]
/// holds errors, policy violations and requests to other hosts, and must be empty.
public final class Chromium implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {
  private static final List<String> PLACES =
      List.of(
          "/usr/bin/chromium",
          "/usr/bin/chromium-browser",
          "/usr/bin/google-chrome",
          "/Applications/Chromium.app/Contents/MacOS/Chromium",
          "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");
  private static final List<String> QUIETLY =
      List.of(
          "--headless",
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  /// Asks axe in the page itself: its own builder does the same in a second page, at four times the
  /// cost.
  private static final String AXE = axe();

  private static final String LOOK =
      """
      axe.run(document, {resultTypes: ['violations']}).then(found => found.violations.flatMap(rule =>
        rule.nodes.map(node => `${rule.id}: ${rule.help}\n  ${node.html}\n  ${node.failureSummary}`)))
      """;

  private final List<String> complaints = new ArrayList<>();
  private final List<BrowserContext> open = new ArrayList<>();
  private @Nullable Playwright playwright;
  private @Nullable Browser browser;

  @Override
  public void beforeAll(ExtensionContext context) {
    var found = executable();
    if (found.isEmpty()) {
      var line =
          "No Chromium here (looked at KITH_CHROMIUM and " + PLACES + "): pages are not looked at.";
      if ("true".equals(System.getenv("CI"))) throw new IllegalStateException(line);
      Assumptions.abort(line);
    }
    var env = Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    playwright = Playwright.create(new Playwright.CreateOptions().setEnv(env));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions().setExecutablePath(found.get()).setArgs(QUIETLY));
  }

  @Override
  public void afterEach(ExtensionContext context) {
    open.forEach(BrowserContext::close);
    open.clear();
    complaints.clear();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    if (browser != null) browser.close();
    if (playwright != null) playwright.close();
  }

  /// A fresh page in a fresh context, with script.
  ///
  /// @param width of the window in CSS pixels: 1280 for a desk, 390 for a phone
  /// @param dark whether the system asks for dark
  public Page page(int width, boolean dark) {
    return page(width, dark, true);
  }

  /// A fresh page, with or without script.
  public Page page(int width, boolean dark, boolean script) {
    var context =
        Objects.requireNonNull(browser, "Chromium starts before all tests")
            .newContext(
                new Browser.NewContextOptions()
                    .setViewportSize(width, width < 700 ? 844 : 900)
                    .setColorScheme(dark ? ColorScheme.DARK : ColorScheme.LIGHT)
                    .setLocale("en-GB")
                    .setJavaScriptEnabled(script));
    open.add(context);
    var page = context.newPage();
    page.onConsoleMessage(message -> {
      if (List.of("error", "warning").contains(message.type()))
        complaints.add(message.type() + ": " + message.text());
    });
    page.onPageError(error -> complaints.add("script: " + error));
    page.onRequest(request -> {
      if (!request.url().matches("(http://(localhost|127\\.0\\.0\\.1)[:/].*|data:.*)"))
        complaints.add("request to " + request.url());
    });
    page.onRequestFailed(request -> complaints.add("failed: " + request.url()));
    return page;
  }

  /// What the pages of this test complained about.
  public List<String> complaints() {
    return List.copyOf(complaints);
  }

  /// Forgets what was complained about so far, where a test has looked at it.
  public void forgive() {
    complaints.clear();
  }

  /// Writes what the page looks like, from top to bottom, to `target/screens/<name>.png`.
  public void screenshot(Page page, String name) {
    page.evaluate("document.fonts.ready.then(() => true)");
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(Path.of("target", "screens", name + ".png"))
            .setFullPage(true));
  }

  /// Fails unless the page has no violation of WCAG 2.2 A and AA nor of axe's best practices, does
  /// not scroll sideways, and nothing complained. What is still fading in is looked at once it
  /// stands.
  public void assertAccessible(Page page) {
    page.evaluate(
        "Promise.allSettled(document.getAnimations().map(a => a.finished)).then(() => true)");
    page.evaluate("source => { if (!window.axe) (0, eval)(source); }", AXE);
    var violations = (List<?>) page.evaluate(LOOK);
    assertThat(violations).as("axe on %s", page.url()).isEmpty();
    var sideways =
        page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth");
    assertThat(sideways).as("pixels the page scrolls sideways").isEqualTo(0);
    assertThat(complaints()).as("what the console said").isEmpty();
  }

  private static String axe() {
    try (var source = AxeBuilder.class.getResourceAsStream("/axe.min.js")) {
      return new String(
          Objects.requireNonNull(source, "axe comes with its builder").readAllBytes(),
          StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<Path> executable() {
    var named = Optional.ofNullable(System.getenv("KITH_CHROMIUM")).stream();
    return Stream.concat(named, PLACES.stream())
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst();
  }
}
