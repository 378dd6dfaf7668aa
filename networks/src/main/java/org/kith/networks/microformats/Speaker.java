package org.kith.networks.microformats;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.kith.networks.Account;
import org.kith.networks.Network;
import org.kith.networks.http.WebAddress;
import org.kith.networks.text.Prose;

/// Whose page it is. A page is believed about the site it was fetched from and no other: what it
/// says of other sites' people and posts is only words (F11).
///
/// @param key origin of the site, with the corner of one person on a shared host (`/~ana`, `/@ana`)
/// @param card what the site's owner says about themselves; empty if nothing
record Speaker(String key, String handle, Optional<Item> card) {

  private static final Pattern CORNER = Pattern.compile("^/([~@][^/?#]+).*");

  static Speaker of(Page page, URI address) {
    var site = key(address);
    var cards = new ArrayList<Item>();
    page.items().forEach(item -> collectCards(item, cards));
    return new Speaker(site, handle(address), representative(page, cards, address));
  }

  private static void collectCards(Item item, List<Item> cards) {
    if (item.is("h-card")) {
      cards.add(item);
    }
    item.children().forEach(child -> collectCards(child, cards));
    item.properties()
        .values()
        .forEach(values ->
            values.forEach(value -> {
              if (value instanceof Value.Nested(var inner, _)) {
                collectCards(inner, cards);
              }
            }));
  }

  /// The card that stands for the page
  /// (<https://microformats.org/wiki/representative-h-card-parsing>).
  private static Optional<Item> representative(Page page, List<Item> cards, URI address) {
    var here = WebAddress.parse(address.toString());
    return cards.stream()
        .filter(card -> has(card, "uid", here) && has(card, "url", here))
        .findFirst()
        .or(() ->
            cards.stream()
                .filter(card ->
                    card.all("url").stream().anyMatch(u -> page.rel("me").contains(u.value())))
                .findFirst())
        .or(() -> cards.stream().filter(card -> has(card, "url", here)).findFirst());
  }

  private static boolean has(Item card, String property, Optional<URI> address) {
    return address.isPresent()
        && card.all(property).stream()
            .anyMatch(value -> WebAddress.parse(value.value()).equals(address));
  }

  Account account() {
    var name = card.map(c -> Prose.line(c.text("name"), 1_000)).orElse("");
    return new Account(Network.BLOG, key, handle, name.isEmpty() ? handle : name);
  }

  /// A post's id among all posts of all sites: its own where that is an address of this site, else
  /// within this site.
  String id(String said) {
    boolean own = WebAddress.parse(said).map(u -> key(u).equals(key)).orElse(false);
    return own ? said : key + "#" + said;
  }

  static String key(URI address) {
    var corner = CORNER.matcher(address.getRawPath() == null ? "" : address.getRawPath());
    var origin = WebAddress.origin(address);
    return corner.matches() ? origin + "/" + corner.group(1) : origin;
  }

  private static String handle(URI address) {
    var corner = CORNER.matcher(address.getRawPath() == null ? "" : address.getRawPath());
    var authority = address.getRawAuthority();
    return corner.matches() ? authority + "/" + corner.group(1) : authority;
  }
}
