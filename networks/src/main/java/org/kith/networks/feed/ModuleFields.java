package org.kith.networks.feed;

import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/// Vocabularies many feeds use beside their own: Dublin Core, Content, Creative Commons,
/// Well-Formed Web, Atom threading, Podlove chapters.
final class ModuleFields {

  private ModuleFields() {}

  /// False if it is not one of them.
  static boolean read(String name, Element e, Scope scope) {
    return dublinCore(name, e, scope) || others(name, e, scope);
  }

  private static boolean dublinCore(String name, Element e, Scope scope) {
    if (!name.startsWith("dc:") && !name.startsWith("dcterms:")) {
      return false;
    }
    var text = e.wholeText().strip();
    switch (name.substring(name.indexOf(':') + 1)) {
      case "title" -> Texts.putTitle(scope, Texts.read(e, scope, Texts.PLAIN));
      case "description", "abstract" -> Texts.putSummary(scope, Texts.read(e, scope, Texts.HTML));
      case "rights" -> Texts.put(scope, "rights", Texts.read(e, scope, Texts.PLAIN));
      case "creator", "author" -> People.add(e, scope, "author");
      case "publisher" -> People.add(e, scope, "publisher");
      case "contributor" -> People.add(e, scope, "contributor");
      case "subject" -> CoreFields.category(e, scope);
      case "language" -> scope.put("language", text);
      case "date", "modified" -> CoreFields.date("updated", text, scope);
      case "issued" -> CoreFields.date("published", text, scope);
      case "created" -> CoreFields.date("created", text, scope);
      case "valid" -> validity(text, scope);
      default -> {
        return false;
      }
    }
    return true;
  }

  private static void validity(String text, Scope scope) {
    for (var part : text.split(";", 10)) {
      var pair = part.strip().split("=", 2);
      if (pair.length == 2 && (pair[0].equals("start") || pair[0].equals("end"))) {
        CoreFields.date(pair[0].equals("start") ? "validFrom" : "validUntil", pair[1], scope);
      }
    }
  }

  private static boolean others(String name, Element e, Scope scope) {
    switch (name) {
      case "content:encoded" -> scope.facts().add("content", Texts.read(e, scope, Texts.HTML));
      case "cc:license" -> {
        var resource = FeedNames.attribute(e, "resource");
        FeedLinks.license(resource.isEmpty() ? CoreFields.words(e) : resource, scope);
      }
      case "wfw:comment" -> scope.put("commentForm", CoreFields.joined(e, scope));
      case "wfw:commentrss" -> scope.put("commentFeed", CoreFields.joined(e, scope));
      case "slash:comments", "thr:total" ->
          scope.facts().put("commentCount", count(CoreFields.words(e)), scope.depth());
      case "thr:in-reply-to" ->
          scope.facts().put("inReplyTo", CoreFields.attributes(e), scope.depth());
      case "admin:generatoragent" -> {
        var agent = FeedNames.attribute(e, "resource");
        scope.put("generator", agent);
        scope.facts().put("generatorDetail", new Facts().with("href", agent), scope.depth());
      }
      case "admin:errorreportsto" ->
          scope.put("errorReportsTo", FeedNames.attribute(e, "resource"));
      case "psc:chapters" -> chapters(e, scope);
      default -> {
        return false;
      }
    }
    return true;
  }

  /// Only the first list of chapters counts.
  private static void chapters(Element e, Scope scope) {
    if (scope.facts().has("chapters")) {
      return;
    }
    var chapters =
        scope.facts().under("chapters").with("version", FeedNames.attribute(e, "version"));
    for (var chapter : e.children()) {
      if (FeedNames.local(chapter).equals("chapter")) {
        chapters.append("chapters", CoreFields.attributes(chapter));
      }
    }
  }

  private static @Nullable Integer count(String text) {
    return text.matches("\\d{1,9}") ? Integer.valueOf(text) : null;
  }
}
