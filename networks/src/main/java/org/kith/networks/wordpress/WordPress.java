package org.kith.networks.wordpress;

import java.util.EnumSet;
import java.util.Map;
import org.kith.networks.Abilities;
import org.kith.networks.Abilities.Ability;
import org.kith.networks.Network;

/// What Kith can do on a WordPress site.
public final class WordPress {

  private static final Abilities.Limits LIMITS =
      new Abilities.Limits(100_000, Abilities.Limits.Unit.CHARACTERS, 10, 10L << 20, 1000);

  public static final Abilities ABILITIES =
      new Abilities(
          Network.BLOG,
          EnumSet.of(
              Ability.PUBLISH,
              Ability.EDIT,
              Ability.DELETE,
              Ability.SCHEDULE,
              Ability.PICTURES,
              Ability.TITLE,
              Ability.ONCE),
          Map.of(
              Ability.READ_MENTIONS,
              "Who links to a blog is heard by Webmention and Pingback.",
              Ability.READ_POSTS,
              "A WordPress site is read from its feed, like any blog.",
              Ability.READ_PROFILE,
              "What a site says about itself is read from its pages.",
              Ability.READ_CONVERSATION,
              "Comments are not read; a site has a feed of them that can be.",
              Ability.STREAM,
              "A blog tells of news by WebSub, if at all; Kith asks its feed.",
              Ability.COUNT_FOLLOWERS,
              "Nobody knows how many read a blog.",
              Ability.LIST_FOLLOWERS,
              "Nobody knows who reads a blog.",
              Ability.THREAD,
              "A blog has room; it needs no threads.",
              Ability.COMMENT,
              "In a blog a link stands in the text.",
              Ability.PROVE_IDENTITY,
              "A blog is proved by the rel=\"me\" links of its pages."),
          LIMITS);

  private WordPress() {}
}
