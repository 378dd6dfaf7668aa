package org.kith.networks.feed;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a feed says, field by field, under names that stay whatever its format calls them. A value
/// is a text, a number, a truth, other facts or a list of these. The names are documented in
/// docs/cli.md.
///
/// Elements stand where they should not in many feeds, so a field that is said again is believed
/// where it stands higher in the tree, and at the same height the last time it is said.
public final class Facts {

  private record Field(Object value, int depth) {}

  private final Map<String, Field> fields = new LinkedHashMap<>();

  Facts() {}

  /// The same with one more field, if it says anything.
  Facts with(String name, @Nullable Object value) {
    put(name, value, 0);
    return this;
  }

  /// @param depth how deep in the tree it was said
  void put(String name, @Nullable Object value, int depth) {
    var before = fields.get(name);
    if (value != null && !value.equals("") && (before == null || depth <= before.depth())) {
      fields.put(name, new Field(value, depth));
    }
  }

  void remove(String name) {
    fields.remove(name);
  }

  boolean has(String name) {
    return fields.containsKey(name);
  }

  /// Whether it was said at this height or above.
  boolean has(String name, int depth) {
    var field = fields.get(name);
    return field != null && field.depth() <= depth;
  }

  int size() {
    return fields.size();
  }

  boolean isEmpty() {
    return fields.isEmpty();
  }

  /// A text, or the digits of a number; empty if there is none.
  String text(String name) {
    var field = fields.get(name);
    return field == null || field.value() instanceof Facts || field.value() instanceof List
        ? ""
        : field.value().toString();
  }

  /// Facts below these; a new, empty one is begun where there are none.
  Facts under(String name) {
    var field = fields.computeIfAbsent(name, _ -> new Field(new Facts(), 0));
    return field.value() instanceof Facts facts ? facts : new Facts();
  }

  /// Adds to a list of facts, unless the very same stand in it.
  void add(String name, Facts facts) {
    var list = listOf(name);
    if (!facts.isEmpty() && list.stream().noneMatch(f -> f.asMap().equals(facts.asMap()))) {
      list.add(facts);
    }
  }

  /// Adds to a list of facts, whatever stands in it.
  void append(String name, Facts facts) {
    listOf(name).add(facts);
  }

  /// The facts of a list, in their order.
  List<Facts> all(String name) {
    return fields.containsKey(name) ? List.copyOf(listOf(name)) : List.of();
  }

  @SuppressWarnings("unchecked") // lists are made here, and only of facts
  private List<Facts> listOf(String name) {
    var field = fields.computeIfAbsent(name, _ -> new Field(new ArrayList<Facts>(), 0));
    return field.value() instanceof List<?> list ? (List<Facts>) list : new ArrayList<>();
  }

  /// All of it as maps, lists, texts, numbers and truths.
  public Map<String, Object> asMap() {
    var map = new LinkedHashMap<String, Object>();
    fields.forEach((name, field) -> {
      var plain = plain(field.value());
      if (!plain.equals(Map.of()) && !plain.equals(List.of())) {
        map.put(name, plain);
      }
    });
    return map;
  }

  private static Object plain(Object value) {
    return switch (value) {
      case Facts facts -> facts.asMap();
      case List<?> list -> list.stream().map(Facts::plain).toList();
      default -> value;
    };
  }

  @Override
  public String toString() {
    return asMap().toString();
  }
}
