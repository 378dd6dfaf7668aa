package org.kith.networks;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kith.networks.bluesky.Bluesky;
import org.kith.networks.facebook.Facebook;
import org.kith.networks.mastodon.Mastodon;
import org.kith.networks.x.X;

/// What networks call a post, by the address that people copy from a browser.
class PostAddressTest {

  private static Optional<String> key(Network network, String account, URI address) {
    return switch (network) {
      case MASTODON -> Mastodon.postAt(account, address).map(Mastodon.Numbered::id);
      case BLUESKY -> Bluesky.postAt(account, address);
      case FACEBOOK -> Facebook.postAt(account, address);
      case X -> X.postAt(address);
      case BLOG, INSTAGRAM, WEBMENTION -> Optional.empty();
    };
  }

  @ParameterizedTest(name = "{2}")
  @CsvSource({
    "MASTODON, https://m.example/users/us, https://m.example/@us/1142,"
        + " https://m.example/users/us/statuses/1142",
    "MASTODON, https://m.example/users/us, https://m.example/users/us/statuses/1142,"
        + " https://m.example/users/us/statuses/1142",
    "MASTODON, https://m.example/ap/users/7, https://m.example/@us/1142/,"
        + " https://m.example/ap/users/7/statuses/1142",
    "MASTODON, https://g.example/users/us, https://g.example/@us/statuses/01ABC,"
        + " https://g.example/users/us/statuses/01ABC",
    "MASTODON, https://m.example/users/us, https://other.example/@us@m.example/1142,",
    "MASTODON, https://m.example/users/us, https://m.example/@us,",
    "BLUESKY, did:plc:us, https://bsky.app/profile/us.example/post/3kabc,"
        + " at://did:plc:us/app.bsky.feed.post/3kabc",
    "BLUESKY, did:plc:us, https://bsky.app/profile/us.example,",
    "X, 2244, https://x.com/us/status/1800, 1800",
    "X, 2244, https://x.com/us,",
    "FACEBOOK, 1002, https://www.facebook.com/us/posts/11, 1002_11",
    "FACEBOOK, 1002, https://www.facebook.com/us/posts/soup-at-noon/11/, 1002_11",
    "FACEBOOK, 1002, https://www.facebook.com/permalink.php?story_fbid=11&id=1002, 1002_11",
    "FACEBOOK, 1002, https://www.facebook.com/us/posts/pfbid0abc,"
  })
  void anAddressTellsWhatItsNetworkCallsThePost(
      Network network, String account, URI address, String key) {
    assertThat(key(network, account, address)).isEqualTo(Optional.ofNullable(key));
  }
}
