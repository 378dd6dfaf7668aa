package org.kith.networks.microformats;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kith.networks.Document;
import org.kith.networks.http.StrictJson;
import tools.jackson.databind.node.ObjectNode;

class MicroformatsTest {

  private static final URI ADDRESS = URI.create("https://site.example/dir/page");

  private record Rule(String sentence, String html, String json) {}

  @TestFactory
  Stream<DynamicTest> readsAsTheRulesSay() throws IOException {
    var rules = rules();
    assertThat(rules).hasSizeGreaterThan(35);
    return rules.stream().map(rule -> DynamicTest.dynamicTest(rule.sentence(), () -> holds(rule)));
  }

  private static void holds(Rule rule) {
    var expected = (ObjectNode) StrictJson.MAPPER.readTree(rule.json());
    if (!expected.has("rels")) {
      expected.putObject("rels");
      expected.putObject("rel-urls");
    }
    assertThat(CanonicalJson.of(Microformats.parse(rule.html(), ADDRESS))).isEqualTo(expected);
  }

  private static List<Rule> rules() throws IOException {
    var rules = new ArrayList<Rule>();
    var text = Files.readString(Path.of("src/test/microformats/rules.txt"));
    for (var part : text.substring(text.indexOf("\n# ")).split("\n# ", -1)) {
      if (!part.isBlank()) {
        int line = part.indexOf('\n');
        int arrow = part.indexOf("\n=>\n");
        rules.add(
            new Rule(
                part.substring(0, line),
                part.substring(line + 1, arrow),
                part.substring(arrow + 4)));
      }
    }
    return rules;
  }

  @Test
  void readsThePagesEncodingFromItsServerOrItsHead() {
    var latin = "<p class=h-card>Zo\u00eb</p>".getBytes(StandardCharsets.ISO_8859_1);
    var served = new Document(ADDRESS, "text/html; charset=\"iso-8859-1\"", latin);
    assertThat(Microformats.parse(served).items().getFirst().text("name")).isEqualTo("Zo\u00eb");

    var said =
        "<meta charset=windows-1252><p class=h-card>Zo\u00eb</p>"
            .getBytes(StandardCharsets.ISO_8859_1);
    var unsaid = new Document(ADDRESS, "text/html; charset=no-such-thing", said);
    assertThat(Microformats.parse(unsaid).items().getFirst().text("name")).isEqualTo("Zo\u00eb");
  }

  @Test
  void endsOnPagesMadeToCauseEndlessWork() {
    var threads = ManagementFactory.getThreadMXBean();
    var nested = "<div class='h-x e-a p-b'>".repeat(300) + "x".repeat(1_500_000);
    var wide = "<div class='h-x'>" + "<a class='e-a p-b u-c dt-d' rel=me href=x>".repeat(40_000);
    var names = new StringBuilder("<div class=h-x><p class='");
    for (int i = 0; i < 150_000; i++) {
      names.append("e-a").append(word(i)).append(' ');
    }
    names.append("'>").append("y".repeat(500_000));
    var includes =
        "<p class=vcard itemref='i i i'><b class=fn>a</b></p>".repeat(20_000)
            + "<div id=i>"
            + "<i>z</i>".repeat(20_000);
    for (var page : List.of(nested, wide, names.toString(), includes)) {
      // Of the processor, so that a busy machine does not fail it.
      long start = threads.getCurrentThreadCpuTime();
      Microformats.parse(page, ADDRESS);
      assertThat(threads.getCurrentThreadCpuTime() - start).isLessThan(10_000_000_000L);
    }
    assertThat(Microformats.parse(nested, ADDRESS).complete()).isFalse();
  }

  private static String word(int n) {
    return n == 0 ? "" : word(n / 26) + (char) ('a' + n % 26);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
  void makesSomethingOfWhateverStandsOnAPage(long seed) throws IOException {
    var random = new SplittableRandom(seed);
    var pages = rules().stream().map(Rule::html).toList();
    for (int i = 0; i < 300; i++) {
      var page = new StringBuilder();
      for (int part = 0; part < 4; part++) {
        var from = pages.get(random.nextInt(pages.size()));
        int start = random.nextInt(from.length());
        page.append(from, start, start + random.nextInt(from.length() - start) + 1);
      }
      var parsed = Microformats.parse(page.toString(), ADDRESS);
      assertThat(parsed.complete()).isTrue();
      assertThat(CanonicalJson.of(parsed).toString()).startsWith("{\"items\":[");
    }
  }
}
