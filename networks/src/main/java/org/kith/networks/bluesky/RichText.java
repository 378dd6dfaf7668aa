package org.kith.networks.bluesky;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.text.BreakIterator;
import java.util.BitSet;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kith.networks.http.StrictJson;
import org.kith.networks.http.WebAddress;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Marks what a text points to, as Bluesky's own app does: links, mentions and hashtags, counted in
/// bytes of UTF-8 (`app.bsky.richtext.facet`).
///
/// @param text as its author typed it
record RichText(String text) {

  private static final Pattern LINK = Pattern.compile("(?<![\\p{L}\\p{N}])https?://[^\\s<>\"]+");
  private static final Pattern MENTION =
      Pattern.compile("(?:^|(?<=[\\s(]))@([a-zA-Z0-9-]+(?:\\.[a-zA-Z0-9-]+)+)");
  private static final String INVISIBLE = "\\u00AD\\u2060\\u200A-\\u200D\\u20E2";
  private static final Pattern TAG =
      Pattern.compile(
          "(?:^|(?<=\\s))[#\\uFF03]((?!\\uFE0F)[^\\s%1$s]*[^\\d\\s\\p{P}%1$s]+[^\\s%1$s]*)"
              .formatted(INVISIBLE));
  private static final Pattern TRAILING = Pattern.compile("\\p{P}+$");
  private static final int LONGEST_TAG = 64;

  /// Halves of characters become question marks, as they would on the way.
  RichText {
    text = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }

  /// How many characters a reader sees.
  int graphemes() {
    return graphemes(text);
  }

  static int graphemes(String text) {
    var breaks = BreakIterator.getCharacterInstance(Locale.ROOT);
    breaks.setText(text);
    int count = 0;
    while (breaks.next() != BreakIterator.DONE) {
      count++;
    }
    return count;
  }

  int bytes() {
    return bytes(text.length());
  }

  private int bytes(int until) {
    return text.substring(0, until).getBytes(StandardCharsets.UTF_8).length;
  }

  /// What is marked does not overlap: links come before mentions, and those before hashtags.
  ///
  /// @param handles a handle that leads nowhere stays plain text
  ArrayNode facets(Handles handles) throws IOException, InterruptedException {
    var facets = new Facets();
    for (var m = LINK.matcher(text); m.find(); ) {
      var typed = withoutTrailing(m.group());
      if (WebAddress.parse(typed).isPresent()) {
        facets.add(m.start(), m.start() + typed.length(), feature("link").put("uri", typed));
      }
    }
    for (var m = MENTION.matcher(text); m.find(); ) {
      var did = facets.isFree(m.start(), m.end()) ? did(m, handles) : Optional.<String>empty();
      if (did.isPresent()) {
        facets.add(m.start(), m.end(), feature("mention").put("did", did.get()));
      }
    }
    for (var m = TAG.matcher(text); m.find(); ) {
      var tag = TRAILING.matcher(m.group(1)).replaceFirst("");
      if (!tag.isEmpty() && graphemes(tag) <= LONGEST_TAG) {
        facets.add(m.start(), m.start(1) + tag.length(), feature("tag").put("tag", tag));
      }
    }
    return facets.json;
  }

  private static Optional<String> did(Matcher mention, Handles handles)
      throws IOException, InterruptedException {
    var handle = mention.group(1).toLowerCase(Locale.ROOT);
    return AtSyntax.isHandle(handle) ? handles.did(handle) : Optional.empty();
  }

  /// Without what ends a sentence rather than an address, and a bracket that was opened before it.
  private static String withoutTrailing(String link) {
    var end = link.replaceFirst("[.,;:!?'’”…]+$", "");
    return end.endsWith(")") && end.indexOf('(') < 0
        ? withoutTrailing(end.substring(0, end.length() - 1))
        : end;
  }

  private static ObjectNode feature(String kind) {
    return StrictJson.MAPPER.createObjectNode().put("$type", "app.bsky.richtext.facet#" + kind);
  }

  private final class Facets {
    final ArrayNode json = StrictJson.MAPPER.createArrayNode();
    private final BitSet marked = new BitSet();

    boolean isFree(int start, int end) {
      int next = marked.nextSetBit(start);
      return next < 0 || next >= end;
    }

    void add(int start, int end, ObjectNode feature) {
      if (isFree(start, end)) {
        marked.set(start, end);
        var facet = json.addObject();
        facet.putObject("index").put("byteStart", bytes(start)).put("byteEnd", bytes(end));
        facet.putArray("features").add(feature);
      }
    }
  }
}
