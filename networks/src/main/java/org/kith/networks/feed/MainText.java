package org.kith.networks.feed;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;
import org.jspecify.annotations.Nullable;

/// Finds the part of a page that somebody wrote, among what stands around it.
///
/// What a page marks as its text is believed: `e-content` (microformats), `articleBody`
/// (schema.org), its only `article`. Otherwise, as Readability does it: paragraphs speak for what
/// holds them, long ones and those with commas more, and links speak against it.
///
/// | | |
/// |---|---|
/// | Time | O(n), n the nodes of the page, in one walk; nothing is removed or written out on the way |
/// | Depth | as deep as the tree; parse with a bound |
/// | Ties | the part that begins first |
final class MainText implements NodeVisitor {

  private static final Set<String> AROUND =
      Set.of(
          "script",
          "style",
          "noscript",
          "template",
          "nav",
          "aside",
          "footer",
          "form",
          "button",
          "select",
          "svg",
          "iframe",
          "object",
          "head");
  private static final Set<String> ROLES =
      Set.of("navigation", "banner", "contentinfo", "complementary", "search", "dialog", "menu");
  private static final Set<String> PARAGRAPHS = Set.of("p", "pre", "blockquote", "li", "td");
  private static final int SHORTEST = 25;

  /// What is known of an element once the walk has left it.
  private static final class Weight {
    int letters;
    int linked;
    int commas;
    double score;

    double worth() {
      return score * (1 - linked / (double) Math.max(1, letters));
    }
  }

  private final Map<Element, Weight> weights = new LinkedHashMap<>();
  private int around;
  private int links;
  private @Nullable Element marked;
  private int articles;
  private @Nullable Element article;

  private MainText() {}

  /// Empty if there is hardly any text.
  static Optional<Element> of(Document page) {
    var walk = new MainText();
    page.body().traverse(walk);
    return walk.best();
  }

  /// Whether an element stands around the text, and not in it.
  static boolean isAround(Element e) {
    return AROUND.contains(e.normalName())
        || e.hasAttr("hidden")
        || e.attr("aria-hidden").equals("true")
        || ROLES.contains(e.attr("role").toLowerCase(Locale.ROOT));
  }

  @Override
  public void head(Node node, int depth) {
    if (node instanceof TextNode text && around == 0) {
      count(text.getWholeText(), weightOf(text.parent()));
    } else if (node instanceof Element e) {
      around += isAround(e) ? 1 : 0;
      links += e.normalName().equals("a") ? 1 : 0;
      weights.put(e, new Weight());
    }
  }

  private void count(String text, @Nullable Weight weight) {
    if (weight == null) {
      return;
    }
    int letters = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      letters += Character.isWhitespace(c) ? 0 : 1;
      weight.commas += c == ',' || c == '、' || c == '，' || c == '،' ? 1 : 0;
    }
    weight.letters += letters;
    weight.linked += links > 0 ? letters : 0;
  }

  @Override
  public void tail(Node node, int depth) {
    if (!(node instanceof Element e)) {
      return;
    }
    var weight = weights.get(e);
    links -= e.normalName().equals("a") ? 1 : 0;
    if (around == 0 && weight != null) {
      left(e, weight);
    }
    around -= isAround(e) ? 1 : 0;
  }

  private void left(Element e, Weight weight) {
    var parent = e.parent();
    var above = weightOf(parent);
    boolean paragraph = PARAGRAPHS.contains(e.normalName()) && weight.letters >= SHORTEST;
    if (paragraph && above != null) {
      double score = 1 + weight.commas + Math.min(weight.letters / 100.0, 3);
      above.score += score;
      var higher = weightOf(parent == null ? null : parent.parent());
      if (higher != null) {
        higher.score += score / 2;
      }
    }
    if (above != null) {
      above.letters += weight.letters;
      above.linked += weight.linked;
      above.commas += weight.commas;
    }
    mark(e, weight);
  }

  private void mark(Element e, Weight weight) {
    boolean said = e.hasClass("e-content") || e.attr("itemprop").equals("articleBody");
    if (said && (marked == null || weight.letters > letters(marked))) {
      marked = e;
    }
    if (e.normalName().equals("article")) {
      articles++;
      article = e;
    }
  }

  private @Nullable Weight weightOf(@Nullable Node node) {
    return node instanceof Element e ? weights.get(e) : null;
  }

  private int letters(Element e) {
    var weight = weights.get(e);
    return weight == null ? 0 : weight.letters;
  }

  private Optional<Element> best() {
    if (marked != null && letters(marked) >= SHORTEST) {
      return Optional.of(marked);
    }
    if (articles == 1 && article != null && letters(article) >= SHORTEST) {
      return Optional.of(article);
    }
    @Nullable Element best = null;
    double worth = 0;
    for (var entry : weights.entrySet()) {
      double its = entry.getValue().worth();
      if (its > worth) {
        worth = its;
        best = entry.getKey();
      }
    }
    return Optional.ofNullable(best);
  }
}
