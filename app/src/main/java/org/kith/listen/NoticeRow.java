package org.kith.listen;

import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.kith.networks.webmention.Notice;

/// Something we were told of, on its way to being believed.
///
/// @param tries how often in a row its page could not be read
/// @param postKey of the post that came of it, empty before it was heard
/// @param postUrl where that can be read
/// @param heardAt when it was first heard, null before
record NoticeRow(
    long id, Notice notice, int tries, String postKey, String postUrl, @Nullable Instant heardAt) {

  boolean isHeard() {
    return !postKey.isEmpty();
  }

  /// Where the post itself can be looked at: another page than the one we were told of, where that
  /// is a list of entries or leads elsewhere.
  Notice ofPost() {
    return new Notice(URI.create(postUrl), notice.target());
  }

  /// Whether the page we were told of may speak for the post's site.
  boolean isOfSameHost() {
    return Place.of(postUrl).host().equals(Place.of(notice.source().toString()).host());
  }
}
