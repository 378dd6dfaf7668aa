package org.kith.welcome;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.kith.listen.AccountId;
import org.kith.listen.SourceId;

/// Something found on the organisation's own site.
///
/// @param nr its place, by which it is chosen
/// @param address of the feed or the profile; of a word, the word
/// @param offeredBy the page that offers a feed, empty for anything else
/// @param shown as people read it
/// @param sure whether the site itself says that it is its own
/// @param note why it could not be taken, in a sentence; empty if nothing went wrong
/// @param source what Kith reads since it was taken, if it is a feed
/// @param account whose it is since it was taken
public record Find(
    int nr,
    Kind kind,
    String address,
    String offeredBy,
    String shown,
    boolean sure,
    String note,
    @Nullable SourceId source,
    @Nullable AccountId account) {

  /// What it is.
  public enum Kind {
    FEED,
    ACCOUNT,
    WORD
  }

  static Find of(int nr, Kind kind, String address, String shown, boolean sure) {
    return new Find(nr, kind, address, "", shown, sure, "", null, null);
  }

  /// The same, offered by a page.
  Find by(URI page) {
    return new Find(nr, kind, address, page.toString(), shown, sure, note, source, account);
  }

  /// Whether it is ours by now.
  public boolean isTaken() {
    return source != null || account != null;
  }
}
