package org.kith.networks.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.kith.networks.Document;

class PageTextTest {

  private static Optional<String> read(String type, String text) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    return PageText.of(new Document(URI.create("https://blog.example/1"), type, bytes));
  }

  @Test
  void whatStandsAroundTheTextIsLeftOut() {
    var page =
        """
        <!doctype html><title>Bread</title><nav><ul><li><a href="/">Home</a><li><a href="/all">All</a></ul></nav>
        <article><p>Every night our bakery gives away what nobody bought, and it is still good bread.</p>
        <p>Come at seven, bring a bag, and take a loaf of sourdough home with you.</p></article>
        <footer><p>Imprint, and a great many words about cookies that nobody ever reads.</p></footer>
        """;
    assertThat(read("text/html; charset=utf-8", page).orElseThrow())
        .startsWith("Every night our bakery")
        .contains("sourdough")
        .doesNotContain("cookies", "Home");
  }

  @Test
  void plainTextIsTakenAsItIsAndNothingElseIsRead() {
    assertThat(read("text/plain", "Bread & bags")).contains("Bread & bags");
    assertThat(read("image/png", "PNG")).isEmpty();
    assertThat(read("text/html", "<p></p>")).isEmpty();
    assertThat(read("text/plain", "  ")).isEmpty();
  }
}
