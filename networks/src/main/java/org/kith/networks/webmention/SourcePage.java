package org.kith.networks.webmention;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;
import org.kith.networks.Account;
import org.kith.networks.Document;
import org.kith.networks.DocumentReader;
import org.kith.networks.Heard;
import org.kith.networks.Network;
import org.kith.networks.Post;
import org.kith.networks.http.Keeping;
import org.kith.networks.http.WebAddress;
import org.kith.networks.text.Prose;

/// Makes a post of a page that links to a target: of the entry that links there, where the page
/// describes its entries, else of its title and the words around the link.
final class SourcePage {

  private static final int EXCERPT = 1000;

  private final DocumentReader entries;
  private final Instant now;

  /// @param entries reads the entries a page describes
  SourcePage(DocumentReader entries, Instant now) {
    this.entries = entries;
    this.now = now;
  }

  /// The word by which a page asks not to be kept; empty if it does not.
  static Optional<String> refusal(Document source) {
    return isHtml(source)
        ? html(source).select("meta[name][content]").stream()
            .filter(meta ->
                Keeping.META_NAMES.contains(meta.attr("name").strip().toLowerCase(Locale.ROOT)))
            .flatMap(meta -> Keeping.refusal(meta.attr("content")).stream())
            .findFirst()
        : Optional.empty();
  }

  private static boolean isHtml(Document source) {
    var type = type(source);
    return type.isEmpty() || type.contains("html") || type.equals("application/xml");
  }

  private static String type(Document source) {
    return source.contentType().replaceFirst(";.*$", "").strip().toLowerCase(Locale.ROOT);
  }

  /// Empty if the document does not lead to the target.
  Optional<Post> post(Document source, URI target) {
    if (isHtml(source)) {
      var html = html(source);
      var link = LinkSearch.inHtml(html, source.address(), target);
      return link == null
          ? Optional.empty()
          : entry(source, target).or(() -> Optional.of(titled(source, html, link, target)));
    }
    boolean json = type(source).endsWith("json");
    boolean there =
        json ? LinkSearch.inJson(source.body(), target) : LinkSearch.inText(source.body(), target);
    return there
        ? Optional.of(post(source.address(), "", source.address().toString(), "", target))
        : Optional.empty();
  }

  private Optional<Post> entry(Document source, URI target) {
    var posts = new ArrayList<Post>();
    entries
        .read(source)
        .ifPresent(page ->
            page.heard()
                .forEach(heard -> {
                  if (heard instanceof Heard.Said(var post)) {
                    posts.add(post);
                  }
                }));
    return posts.stream()
        .filter(post -> post.links().contains(target))
        .findFirst()
        .or(() -> posts.stream().filter(p -> p.url().equals(source.address())).findFirst())
        .map(post -> with(post, target));
  }

  /// The post with the target among its links, where its entry hid it.
  private static Post with(Post post, URI target) {
    if (post.links().contains(target)) {
      return post;
    }
    var links = new ArrayList<>(post.links().subList(0, Math.min(199, post.links().size())));
    links.add(target);
    return new Post(
        post.id(),
        post.author(),
        post.url(),
        post.at(),
        post.title(),
        post.text(),
        links,
        post.tags(),
        post.language(),
        post.relation(),
        post.byline());
  }

  private Post titled(Document source, org.jsoup.nodes.Document html, Element link, URI target) {
    var title = line(html.title());
    var root = html.selectFirst("html");
    var said = root == null ? "" : root.attr("lang").strip();
    var language = said.matches("[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8}){0,4}") ? said : "";
    var words = line(around(link).text());
    var text = words.isEmpty() ? (title.isEmpty() ? source.address().toString() : title) : words;
    return post(source.address(), title.equals(text) ? "" : title, text, language, target);
  }

  private Post post(URI address, String title, String text, String language, URI target) {
    var origin = WebAddress.origin(address);
    var author =
        new Account(Network.BLOG, origin, address.getRawAuthority(), address.getRawAuthority());
    return new Post(
        address.toString(),
        author,
        address,
        now,
        title,
        text,
        List.of(target),
        List.of(),
        language,
        null);
  }

  /// The nearest block around a link that says more than the link itself.
  private static Element around(Element link) {
    var at = link;
    for (@Nullable Element e = link; e != null && !e.normalName().equals("body"); e = e.parent()) {
      if (e.text().length() > EXCERPT) {
        return at;
      }
      at = e;
      if (e.isBlock() && e.text().length() > link.text().length() + 20) {
        return at;
      }
    }
    return at;
  }

  private static String line(String text) {
    var line = Prose.line(text, Prose.LONGEST);
    var begin = Prose.cut(line, EXCERPT);
    return begin.equals(line) ? line : begin + "…";
  }

  private static org.jsoup.nodes.Document html(Document source) {
    try {
      return Jsoup.parse(
          new ByteArrayInputStream(source.body()),
          null,
          source.address().toString(),
          Parser.htmlParser().setMaxDepth(400));
    } catch (IOException e) {
      throw new UncheckedIOException("bytes in memory can be read", e);
    }
  }
}
