package org.kith.networks.feed;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.kith.networks.Account;
import org.kith.networks.Document;
import org.kith.networks.Network;
import org.kith.networks.http.WebAddress;
import org.kith.networks.text.HtmlProse;

/// What the front page of somebody's own site shows of them: its name, its words part by part, its
/// hashtags, and where it links to. Only what is written is read; nothing is fetched for it.
///
/// @param address where it was fetched from
/// @param title as the page is called
/// @param parts the title, the description, each heading and each paragraph
/// @param tags hashtags, without `#`, as they are written
/// @param mine what it links to with `rel=me`
/// @param links everything else it links to, each once, in order
public record SitePage(
    URI address,
    String title,
    List<String> parts,
    List<String> tags,
    List<URI> mine,
    List<URI> links) {

  private static final int DEEPEST = 200;
  private static final int LARGEST = 2 << 20;
  private static final int MOST_PARTS = 400;
  private static final int MOST_LINKS = 500;
  private static final int LONGEST_PART = 2_000;
  private static final Pattern TAG =
      Pattern.compile("(?<![\\p{L}\\p{N}&/])[#＃]([\\p{L}\\p{N}_]*\\p{L}[\\p{L}\\p{N}_]*)");

  public SitePage {
    parts = List.copyOf(parts);
    tags = List.copyOf(tags);
    mine = List.copyOf(mine);
    links = List.copyOf(links);
  }

  /// Empty if it is no page of HTML, or one beyond all measure.
  public static Optional<SitePage> of(Document document) {
    var type = document.contentType().toLowerCase(Locale.ROOT);
    if (!type.isEmpty() && !type.contains("html")) {
      return Optional.empty();
    }
    var text = Decoding.text(document.body(), document.contentType());
    if (text.length() > LARGEST) {
      return Optional.empty();
    }
    var parser = Parser.htmlParser().setMaxDepth(DEEPEST);
    var page = Jsoup.parse(text, document.address().toString(), parser);
    page.select("script, style, template, noscript").remove();
    var mine = links(page, document.address(), "a[rel~=(?i)\\bme\\b], link[rel~=(?i)\\bme\\b]");
    var links = links(page, document.address(), "a[href]");
    links.removeAll(mine);
    var parts = parts(page);
    return Optional.of(
        new SitePage(
            document.address(),
            HtmlProse.tidy(page.title()).replaceAll("\\s+", " ").strip(),
            parts,
            tags(parts),
            List.copyOf(mine),
            links.stream().limit(MOST_LINKS).toList()));
  }

  /// The account that whoever writes a site is known by, before anything of it was read.
  ///
  /// @param proven an address known to be the site's, such as the page that offers its feed
  /// @param name what it calls itself, empty if that is not known
  public static Account blog(URI proven, String name) {
    var site = Site.of(proven);
    return new Account(
        Network.BLOG, site.key(), site.handle(), name.isBlank() ? site.handle() : name);
  }

  private static Set<URI> links(org.jsoup.nodes.Document page, URI address, String which) {
    var found = new LinkedHashSet<URI>();
    for (var link : page.select(which)) {
      WebAddress.resolve(address, link.attr("href")).ifPresent(found::add);
    }
    return found;
  }

  private static List<String> parts(org.jsoup.nodes.Document page) {
    var parts = new ArrayList<String>();
    parts.add(page.title());
    page.select("meta[name=description], meta[name=keywords], meta[property=og:description]")
        .forEach(meta -> parts.add(meta.attr("content")));
    page.select("nav, header nav, footer nav, form").remove();
    page.select("h1, h2, h3, h4, p, li, blockquote, figcaption, dd, dt, td").stream()
        .filter(SitePage::isInnermost)
        .limit(MOST_PARTS)
        .forEach(part -> parts.add(part.text()));
    return parts.stream()
        .map(part -> part.length() > LONGEST_PART ? part.substring(0, LONGEST_PART) : part)
        .map(part -> HtmlProse.tidy(part).replaceAll("\\s+", " ").strip())
        .filter(part -> !part.isEmpty())
        .distinct()
        .toList();
  }

  private static boolean isInnermost(Element element) {
    return element.select("p, li, blockquote").size() <= 1;
  }

  private static List<String> tags(List<String> parts) {
    var tags = new LinkedHashSet<String>();
    var known = new LinkedHashSet<String>();
    for (var part : parts) {
      var found = TAG.matcher(part);
      while (found.find()) {
        if (known.add(found.group(1).toLowerCase(Locale.ROOT))) {
          tags.add(found.group(1));
        }
      }
    }
    return List.copyOf(tags);
  }
}
