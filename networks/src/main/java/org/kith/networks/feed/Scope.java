package org.kith.networks.feed;

import org.jsoup.nodes.Element;

/// Where in a feed an element stands, and what it inherits there.
///
/// @param facts what is said about the thing around it
/// @param about what that thing is
/// @param base what relative addresses stand on (`xml:base`), empty if nobody knows
/// @param language of texts (`xml:lang`), empty if unsaid
/// @param depth how deep in the tree
/// @param version of the feed, as [XmlFeed] names it
record Scope(Facts facts, About about, String base, String language, int depth, String version) {

  /// A thing that fields belong to.
  enum About {
    FEED,
    ENTRY,
    SOURCE,
    IMAGE,
    TEXT_INPUT
  }

  /// The scope of a child, with what it says for itself.
  Scope in(Element child) {
    var attributes = child.attributes();
    var base = attributes.hasKeyIgnoreCase("xml:base") ? "xml:base" : "base";
    var lang = attributes.hasKeyIgnoreCase("xml:lang") ? "xml:lang" : "lang";
    var tongue =
        attributes.hasKeyIgnoreCase(lang)
            ? attributes.getIgnoreCase(lang).strip().replace('_', '-')
            : language;
    return new Scope(
        facts, about, baseOf(attributes.getIgnoreCase(base)), tongue, depth + 1, version);
  }

  private String baseOf(String said) {
    var joined = said.isBlank() ? base : Addresses.join(base, said);
    return joined.isEmpty() ? base : joined;
  }

  /// The same place, for what belongs to another thing.
  Scope of(Facts other, About kind) {
    return new Scope(other, kind, base, language, depth, version);
  }

  /// The same place, but less to be believed than what stands in it.
  Scope below() {
    return new Scope(facts, about, base, language, depth + 1, version);
  }

  boolean isAtom() {
    return version.startsWith("atom");
  }

  void put(String name, String value) {
    facts.put(name, Letters.mended(value), depth);
  }
}
