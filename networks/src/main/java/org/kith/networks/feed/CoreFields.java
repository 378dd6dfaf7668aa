package org.kith.networks.feed;

import org.jsoup.nodes.Element;

/// The elements of the feed formats themselves: RSS, RDF, Atom and CDF.
final class CoreFields {

  private CoreFields() {}

  /// False if it is not one of them.
  static boolean read(String name, Element e, Scope scope) {
    return texts(name, e, scope)
        || dates(name, e, scope)
        || people(name, e, scope)
        || things(name, e, scope);
  }

  private static boolean texts(String name, Element e, Scope scope) {
    switch (name) {
      case "title" -> Texts.putTitle(scope, Texts.read(e, scope, Texts.PLAIN));
      case "subtitle", "tagline" -> Texts.put(scope, "subtitle", Texts.read(e, scope, Texts.PLAIN));
      case "rights", "copyright" -> Texts.put(scope, "rights", Texts.read(e, scope, Texts.PLAIN));
      case "info", "feedburner:browserfriendly" ->
          Texts.put(scope, "info", Texts.read(e, scope, Texts.PLAIN));
      case "summary", "abstract" -> Texts.putSummary(scope, Texts.read(e, scope, Texts.PLAIN));
      case "description" -> Texts.putSummary(scope, Texts.read(e, scope, Texts.HTML));
      case "content" -> {
        var content = Texts.read(e, scope, Texts.PLAIN);
        var src = FeedNames.attribute(e, "src");
        content.with("src", src.isEmpty() ? null : Addresses.join(scope.base(), src));
        scope.facts().add("content", content);
      }
      case "body", "xhtml:body" -> scope.facts().add("content", Texts.read(e, scope, Texts.XHTML));
      case "fullitem" -> scope.facts().add("content", Texts.read(e, scope, Texts.HTML));
      default -> {
        return false;
      }
    }
    return true;
  }

  private static boolean dates(String name, Element e, Scope scope) {
    var field =
        switch (name) {
          case "published", "issued", "pubdate" -> "published";
          case "updated", "modified", "lastbuilddate" -> "updated";
          case "created" -> "created";
          case "expirationdate" -> "expired";
          default -> "";
        };
    if (!field.isEmpty()) {
      date(field, e.wholeText(), scope);
    }
    return !field.isEmpty();
  }

  /// A date as it was said, and beside it what it means.
  static void date(String field, String said, Scope scope) {
    scope.put(field, said.strip());
    FeedDates.parse(said)
        .ifPresent(at -> scope.facts().put(field + "At", at.toString(), scope.depth()));
  }

  private static boolean people(String name, Element e, Scope scope) {
    switch (name) {
      case "author", "managingeditor" -> People.add(e, scope, "author");
      case "webmaster" -> People.add(e, scope, "publisher");
      case "contributor" -> People.add(e, scope, "contributor");
      default -> {
        return false;
      }
    }
    return true;
  }

  private static boolean things(String name, Element e, Scope scope) {
    switch (name) {
      case "link" -> FeedLinks.link(e, scope);
      case "enclosure" -> FeedLinks.enclosure(e, scope);
      case "guid", "id" -> id(e, scope);
      case "category", "keywords" -> category(e, scope);
      case "tags" -> {
        for (var word : words(e).split(",", MOST_CATEGORIES)) {
          category(word.strip(), "", "", scope);
        }
      }
      case "language" -> scope.put("language", words(e));
      case "generator" -> generator(e, scope);
      case "comments", "docs", "icon", "logo" -> scope.put(name, joined(e, scope));
      case "url" -> scope.put("href", joined(e, scope));
      case "newlocation" -> scope.put("newLocation", joined(e, scope));
      case "ttl", "name", "rating" -> scope.put(name, words(e));
      case "width", "height" -> scope.facts().put(name, number(words(e)), scope.depth());
      case "cloud" -> scope.facts().put("cloud", attributes(e), scope.depth());
      case "deleted-entry", "at:deleted-entry" ->
          scope.facts().append("deleted", new Facts().with("id", FeedNames.attribute(e, "ref")));
      default -> {
        return false;
      }
    }
    return true;
  }

  static String words(Element e) {
    return e.wholeText().strip();
  }

  /// The address that stands in it, empty if none does.
  static String joined(Element e, Scope scope) {
    var said = words(e);
    return said.isEmpty() ? "" : Addresses.join(scope.base(), said);
  }

  private static void id(Element e, Scope scope) {
    var said = e.wholeText().strip();
    boolean guid = FeedNames.of(e).equals("guid");
    boolean page = guid && !FeedNames.attribute(e, "ispermalink").equalsIgnoreCase("false");
    boolean relative = said.startsWith("/") && (page || !guid);
    scope.put("id", relative ? Addresses.join(scope.base(), said) : said);
    if (page && (relative || said.startsWith("http:") || said.startsWith("https:"))) {
      scope.facts().put("idIsLink", true, scope.depth());
    }
  }

  static void category(Element e, Scope scope) {
    var domain = FeedNames.attribute(e, "domain");
    var scheme = FeedNames.attribute(e, "scheme");
    var term = FeedNames.attribute(e, "term");
    category(
        term.isEmpty() ? Letters.mended(e.wholeText().strip()) : term,
        scheme.isEmpty() ? domain : scheme,
        FeedNames.attribute(e, "label"),
        scope);
  }

  static void category(String term, String scheme, String label, Scope scope) {
    if (scope.facts().all("categories").size() < MOST_CATEGORIES) {
      scope
          .facts()
          .add(
              "categories",
              new Facts().with("term", term).with("scheme", scheme).with("label", label));
    }
  }

  private static void generator(Element e, Scope scope) {
    var detail = new Facts().with("name", e.wholeText().strip());
    var uri = FeedNames.attribute(e, "uri");
    var url = uri.isEmpty() ? FeedNames.attribute(e, "url") : uri;
    detail.with("href", url.isEmpty() ? null : Addresses.join(scope.base(), url));
    detail.with("version", FeedNames.attribute(e, "version"));
    scope.put("generator", e.wholeText().strip());
    scope.facts().put("generatorDetail", detail, scope.depth());
  }

  static Facts attributes(Element e) {
    var facts = new Facts();
    for (var a : e.attributes()) {
      if (!a.getKey().startsWith("xmlns") && a.getKey().indexOf(':') < 0) {
        facts.with(camel(a.getKey()), a.getValue().strip());
      }
    }
    return facts;
  }

  private static String camel(String name) {
    return name.length() > 1 && Character.isUpperCase(name.charAt(1))
        ? name.toLowerCase(java.util.Locale.ROOT)
        : Character.toLowerCase(name.charAt(0)) + name.substring(1);
  }

  private static Integer number(String text) {
    return text.matches("\\d{1,9}") ? Integer.valueOf(text) : 0;
  }

  private static final int MOST_CATEGORIES = 200;
}
