package org.kith.networks.instagram;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.kith.networks.Abilities;
import org.kith.networks.Abilities.Ability;
import org.kith.networks.Network;

/// What Instagram's API lets a professional account's own software do.
public final class Instagram {

  /// What Kith asks the owner of an account to permit, each with what it is for.
  public static final Map<String, String> SCOPES =
      Map.of(
          "instagram_basic",
              "read the account and its posts, and look up other professional accounts",
          "instagram_manage_comments",
              "read comments and posts that tag the account, and answer them",
          "instagram_content_publish", "publish",
          "instagram_manage_contents", "delete the account's posts",
          "instagram_manage_insights", "read how many saw the account's posts",
          "pages_show_list", "find the page the account is connected to",
          "pages_read_engagement", "read through that page");

  /// How many different hashtags may be asked for in seven days.
  public static final int HASHTAGS_A_WEEK = 30;

  private static final Abilities.Limits LIMITS =
      new Abilities.Limits(2200, Abilities.Limits.Unit.CHARACTERS, 10, 8L << 20, 1000);

  public static final Abilities ABILITIES =
      new Abilities(
          Network.INSTAGRAM,
          EnumSet.of(
              Ability.READ_MENTIONS,
              Ability.READ_POSTS,
              Ability.READ_PROFILE,
              Ability.READ_CONVERSATION,
              Ability.COUNT_FOLLOWERS,
              Ability.PUBLISH,
              Ability.DELETE,
              Ability.PICTURES,
              Ability.COMMENT),
          Map.of(
              Ability.STREAM,
              "Instagram tells of news by calling back an app that Meta has reviewed; Kith asks every few minutes instead.",
              Ability.LIST_FOLLOWERS,
              "Instagram counts the followers of an account and names none of them.",
              Ability.EDIT,
              "Instagram does not let software change the words of a post: delete it and publish it anew.",
              Ability.SCHEDULE,
              "Instagram keeps no post for later; Kith publishes it itself when its time has come.",
              Ability.THREAD,
              "Instagram has no threads; it takes 2,200 characters.",
              Ability.TITLE,
              "Posts on Instagram have no headline.",
              Ability.ONCE,
              "Instagram has no key that names a post for ever: where an answer was lost, a person looks whether it is out.",
              Ability.PROVE_IDENTITY,
              "Instagram has no mark that a link on a profile was proven."),
          LIMITS);

  /// The permissions in the order in which a person is told of them.
  public static List<String> scopes() {
    return SCOPES.keySet().stream().sorted().toList();
  }

  private Instagram() {}
}
