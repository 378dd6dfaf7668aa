package org.kith.networks.microformats;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jsoup.nodes.Element;
import org.kith.networks.microformats.Texts.Pictures;

/// Reads the value of one property from its element: a text (`p-`), an address (`u-`), a date
/// (`dt-`) or marked-up text (`e-`).
final class PropertyReader {

  /// Attributes that hold an address, by element.
  private static final Map<String, List<String>> ADDRESSES =
      Map.ofEntries(
          Map.entry("a", List.of("href")),
          Map.entry("area", List.of("href")),
          Map.entry("audio", List.of("src")),
          Map.entry("blockquote", List.of("cite")),
          Map.entry("del", List.of("cite")),
          Map.entry("embed", List.of("src")),
          Map.entry("form", List.of("action")),
          Map.entry("iframe", List.of("src")),
          Map.entry("img", List.of("src")),
          Map.entry("input", List.of("src", "formaction")),
          Map.entry("ins", List.of("cite")),
          Map.entry("link", List.of("href")),
          Map.entry("object", List.of("data")),
          Map.entry("q", List.of("cite")),
          Map.entry("source", List.of("src")),
          Map.entry("track", List.of("src")),
          Map.entry("video", List.of("src", "poster")));

  private final Urls urls;
  private final Texts texts;
  private final Work work;
  private final ValueClass parts;

  PropertyReader(Urls urls, Texts texts, Work work) {
    this.urls = urls;
    this.texts = texts;
    this.work = work;
    this.parts = new ValueClass(texts, work);
  }

  /// @param other whether an element inside is a property or thing of its own
  Value.Text p(Element element, Predicate<Element> other) {
    return new Value.Text(
        parts
            .text(element, other)
            .or(() -> attribute(element, "title", "abbr", "link"))
            .or(() -> attribute(element, "value", "data", "input"))
            .or(() -> attribute(element, "alt", "img", "area"))
            .orElseGet(() -> texts.of(element, Pictures.ALT_OR_ADDRESS)));
  }

  /// @param classic whether the thing around it is a classic one
  Value u(Element element, boolean classic, Predicate<Element> other) {
    if (element.normalName().equals("img") && element.hasAttr("src") && !classic) {
      return picture(element);
    }
    return new Value.Text(
        urls.resolve(
            attribute(element, "href", "a", "area", "link")
                .or(() -> attribute(element, "src", "img", "audio", "video", "source", "iframe"))
                .or(() -> attribute(element, "poster", "video"))
                .or(() -> attribute(element, "data", "object"))
                .or(() -> parts.text(element, other))
                .or(() -> attribute(element, "title", "abbr"))
                .or(() -> attribute(element, "value", "data", "input"))
                .orElseGet(() -> texts.of(element, Pictures.NOTHING))));
  }

  /// A picture: its address, with what it shows where that is said.
  Value picture(Element img) {
    var address = urls.resolve(img.attr("src"));
    return img.hasAttr("alt")
        ? new Value.Picture(address, img.attr("alt"))
        : new Value.Text(address);
  }

  /// The parts of a date that the value class pattern names.
  DateParts dateParts(Element element, Predicate<Element> other) {
    return parts.date(element, other);
  }

  /// A date as its author wrote it.
  String date(Element element) {
    return attribute(element, "datetime", "time", "ins", "del")
        .or(() -> attribute(element, "title", "abbr"))
        .or(() -> attribute(element, "value", "data", "input"))
        .orElseGet(() -> texts.of(element, Pictures.NOTHING));
  }

  Value.Markup e(Element element) {
    var copy = element.clone();
    for (var inner : copy.getAllElements()) {
      for (var name : ADDRESSES.getOrDefault(inner.normalName(), List.of())) {
        if (inner.hasAttr(name) && !inner.attr(name).startsWith("#")) {
          inner.attr(name, urls.resolve(inner.attr(name)));
        }
      }
    }
    var html = copy.html();
    work.charge(2 * html.length());
    return new Value.Markup(
        texts.of(element, Pictures.ALT_OR_ADDRESS), Texts.trim(Texts.newlines(html)));
  }

  private static Optional<String> attribute(Element element, String attribute, String... names) {
    return List.of(names).contains(element.normalName()) && element.hasAttr(attribute)
        ? Optional.of(element.attr(attribute))
        : Optional.empty();
  }

  /// What a `rel=tag` link means: the last part of the path it leads to
  /// (<https://microformats.org/wiki/rel-tag>).
  Value.Text tag(Element link) {
    var path = urls.resolve(link.attr("href")).replaceFirst("[?#].*$", "").replaceFirst("/+$", "");
    try {
      var last = path.substring(path.lastIndexOf('/') + 1);
      return new Value.Text(URLDecoder.decode(last, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException _) {
      return new Value.Text(texts.of(link, Pictures.ALT));
    }
  }
}
