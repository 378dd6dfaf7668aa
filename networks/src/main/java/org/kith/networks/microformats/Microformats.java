package org.kith.networks.microformats;

import java.net.URI;
import java.util.ArrayList;
import org.kith.networks.Document;

/// Parses a page for microformats2, the classic microformats and `rel`, as
/// <https://microformats.org/wiki/microformats2-parsing> says: the same page gives the same result
/// whoever parses it.
///
/// Knows no vocabulary: any `h-*` is a thing, any `p-*` a property. Never throws for what stands on
/// a page; one made to cause endless work is read as far as the work goes ([Page#complete]).
public final class Microformats {

  private Microformats() {}

  /// Parses a page as it came over the wire.
  public static Page parse(Document page) {
    return parse(Html.parse(page, page.address()), page.address());
  }

  /// Parses a page.
  ///
  /// @param address what relative addresses are resolved against, unless the page has a `<base>`
  public static Page parse(String html, URI address) {
    return parse(Html.parse(html, address), address);
  }

  static Page parse(org.jsoup.nodes.Document html, URI address) {
    html.outputSettings().prettyPrint(false);
    var work = new Work();
    var urls = base(html, address);
    var texts = new Texts(urls, work);
    var reader = new PropertyReader(urls, texts, work);
    var implied = new Implied(texts, urls, reader);
    var rels = new RelParser(urls, texts, work);
    rels.parse(html);
    var items = new ArrayList<Item>();
    var tools = new ItemParser.Tools(reader, implied, new Includes(html), work);
    ItemParser.collect(html, tools, items);
    return new Page(items, rels.rels(), rels.links(), !work.isSpent());
  }

  private static Urls base(org.jsoup.nodes.Document html, URI address) {
    var urls = new Urls(address);
    var base = html.selectFirst("base[href]");
    if (base == null) {
      return urls;
    }
    try {
      return new Urls(URI.create(urls.resolve(base.attr("href"))));
    } catch (IllegalArgumentException _) {
      return urls;
    }
  }
}
