package org.kith.networks.mastodon;

import java.util.EnumSet;
import java.util.Map;
import org.kith.networks.Abilities;
import org.kith.networks.Abilities.Ability;
import org.kith.networks.Network;

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

  private Mastodon() {}

  static Abilities abilities(Abilities.Limits limits) {
    return new Abilities(
        Network.MASTODON,
        EnumSet.complementOf(EnumSet.of(Ability.TITLE)),
        Map.of(Ability.TITLE, "Posts on Mastodon have no headline."),
        limits);
  }
}
