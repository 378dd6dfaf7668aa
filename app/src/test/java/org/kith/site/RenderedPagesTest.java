package org.kith.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class RenderedPagesTest {
  private static final int MOST_ON_FIRST_LOAD = 150_000;

  @Test
  void nothingIsInlineThatThePolicyForbids() {
    assertThat(Rendered.design())
        .doesNotContain(" style=")
        .doesNotContainPattern("<script(?![^>]*src=)")
        .doesNotContainPattern("\\son[a-z]+=")
        .doesNotContain("<style");
  }

  @Test
  void everyFormThatPostsCarriesTheCsrfField() {
    var html = Rendered.design();
    int forms = html.split("method=\"post\"", -1).length - 1;
    int fields = html.split("name=\"_csrf\" value=\"3f1c-not-a-secret\"", -1).length - 1;
    assertThat(fields).isEqualTo(forms).isGreaterThan(10);
  }

  @Test
  void aFirstLoadStaysUnder150KilobytesWithAllFourFonts() throws IOException {
    var html = Rendered.design();
    var used =
        Pattern.compile("(?:href|src)=\"/(assets/[^\"?]+)")
            .matcher(html)
            .results()
            .map(m -> m.group(1))
            .distinct()
            .toList();
    assertThat(used).hasSize(9);
    int compressed = gzipped(html.getBytes(StandardCharsets.UTF_8));
    for (var asset : used)
      compressed += asset.endsWith(".woff2") ? bytes(asset).length : gzipped(bytes(asset));
    for (var font :
        List.of("fraunces-5.3.0-latin-ext.woff2", "instrument-sans-5.3.0-latin-ext.woff2"))
      compressed += bytes("assets/" + font).length;
    assertThat(compressed).isLessThan(MOST_ON_FIRST_LOAD);
  }

  @Test
  void ourOwnScriptStaysUnderSixKilobytes() throws IOException {
    assertThat(bytes("assets/kith.js").length).isLessThan(6_000);
  }

  @Test
  void everyFileTheStyleSheetsNameIsThere() throws IOException {
    for (var sheet : List.of("tokens", "kith", "parts", "forms")) {
      var css = new String(bytes("assets/" + sheet + ".css"), StandardCharsets.UTF_8);
      for (var name :
          Pattern.compile("url\\(([a-z][^)\"]+)\\)")
              .matcher(css)
              .results()
              .map(m -> m.group(1))
              .toList()) assertThat(bytes("assets/" + name)).isNotEmpty();
    }
  }

  @Test
  void whatPeopleWriteIsEscapedInTextAndInAttributes() {
    var problem =
        new ProblemPage(
            404,
            "<script>alert(1)</script>",
            "",
            "",
            new ProblemPage.Way("/\" onfocus=\"alert(1)", "Go"),
            null);
    assertThat(Rendered.html("site/problem.jte", Map.of("page", problem)))
        .contains("&lt;script&gt;alert(1)")
        .contains("href=\"/&#34; onfocus=&#34;alert(1)\"");
  }

  private static byte[] bytes(String asset) throws IOException {
    try (var in = RenderedPagesTest.class.getResourceAsStream("/static/" + asset)) {
      if (in == null) throw new AssertionError(asset + " is not there");
      return in.readAllBytes();
    }
  }

  private static int gzipped(byte[] content) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(out)) {
      gzip.write(content);
    }
    return out.size();
  }
}
