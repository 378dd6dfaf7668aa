package org.kith.networks.bluesky;

import java.util.EnumSet;
import java.util.Map;
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
              "Bluesky publishes at once; Kith keeps what is for later itself, and must be running then."),
          new Abilities.Limits(
              MOST_GRAPHEMES,
              Abilities.Limits.Unit.GRAPHEMES,
              MOST_PICTURES,
              LARGEST_PICTURE,
              2000));

  private Bluesky() {}
}
