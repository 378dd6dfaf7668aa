package org.kith.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainPagesTest {
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
  @CsvSource({"1280,false", "390,true"})
  void problemsAreAccessible(int width, boolean dark) {
    var problem =
        new ProblemPage(
            404,
            "This page is not here.",
            "The person it was about was merged with another, or the link was cut short on its way to you.",
            "Look for their name among People; a merge can always be undone there.",
            new ProblemPage.Way("/people", "Go to People"),
            "8f3a-19c2");
    show("problem", Rendered.html("site/problem.jte", Map.of("page", problem)), width, dark);
  }

  private void show(String name, String html, int width, boolean dark) {
    var page = chromium.page(width, dark);
    page.navigate(server.serve("/" + name, html));
    chromium.screenshot(page, "%s-%d%s".formatted(name, width, dark ? "-dark" : ""));
    chromium.assertAccessible(page);
    assertThat(server.missing()).isEmpty();
  }
}
