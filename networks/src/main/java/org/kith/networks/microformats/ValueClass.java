package org.kith.networks.microformats;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jsoup.nodes.Element;

/// The value class pattern: elements of class `value` or `value-title` say which parts of a
/// property's element are its value (<https://microformats.org/wiki/value-class-pattern>).
final class ValueClass {

  private final Texts texts;
  private final Work work;

  ValueClass(Texts texts, Work work) {
    this.texts = texts;
    this.work = work;
  }

  /// The parts put together without anything between them; empty if there are none.
  ///
  /// @param other whether an element is a property or a thing of its own, whose parts are not ours
  Optional<String> text(Element element, Predicate<Element> other) {
    var parts = new ArrayList<String>();
    collect(
        element,
        other,
        part -> {
          parts.add(value(part, false));
          return true;
        });
    return parts.isEmpty() ? Optional.empty() : Optional.of(Texts.trim(String.join("", parts)));
  }

  /// The parts of a date; [DateParts#NOTHING] if there are none.
  DateParts date(Element element, Predicate<Element> other) {
    var dates = new DateParts[] {DateParts.NOTHING};
    collect(
        element,
        other,
        part -> {
          var parts = DateParts.parse(value(part, true));
          boolean taken = parts.isPresent() && !dates[0].overlaps(parts.get());
          if (taken) {
            dates[0] = dates[0].with(parts.get());
          }
          return taken;
        });
    return dates[0];
  }

  private interface Taker {
    /// Whether the part was used, so that nothing is sought inside it.
    boolean take(Element part);
  }

  private void collect(Element element, Predicate<Element> other, Taker taker) {
    for (var child : element.children()) {
      work.charge(0);
      if (work.isSpent() || child.normalName().equals("template")) {
        continue;
      }
      var classes = child.classNames();
      boolean part = classes.contains("value") || classes.contains("value-title");
      boolean taken = part && taker.take(child);
      if (!taken && !other.test(child)) {
        collect(child, other, taker);
      }
    }
  }

  private String value(Element part, boolean date) {
    if (part.classNames().contains("value-title")) {
      return part.attr("title");
    }
    var attributes =
        switch (part.normalName()) {
          case "img", "area" -> List.of("alt");
          case "data" -> List.of("value");
          case "abbr" -> List.of("title");
          case "del", "ins", "time" -> date ? List.of("datetime") : List.<String>of();
          default -> List.<String>of();
        };
    for (var attribute : attributes) {
      if (part.hasAttr(attribute)) {
        return part.attr(attribute);
      }
    }
    return texts.of(part, Texts.Pictures.ALT_OR_ADDRESS);
  }
}
