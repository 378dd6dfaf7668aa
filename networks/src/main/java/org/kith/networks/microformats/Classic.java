package org.kith.networks.microformats;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jsoup.nodes.Element;
import org.kith.networks.microformats.Classes.Property;

/// The classic microformats (hCard, hAtom, hReview and their like), read as what microformats2
/// calls the same things. The words are those of the "parser compatibility" sections of
/// <https://microformats.org/wiki/h-card>, h-entry, h-event and so on.
final class Classic {

  private static final Map<String, String> ROOTS =
      Map.ofEntries(
          Map.entry("adr", "h-adr"),
          Map.entry("geo", "h-geo"),
          Map.entry("hentry", "h-entry"),
          Map.entry("hfeed", "h-feed"),
          Map.entry("hnews", "h-news"),
          Map.entry("hproduct", "h-product"),
          Map.entry("hrecipe", "h-recipe"),
          Map.entry("hresume", "h-resume"),
          Map.entry("hreview", "h-review"),
          Map.entry("hreview-aggregate", "h-review-aggregate"),
          Map.entry("vcard", "h-card"),
          Map.entry("vevent", "h-event"));

  /// A line a type: `class=property`. A `+` names the classic thing such an element is even where
  /// it does not say so; a `?` makes the property a fallback; a class in parentheses is a `rel`.
  private static final String WORDS =
      """
      h-adr: street-address=p-street-address extended-address=p-extended-address locality=p-locality \
      region=p-region postal-code=p-postal-code post-office-box=p-post-office-box \
      country-name=p-country-name
      h-card: fn=p-name url=u-url org=p-org adr=p-adr geo=p-geo tel=p-tel title=p-job-title \
      email=u-email photo=u-photo agent=p-agent family-name=p-family-name given-name=p-given-name \
      additional-name=p-additional-name honorific-prefix=p-honorific-prefix \
      honorific-suffix=p-honorific-suffix key=p-key label=p-label logo=u-logo mailer=p-mailer \
      nickname=p-nickname note=p-note sound=u-sound bday=dt-bday class=p-class rev=dt-rev role=p-role \
      sort-string=p-sort-string tz=p-tz uid=u-uid category=p-category latitude=p-latitude \
      longitude=p-longitude street-address=p-street-address extended-address=p-extended-address \
      locality=p-locality region=p-region postal-code=p-postal-code \
      post-office-box=p-post-office-box country-name=p-country-name \
      organization-name=p-organization-name organization-unit=p-organization-unit (tag)=tag-category?
      h-entry: entry-title=p-name entry-content=e-content entry-summary=p-summary \
      published=dt-published updated=dt-updated entry-date=dt-published? author=p-author+vcard \
      category=p-category (bookmark)=u-url (tag)=tag-category? (author)=u-author?
      h-event: summary=p-name dtstart=dt-start dtend=dt-end duration=dt-duration \
      description=p-description url=u-url category=p-category location=p-location geo=p-geo \
      latitude=p-latitude longitude=p-longitude attendee=p-attendee
      h-feed: site-title=p-name site-description=p-summary author=p-author+vcard photo=u-photo \
      url=u-url (tag)=tag-category
      h-geo: latitude=p-latitude longitude=p-longitude
      h-item: fn=p-name url=u-url photo=u-photo
      h-news: entry=p-entry geo=p-geo source-org=p-source-org dateline=p-dateline \
      (item-license)=u-license (principles)=u-principles
      h-product: fn=p-name photo=u-photo brand=p-brand category=p-category description=p-description \
      identifier=u-identifier url=u-url review=p-review+hreview price=p-price (tag)=tag-category?
      h-recipe: fn=p-name ingredient=p-ingredient yield=p-yield instructions=e-instructions \
      duration=dt-duration photo=u-photo summary=p-summary author=p-author+vcard \
      published=dt-published nutrition=p-nutrition (tag)=tag-category
      h-resume: summary=p-summary contact=p-contact+vcard education=p-education+vevent \
      experience=p-experience+vevent skill=p-skill affiliation=p-affiliation+vcard
      h-review: summary=p-name fn=p-name item=p-item reviewer=p-author+vcard dtreviewed=dt-reviewed \
      rating=p-rating best=p-best average=p-average worst=p-worst description=e-content photo=u-photo \
      url=u-url (tag)=tag-category (self bookmark)=u-url
      h-review-aggregate: summary=p-name fn=p-name item=p-item rating=p-rating best=p-best \
      average=p-average worst=p-worst count=p-count votes=p-votes photo=u-photo url=u-url \
      (tag)=tag-category (self bookmark)=u-url
      """;

  /// What a word means within one type.
  ///
  /// @param thing the classic root such an element has even where it does not say so, empty if none
  private record Meaning(Property property, String thing) {}

  private static final Map<String, Map<String, Meaning>> MEANINGS = meanings();

  /// @param properties what the element is a value of
  /// @param types what thing it is itself; empty if none
  record Found(List<Property> properties, List<String> types) {}

  private Classic() {}

  /// The types of the classic thing an element is; empty if it is none.
  static List<String> roots(Element element) {
    return types(element.classNames());
  }

  /// What an element is inside a classic thing.
  ///
  /// @param types of the thing around it
  static Found inside(Element element, List<String> types) {
    var classes = new LinkedHashSet<>(element.classNames());
    var properties = new LinkedHashMap<String, Property>();
    for (var type : types) {
      var meanings = MEANINGS.getOrDefault(type, Map.of());
      for (var word : words(element)) {
        var meaning = meanings.get(word);
        if (meaning != null && isMeant(element, word)) {
          properties.merge(meaning.property().name(), meaning.property(), Classic::stronger);
          boolean aggregate = classes.contains("hreview-aggregate");
          if (!meaning.thing().isEmpty() && !(aggregate && meaning.thing().equals("hreview"))) {
            classes.add(meaning.thing());
          }
        }
      }
    }
    var roots = types(classes);
    boolean item = roots.isEmpty() && classes.contains("item");
    return new Found(List.copyOf(properties.values()), item ? List.of("h-item") : roots);
  }

  private static List<String> types(Set<String> classes) {
    var types = new TreeSet<String>();
    for (var name : classes) {
      var type = ROOTS.get(name);
      if (type != null) {
        types.add(type);
      }
    }
    return List.copyOf(types);
  }

  /// Classes as they are, and rels in parentheses.
  private static List<String> words(Element element) {
    var words = new ArrayList<>(element.classNames());
    if (RelParser.isLink(element)) {
      var rels = RelParser.rels(element);
      rels.forEach(rel -> words.add("(" + rel + ")"));
      if (rels.contains("self") && rels.contains("bookmark")) {
        words.add("(self bookmark)");
      }
    }
    return words;
  }

  /// Whether a word means what it seems to: `entry-date` does only where a machine can read it.
  private static boolean isMeant(Element element, String word) {
    return !word.equals("entry-date")
        || (element.normalName().equals("time") && element.hasAttr("datetime"));
  }

  private static Property stronger(Property a, Property b) {
    if (a.fallback() != b.fallback()) {
      return a.fallback() ? b : a;
    }
    return b.kind().compareTo(a.kind()) > 0 ? b : a;
  }

  private static Map<String, Map<String, Meaning>> meanings() {
    var all = new HashMap<String, Map<String, Meaning>>();
    for (var line : WORDS.strip().split("\n", -1)) {
      var meanings = new HashMap<String, Meaning>();
      int colon = line.indexOf(':');
      for (var pair :
          line.substring(colon + 1)
              .replace("(self bookmark)", "(self&bookmark)")
              .strip()
              .split(" +", -1)) {
        int equals = pair.indexOf('=');
        var word = pair.substring(0, equals).replace('&', ' ');
        meanings.put(word, meaning(pair.substring(equals + 1)));
      }
      all.put(line.substring(0, colon), Map.copyOf(meanings));
    }
    return Map.copyOf(all);
  }

  private static Meaning meaning(String text) {
    boolean fallback = text.endsWith("?");
    var rest = fallback ? text.substring(0, text.length() - 1) : text;
    int plus = rest.indexOf('+');
    var name = plus < 0 ? rest : rest.substring(0, plus);
    var property = Classes.property(name.replaceFirst("^tag-", "p-")).orElseThrow();
    var kind = name.startsWith("tag-") ? Classes.Kind.TAG : property.kind();
    return new Meaning(
        new Property(kind, property.name(), fallback), plus < 0 ? "" : rest.substring(plus + 1));
  }
}
