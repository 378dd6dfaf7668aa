package org.kith.networks.microformats;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One thing a page describes: an entry, a card, an event.
///
/// @param types `h-entry`, `h-card`; in the order of the alphabet, at least one
/// @param id of its element, empty if it has none or is a classic microformat
/// @param properties in the order they first appear, without prefix; no list is empty
/// @param children things inside it that are no property of it
public record Item(
    List<String> types, String id, Map<String, List<Value>> properties, List<Item> children) {

  public Item {
    types = List.copyOf(types);
    var copy = new LinkedHashMap<String, List<Value>>();
    properties.forEach((name, values) -> copy.put(name, List.copyOf(values)));
    properties = Collections.unmodifiableMap(copy);
    children = List.copyOf(children);
  }

  public boolean is(String type) {
    return types.contains(type);
  }

  /// Every value of a property; an empty list if it has none.
  public List<Value> all(String property) {
    return properties.getOrDefault(property, List.of());
  }

  /// The first value of a property.
  public Optional<Value> first(String property) {
    return all(property).stream().findFirst();
  }

  /// The first value of a property as text; empty if it has none.
  public String text(String property) {
    return first(property).map(Value::value).orElse("");
  }
}
