package org.kith.networks.microformats;

import java.util.List;
import org.kith.networks.Document;

/// What the head of a page says in `meta` elements: only whoever writes the page's frame can put
/// something there, not whoever comments below.
public final class MetaTags {

  private MetaTags() {}

  /// The contents of all of a name, in the order of the page. Those outside the head do not count.
  public static List<String> of(Document page, String name) {
    return Html.parse(page, page.address()).head().select("meta[name][content]").stream()
        .filter(meta -> meta.attr("name").strip().equalsIgnoreCase(name))
        .map(meta -> meta.attr("content").strip())
        .toList();
  }
}
