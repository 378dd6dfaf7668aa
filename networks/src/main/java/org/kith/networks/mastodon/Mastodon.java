package org.kith.networks.mastodon;

import java.net.URI;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.kith.networks.Abilities;
import org.kith.networks.Abilities.Ability;
import org.kith.networks.Network;
import org.kith.networks.http.WebAddress;

/// What the client API lets Kith do.
///
/// A post here carries the organisation's own address rather than a short link: Mastodon's
/// documentation asks not to shorten links, for every server that shows a post looks up what they
/// lead to, a thousand at once.
public final class Mastodon {

  /// What a server of the usual settings takes; [MastodonServer#abilities] says what one server
  /// takes.
  private static final Abilities.Limits LIMITS =
      new Abilities.Limits(500, Abilities.Limits.Unit.CHARACTERS, 4, 16L << 20, 1500);

  public static final Abilities ABILITIES = abilities(LIMITS);

  private static final Pattern POST =
      Pattern.compile("/(?:@|users/|ap/users/)[^/]+/(?:statuses/)?([A-Za-z0-9]{1,64})/?");

  private Mastodon() {}

  /// A post by what its server calls it and by what everybody else does.
  public record Numbered(String number, String id) {}

  /// The post of an account that stands at an address of its own server; empty if the address does
  /// not tell.
  public static Optional<Numbered> postAt(String accountKey, URI address) {
    var post = POST.matcher(address.getPath());
    boolean isThere =
        WebAddress.parse(accountKey)
            .filter(key -> WebAddress.origin(key).equals(WebAddress.origin(address)))
            .isPresent();
    return isThere && post.matches()
        ? Optional.of(new Numbered(post.group(1), accountKey + "/statuses/" + post.group(1)))
        : Optional.empty();
  }

  static Abilities abilities(Abilities.Limits limits) {
    return new Abilities(
        Network.MASTODON,
        EnumSet.complementOf(EnumSet.of(Ability.TITLE)),
        Map.of(Ability.TITLE, "Posts on Mastodon have no headline."),
        limits);
  }
}
