package org.kith.networks.bluesky;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RichTextTest {

  private static final Handles HANDLES =
      handle -> handle.endsWith("bo.example") ? Optional.of("did:plc:" + handle) : Optional.empty();

  /// What is marked, as `kind:marked text=where it leads`.
  private static List<String> marks(String text) throws Exception {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    var marks = new ArrayList<String>();
    for (var facet : new RichText(text).facets(HANDLES)) {
      int start = facet.path("index").path("byteStart").asInt();
      int end = facet.path("index").path("byteEnd").asInt();
      var marked = new String(bytes, start, end - start, StandardCharsets.UTF_8);
      var feature = facet.path("features").path(0);
      var kind = feature.path("$type").asString().replaceFirst(".*#", "");
      var to =
          feature.path("uri").asString("")
              + feature.path("did").asString("")
              + feature.path("tag").asString("");
      marks.add("%s:%s=%s".formatted(kind, marked, to));
    }
    return marks;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "See https://a.example/why.|link:https://a.example/why=https://a.example/why",
        "(https://a.example/x)|link:https://a.example/x=https://a.example/x",
        "https://a.example/x_(y)|link:https://a.example/x_(y)=https://a.example/x_(y)",
        "🌊 água https://a.example/é?q=1#f!|link:https://a.example/é?q=1#f=https://a.example/é?q=1#f",
        "hi @bo.example!|mention:@bo.example=did:plc:bo.example",
        "(@Sub.Bo.example)|mention:@Sub.Bo.example=did:plc:sub.bo.example",
        "👨‍👩‍👧 #Río2 ok|tag:#Río2=Río2",
        "＃水 だ|tag:＃水=水",
        "#clean-rivers, #2026 #a1|tag:#clean-rivers=clean-rivers;tag:#a1=a1"
      })
  void marksAsBlueskysOwnAppDoes(String text, String marks) throws Exception {
    assertThat(marks(text)).containsExactly(marks.split(";", -1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nothing",
        "mail@bo.example",
        "@nobody.example",
        "@bo",
        "a#b",
        "# x",
        "#123",
        "#!!!",
        "https://",
        "https://a..example",
        "xhttps://a.example",
        "#waaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
      })
  void marksNothingElse(String text) throws Exception {
    assertThat(marks(text)).isEmpty();
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 5, 8, 13})
  void marksWholeCharactersInOrderWithoutOverlap(long seed) throws Exception {
    var random = new SplittableRandom(seed);
    var parts =
        List.of(
            "🌊",
            "é",
            " ",
            "#",
            "@bo.example",
            "https://a.example/",
            ".",
            "(",
            ")",
            "tag",
            "\uD83C");
    for (int i = 0; i < 300; i++) {
      var text = new StringBuilder();
      for (int j = 0; j < 12; j++) {
        text.append(parts.get(random.nextInt(parts.size())));
      }
      var rich = new RichText(text.toString());
      var bytes = rich.text().getBytes(StandardCharsets.UTF_8);
      var ends = new ArrayList<int[]>();
      for (var facet : rich.facets(HANDLES)) {
        int start = facet.path("index").path("byteStart").asInt();
        int end = facet.path("index").path("byteEnd").asInt();
        assertThat(start).isBetween(0, end - 1);
        assertThat(end).isLessThanOrEqualTo(bytes.length);
        assertThat(bytes[start] & 0xc0).isNotEqualTo(0x80);
        assertThat(end == bytes.length || (bytes[end] & 0xc0) != 0x80).isTrue();
        assertThat(ends).noneMatch(e -> start < e[1] && end > e[0]);
        ends.add(new int[] {start, end});
      }
    }
  }

  @Test
  void countsWhatAReaderSees() {
    assertThat(new RichText("👨‍👩‍👧‍👦é🇧🇷").graphemes()).isEqualTo(3);
    assertThat(new RichText("🌊é").bytes()).isEqualTo(6);
  }
}
