package org.kith.networks.feed;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kith.networks.Account;
import org.kith.networks.Network;
import org.kith.networks.Post;
import org.kith.networks.http.WebAddress;

/// Whose feed it is. A feed is believed about itself only as far as the address it was fetched
/// from: neither its claimed home nor its entries' ids can make it speak for another site.
record Site(String key, String handle) {

  private static final Pattern CORNER = Pattern.compile("^/([~@][^/?#]+).*");

  /// @param proven an address known to be the site's: the feed's own, or the page that offered it
  static Site of(URI proven) {
    var origin = WebAddress.origin(proven);
    var authority = proven.getRawAuthority();
    // On a shared host one person's corner begins with ~ or @; the host alone would be everybody.
    var corner = CORNER.matcher(proven.getRawPath());
    return corner.matches()
        ? new Site(origin + "/" + corner.group(1), authority + "/" + corner.group(1))
        : new Site(origin, authority);
  }

  Account account(FeedDocument feed) {
    return new Account(Network.BLOG, key, handle, feed.title().isEmpty() ? handle : feed.title());
  }

  /// @return empty if nothing says which entry it is or what it says
  Optional<Post> post(FeedDocument feed, FeedDocument.Entry entry, URI address, Instant now) {
    if (entry.isEmpty()) {
      return Optional.empty();
    }
    var url = entry.url() != null ? entry.url() : feed.home() != null ? feed.home() : address;
    var published = entry.published();
    return Optional.of(
        new Post(
            id(entry),
            account(feed),
            url,
            published == null || published.isAfter(now) ? now : published,
            entry.title(),
            entry.text().text(),
            entry.text().links(),
            entry.tags(),
            entry.language().isEmpty() ? feed.language() : entry.language(),
            null,
            entry.byline()));
  }

  /// The entry's id among all posts of all sites: its own where that is an address of this site,
  /// else within this site.
  String id(String said) {
    boolean own = WebAddress.parse(said).map(u -> of(u).key().equals(key)).orElse(false);
    return own ? said : key + "#" + said;
  }

  private String id(FeedDocument.Entry entry) {
    if (!entry.id().isEmpty()) {
      return id(cut(entry.id()));
    }
    @Nullable URI url = entry.url();
    return url != null
        ? id(cut(url.toString()))
        : id("sha-%016x".formatted(Seen.hash(entry.title(), entry.text().text())));
  }

  private static String cut(String id) {
    return id.length() <= 1000 ? id : "sha-%016x".formatted(Seen.hash(id));
  }
}
