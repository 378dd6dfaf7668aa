package org.kith.networks.microformats;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jsoup.nodes.Element;
import org.kith.networks.microformats.Classes.Kind;
import org.kith.networks.microformats.Classes.Property;

/// Reads one thing and those inside it.
final class ItemParser {

  /// What all things of a page are read with.
  record Tools(PropertyReader reader, Implied implied, Includes includes, Work work) {}

  private final Tools tools;
  private final Element root;
  private final List<String> types;
  private final boolean classic;

  private final Map<String, List<Value>> properties = new LinkedHashMap<>();
  private final Map<String, List<Value>> fallbacks = new LinkedHashMap<>();
  private final List<Item> children = new ArrayList<>();
  private final Dates dates = new Dates();
  private boolean hasText;
  private boolean hasAddress;
  private boolean hasNested;

  private ItemParser(Tools tools, Element root, List<String> types, boolean classic) {
    this.tools = tools;
    this.root = root;
    this.types = types;
    this.classic = classic;
  }

  /// Reads every thing at or below an element that is inside no other thing.
  static void collect(Element element, Tools tools, List<Item> items) {
    tools.work().charge(0);
    if (tools.work().isSpent() || element.normalName().equals("template")) {
      return;
    }
    var types = Classes.roots(element);
    var old = types.isEmpty() ? Classic.roots(element) : List.<String>of();
    if (!types.isEmpty()) {
      items.add(new ItemParser(tools, element, types, false).parse());
    } else if (!old.isEmpty()) {
      items.add(new ItemParser(tools, element, old, true).parse());
    } else {
      element.children().forEach(child -> collect(child, tools, items));
    }
  }

  private Item parse() {
    if (classic) {
      tools.includes().apply(root);
    }
    root.children().forEach(this::visit);
    fallbacks.forEach((name, values) -> properties.putIfAbsent(name, values));
    if (!classic && !tools.work().isSpent()) {
      imply();
    }
    return new Item(types, classic ? "" : root.id(), properties, children);
  }

  private void visit(Element element) {
    tools.work().charge(0);
    if (tools.work().isSpent() || element.normalName().equals("template")) {
      return;
    }
    var found = classic ? Classic.inside(element, types) : inside(element);
    var modern = Classes.roots(element);
    if (!modern.isEmpty() || !found.types().isEmpty()) {
      var inner = modern.isEmpty() ? found.types() : modern;
      nest(element, new ItemParser(tools, element, inner, modern.isEmpty()).parse(), found);
      return;
    }
    for (var property : found.properties()) {
      if (!tools.work().isSpent()) {
        add(property, element);
      }
    }
    element.children().forEach(this::visit);
  }

  private static Classic.Found inside(Element element) {
    return new Classic.Found(Classes.properties(element), Classic.roots(element));
  }

  private void nest(Element element, Item item, Classic.Found found) {
    hasNested = true;
    if (found.properties().isEmpty()) {
      children.add(item);
    }
    for (var property : found.properties()) {
      if (!tools.work().isSpent()) {
        note(property);
        var as = as(property, element, item);
        list(property).add(new Value.Nested(item, as));
      }
    }
  }

  /// What stands for a thing where one value is wanted.
  private Value as(Property property, Element element, Item item) {
    if (property.kind() == Kind.P && item.first("name").isPresent()) {
      return new Value.Text(item.text("name"));
    }
    return property.kind() == Kind.U && item.first("url").isPresent()
        ? new Value.Text(item.text("url"))
        : value(property.kind(), element, _ -> true);
  }

  private void add(Property property, Element element) {
    note(property);
    var list = list(property);
    if (property.kind() == Kind.DT) {
      dates.add(date(element, this::isOther), list);
    } else {
      list.add(value(property.kind(), element, this::isOther));
    }
  }

  /// @param other whether an element inside is a property or thing of its own
  private Value value(Kind kind, Element element, Predicate<Element> other) {
    return switch (kind) {
      case TAG -> tools.reader().tag(element);
      case P -> tools.reader().p(element, other);
      case U -> tools.reader().u(element, classic, other);
      case E -> tools.reader().e(element);
      case DT -> new Value.Text(date(element, other).text());
    };
  }

  private Dates.Read date(Element element, Predicate<Element> other) {
    var parts = tools.reader().dateParts(element, other);
    return parts.isNothing()
        ? Dates.written(tools.reader().date(element))
        : new Dates.Read(parts.text(), parts.date() == null);
  }

  private boolean isOther(Element element) {
    var found = classic ? Classic.inside(element, types) : inside(element);
    return !found.properties().isEmpty()
        || !found.types().isEmpty()
        || !Classes.roots(element).isEmpty();
  }

  private void note(Property property) {
    hasText |= property.kind() == Kind.P || property.kind() == Kind.E;
    hasAddress |= property.kind() == Kind.U;
  }

  private List<Value> list(Property property) {
    var of = property.fallback() ? fallbacks : properties;
    return of.computeIfAbsent(property.name(), _ -> new ArrayList<>());
  }

  private void imply() {
    if (!properties.containsKey("name") && !hasText && !hasNested) {
      put("name", tools.implied().name(root));
    }
    if (!properties.containsKey("photo") && !hasAddress && !hasNested) {
      tools.implied().photo(root).ifPresent(photo -> put("photo", photo));
    }
    if (!properties.containsKey("url") && !hasAddress && !hasNested) {
      tools.implied().url(root).ifPresent(url -> put("url", url));
    }
  }

  private void put(String name, Value value) {
    properties.put(name, List.of(value));
  }
}
