package org.kith.networks.microformats;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a page describes.
///
/// @param items the things of it, in the order of the page
/// @param rels for each `rel` the addresses linked with it, in the order of the page
/// @param links what is said about each address that is linked with a `rel`
/// @param complete false if the page was so heavy that the rest of it was left out
public record Page(
    List<Item> items, Map<String, List<String>> rels, Map<String, Link> links, boolean complete) {

  public Page {
    items = List.copyOf(items);
    var copy = new LinkedHashMap<String, List<String>>();
    rels.forEach((rel, urls) -> copy.put(rel, List.copyOf(urls)));
    rels = Collections.unmodifiableMap(copy);
    links = Collections.unmodifiableMap(new LinkedHashMap<>(links));
  }

  /// Addresses linked with a `rel`.
  public List<String> rel(String name) {
    return rels.getOrDefault(name, List.of());
  }

  /// What is said about an address.
  ///
  /// @param rels every `rel` it is linked with, in the order of the alphabet
  /// @param attributes `text`, `title`, `type`, `media` and `hreflang` as first said, without those
  ///   that are not
  public record Link(List<String> rels, Map<String, String> attributes) {
    public Link {
      rels = List.copyOf(rels);
      attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    }
  }
}
