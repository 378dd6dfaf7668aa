package org.kith.networks.webmention;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.kith.networks.http.StrictJson;
import org.kith.networks.http.WebAddress;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Looks for the very address of a target in a document, by its media type (Webmention 3.2.2): an
/// attribute of HTML that leads there, a whole string of JSON, a whole address in plain text.
final class LinkSearch {

  private static final Map<String, List<String>> ATTRIBUTES =
      Map.ofEntries(
          Map.entry("a", List.of("href")),
          Map.entry("area", List.of("href")),
          Map.entry("link", List.of("href")),
          Map.entry("img", List.of("src")),
          Map.entry("video", List.of("src", "poster")),
          Map.entry("audio", List.of("src")),
          Map.entry("source", List.of("src")),
          Map.entry("track", List.of("src")),
          Map.entry("iframe", List.of("src")),
          Map.entry("embed", List.of("src")),
          Map.entry("object", List.of("data")),
          Map.entry("blockquote", List.of("cite")),
          Map.entry("q", List.of("cite")),
          Map.entry("ins", List.of("cite")),
          Map.entry("del", List.of("cite")));
  private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s<>\"'`{}|\\\\^]+");
  private static final Pattern AFTER = Pattern.compile("[.,;:!?)\\]]+$");

  private LinkSearch() {}

  /// The first element that leads to the target; null if none does.
  static @Nullable Element inHtml(org.jsoup.nodes.Document html, URI page, URI target) {
    var base = base(html, page);
    for (var element : html.getAllElements()) {
      for (var name : ATTRIBUTES.getOrDefault(element.normalName(), List.of())) {
        if (element.hasAttr(name) && leadsTo(base, element.attr(name), target)) {
          return element;
        }
      }
    }
    return null;
  }

  private static boolean leadsTo(URI base, String reference, URI target) {
    return WebAddress.resolve(base, reference).filter(target::equals).isPresent();
  }

  private static URI base(org.jsoup.nodes.Document html, URI page) {
    var base = html.selectFirst("base[href]");
    return base == null ? page : WebAddress.resolve(page, base.attr("href")).orElse(page);
  }

  static boolean inJson(byte[] body, URI target) {
    try {
      return holds(StrictJson.MAPPER.readTree(body), target);
    } catch (JacksonException _) {
      return false;
    }
  }

  private static boolean holds(JsonNode node, URI target) {
    if (node.isString()) {
      return WebAddress.parse(node.asString().strip()).filter(target::equals).isPresent();
    }
    for (var child : node) {
      if (holds(child, target)) {
        return true;
      }
    }
    return false;
  }

  static boolean inText(byte[] body, URI target) {
    return ADDRESS
        .matcher(new String(body, StandardCharsets.UTF_8))
        .results()
        .map(found -> found.group())
        .flatMap(said -> Stream.of(said, AFTER.matcher(said).replaceFirst("")))
        .anyMatch(said -> WebAddress.parse(said).filter(target::equals).isPresent());
  }
}
