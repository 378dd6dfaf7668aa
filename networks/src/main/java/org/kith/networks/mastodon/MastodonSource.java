package org.kith.networks.mastodon;

import java.util.regex.Pattern;

/// Something on a server that can be listened to.
public sealed interface MastodonSource {

  /// Public posts with a hashtag, as far as the server knows them.
  ///
  /// @param tag without `#`
  record Hashtag(String tag) implements MastodonSource {
    private static final Pattern TAG = Pattern.compile("[\\p{L}\\p{M}\\p{N}_·]{1,100}");

    public Hashtag {
      if (!TAG.matcher(tag).matches()) {
        throw new IllegalArgumentException(
            "tag must be letters, digits and _ without #, was '%.80s'".formatted(tag));
      }
    }
  }

  /// The posts of the accounts on a list that the connected account keeps.
  record OfList(String listId) implements MastodonSource {
    public OfList {
      if (!StatusAddress.isNumber(listId)) {
        throw new IllegalArgumentException("listId is not one, was '%.80s'".formatted(listId));
      }
    }
  }

  /// Posts that mention the connected account.
  record Mentions() implements MastodonSource {}

  /// One account's public posts.
  ///
  /// @param acct as the server writes it: `ana`, or `ana@other.example`
  record By(String acct) implements MastodonSource {
    public By {
      if (acct.isBlank() || acct.length() > 250) {
        throw new IllegalArgumentException(
            "acct must name an account, was '%.80s'".formatted(acct));
      }
    }
  }

  /// What the connected account sees at home: the posts of those it follows.
  record Home() implements MastodonSource {}
}
