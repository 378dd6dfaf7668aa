package org.kith.networks.bluesky;

import java.net.URI;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.kith.networks.Abilities;
import org.kith.networks.Abilities.Ability;
import org.kith.networks.Network;

/// What Bluesky, and every other app on the AT Protocol's posts, lets Kith do.
public final class Bluesky {

  /// Most of what a post can hold besides its graphemes.
  static final int MOST_BYTES = 3000;

  static final int MOST_GRAPHEMES = 300;
  static final int MOST_PICTURES = 4;
  static final int LARGEST_PICTURE = 1_000_000;

  public static final Abilities ABILITIES =
      new Abilities(
          Network.BLUESKY,
          EnumSet.complementOf(EnumSet.of(Ability.SCHEDULE, Ability.TITLE)),
          Map.of(
              Ability.TITLE,
              "Posts on Bluesky have no headline.",
              Ability.SCHEDULE,
              "Bluesky publishes at once; Kith keeps what is for later itself, and must be running"
                  + " then."),
          new Abilities.Limits(
              MOST_GRAPHEMES,
              Abilities.Limits.Unit.GRAPHEMES,
              MOST_PICTURES,
              LARGEST_PICTURE,
              2000));

  private static final Pattern POST =
      Pattern.compile("/profile/[^/]+/post/([A-Za-z0-9._~:-]{1,512})/?");

  private Bluesky() {}

  /// What the network calls the post of an account that stands at an address; empty if that does
  /// not tell.
  public static Optional<String> postAt(String did, URI address) {
    var post = POST.matcher(address.getPath());
    return post.matches()
        ? Optional.of("at://%s/app.bsky.feed.post/%s".formatted(did, post.group(1)))
        : Optional.empty();
  }
}
