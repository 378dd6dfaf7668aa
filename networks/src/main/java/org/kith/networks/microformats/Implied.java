package org.kith.networks.microformats;

import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Element;

/// What a thing says without naming it: `<a class="h-card" href="/">Ana</a>` has a name and an
/// address (<https://microformats.org/wiki/microformats2-parsing#parsing_for_implied_properties>).
final class Implied {

  private final Texts texts;
  private final Urls urls;
  private final PropertyReader reader;

  Implied(Texts texts, Urls urls, PropertyReader reader) {
    this.texts = texts;
    this.urls = urls;
    this.reader = reader;
  }

  Value name(Element thing) {
    var text =
        named(thing)
            .or(() -> onlyChild(thing).flatMap(Implied::namedAloud))
            .or(() -> onlyChild(thing).flatMap(Implied::onlyChild).flatMap(Implied::namedAloud))
            .orElseGet(() -> texts.untrimmed(thing, Texts.Pictures.ALT));
    return new Value.Text(Texts.trim(text));
  }

  Optional<Value> photo(Element thing) {
    return pictured(thing)
        .or(() -> only(thing, "img", "src").flatMap(this::pictured))
        .or(() -> only(thing, "object", "data").flatMap(this::pictured))
        .or(() -> onlyChild(thing).flatMap(c -> only(c, "img", "src")).flatMap(this::pictured))
        .or(() -> onlyChild(thing).flatMap(c -> only(c, "object", "data")).flatMap(this::pictured));
  }

  Optional<Value> url(Element thing) {
    return linked(thing)
        .or(() -> only(thing, "a", "href"))
        .or(() -> only(thing, "area", "href"))
        .or(() -> onlyChild(thing).flatMap(c -> only(c, "a", "href")))
        .or(() -> onlyChild(thing).flatMap(c -> only(c, "area", "href")))
        .map(link -> new Value.Text(urls.resolve(link.attr("href"))));
  }

  private static Optional<String> named(Element element) {
    return switch (element.normalName()) {
      case "img", "area" -> attribute(element, "alt");
      case "abbr" -> attribute(element, "title");
      default -> Optional.empty();
    };
  }

  private static Optional<String> namedAloud(Element element) {
    return named(element).filter(name -> !name.isEmpty());
  }

  private Optional<Value> pictured(Element element) {
    return switch (element.normalName()) {
      case "img" -> attribute(element, "src").map(_ -> reader.picture(element));
      case "object" -> attribute(element, "data").map(url -> new Value.Text(urls.resolve(url)));
      default -> Optional.empty();
    };
  }

  private static Optional<Element> linked(Element element) {
    return List.of("a", "area").contains(element.normalName()) && element.hasAttr("href")
        ? Optional.of(element)
        : Optional.empty();
  }

  private static Optional<String> attribute(Element element, String name) {
    return element.hasAttr(name) ? Optional.of(element.attr(name)) : Optional.empty();
  }

  private static Optional<Element> onlyChild(Element element) {
    return element.childrenSize() == 1 ? Optional.of(element.child(0)) : Optional.empty();
  }

  /// The child of that name, if there is one only and it has the attribute.
  private static Optional<Element> only(Element parent, String name, String attribute) {
    var of = parent.children().stream().filter(c -> c.normalName().equals(name)).limit(2).toList();
    return of.size() == 1 && of.getFirst().hasAttr(attribute)
        ? Optional.of(of.getFirst())
        : Optional.empty();
  }
}
