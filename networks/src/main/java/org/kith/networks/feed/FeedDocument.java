package org.kith.networks.feed;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kith.networks.text.HtmlProse;

/// A feed as its server sent it, in words that fit every format.
///
/// @param format as people call it: `RSS 2.0`, `Atom 1.0`
/// @param home the page it belongs to, null if it names none
/// @param language of everything in it that names no other, empty if unsaid
/// @param gone ids of entries it says were withdrawn (RFC 6721)
record FeedDocument(
    String format,
    String title,
    @Nullable URI home,
    String language,
    List<Entry> entries,
    List<String> gone) {

  /// Entries Kith keeps of one reading; a feed of more is an archive.
  static final int MOST_ENTRIES = 1000;

  FeedDocument {
    entries = List.copyOf(entries);
    gone = List.copyOf(gone);
  }

  /// One entry.
  ///
  /// @param id as the feed gives it, empty if it gives none
  /// @param url of the page a person would read, null if none
  /// @param title plain text
  /// @param published null if unsaid or not a date
  /// @param byline who it names as the writer, empty if nobody
  record Entry(
      String id,
      @Nullable URI url,
      String title,
      HtmlProse text,
      @Nullable Instant published,
      String byline,
      List<String> tags,
      String language) {

    Entry {
      tags = List.copyOf(tags);
    }

    /// Whether there is nothing in it that could be heard.
    boolean isEmpty() {
      return title.isEmpty() && text.text().isEmpty() && url == null;
    }
  }
}
