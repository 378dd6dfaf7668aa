package org.kith.listen;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One thing Kith reads.
///
/// @param address of a feed, of a stream's server, or what names an archive
/// @param offeredBy the page that offered a feed, empty where it was named itself
/// @param reason why it is not simply working, in words; empty if it is
/// @param failures how many readings in a row failed
/// @param dropped how many items were too malformed to keep, ever
/// @param readAt when it was last read to its end, null if never
/// @param heardAt when it last had something new, null if never
/// @param nextReadAt when it is read next; past where it is due
/// @param wholeText whether the whole of an entry is read from its page, as its feed gives only the
///   beginning
public record Source(
    SourceId id,
    Kind kind,
    String name,
    String address,
    String offeredBy,
    State state,
    String reason,
    int failures,
    long dropped,
    @Nullable Instant readAt,
    @Nullable Instant heardAt,
    Instant nextReadAt,
    boolean wholeText) {

  /// What sort of thing it is.
  public enum Kind {
    FEED("Feed"),
    BLUESKY_STREAM("Bluesky, as it is said"),
    FEDIVERSE("Mastodon and the fediverse"),
    FACEBOOK("Facebook page"),
    INSTAGRAM("Instagram"),
    X("X"),
    WEBMENTION("Webmentions"),
    ARCHIVE("Archive");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }
  }

  /// Where it stands.
  public enum State {
    WORKING,
    /// It failed and is tried again by itself.
    RETRYING,
    /// A member paused it.
    PAUSED,
    /// It is gone for good; nothing but a member can mend that.
    GONE
  }

  /// Whether the health line must count it.
  public boolean isTrouble() {
    return state == State.RETRYING || state == State.GONE;
  }
}
