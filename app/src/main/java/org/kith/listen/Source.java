package org.kith.listen;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kith.connect.Ear;
import org.kith.connect.Hears;
import org.kith.networks.Network;

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
/// @param with the account of ours it is heard with, null where it takes none
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
    boolean wholeText,
    @Nullable With with) {

  /// What sort of thing it is.
  public enum Kind {
    FEED("Feed", null),
    BLUESKY_STREAM("Bluesky, as it is said", null),
    FEDIVERSE("Mastodon and the fediverse", Network.MASTODON),
    BLUESKY("Bluesky", Network.BLUESKY),
    FACEBOOK("Facebook page", Network.FACEBOOK),
    INSTAGRAM("Instagram", Network.INSTAGRAM),
    X("X", Network.X),
    WEBMENTION("Webmentions", null),
    ARCHIVE("Archive", null);

    private final String words;
    private final @Nullable Network network;

    Kind(String words, @Nullable Network network) {
      this.words = words;
      this.network = network;
    }

    public String words() {
      return words;
    }

    /// Where it is heard with an account of ours; empty where it takes none.
    Optional<Network> network() {
      return Optional.ofNullable(network);
    }

    /// What is heard there with an account of ours; empty where nothing is.
    static Optional<Kind> of(Network network) {
      return Arrays.stream(values()).filter(kind -> kind.network == network).findFirst();
    }
  }

  /// What is heard with an account of ours, connected or not.
  ///
  /// @param accountKey what never changes about the account
  public record With(Network network, String accountKey, Ear ear) {}

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

  /// Whether what it says is said to us, whatever words it uses.
  boolean isToUs() {
    return with != null && with.ear().hears().isToUs();
  }

  /// Whether it says what everybody says, so that little of it is kept.
  boolean isOfEverybody() {
    return kind == Kind.BLUESKY_STREAM || (with != null && with.ear().hears() == Hears.HOME);
  }

  /// Whether it waits until somebody connects an account, rather than for another try.
  public boolean waitsForAccount() {
    return state == State.RETRYING && with != null && failures == 0;
  }

  /// Whether the health line must count it.
  public boolean isTrouble() {
    return state == State.RETRYING || state == State.GONE;
  }
}
