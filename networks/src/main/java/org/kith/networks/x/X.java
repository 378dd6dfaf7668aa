package org.kith.networks.x;

import java.net.URI;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.kith.networks.Abilities;
import org.kith.networks.Abilities.Ability;
import org.kith.networks.Network;

/// What X's API lets an account's own software do.
public final class X {

  /// Where version 2 answers.
  public static final URI API = URI.create("https://api.x.com/2");

  /// What Kith asks the owner of an account to permit, each with what it is for.
  public static final Map<String, String> SCOPES =
      Map.of(
          "tweet.read", "read mentions, searches and the account's posts",
          "users.read", "read who wrote them",
          "tweet.write", "publish and delete",
          "media.write", "publish pictures",
          "offline.access", "stay connected longer than two hours");

  private static final Abilities.Limits LIMITS =
      new Abilities.Limits(280, Abilities.Limits.Unit.WEIGHTED, 4, 5L << 20, 1000);

  public static final Abilities ABILITIES =
      new Abilities(
          Network.X,
          EnumSet.of(
              Ability.READ_MENTIONS,
              Ability.READ_POSTS,
              Ability.READ_PROFILE,
              Ability.COUNT_FOLLOWERS,
              Ability.PUBLISH,
              Ability.DELETE,
              Ability.PICTURES,
              Ability.THREAD,
              Ability.COMMENT),
          Map.of(
              Ability.READ_CONVERSATION,
              "Each post that is read on X counts toward your plan, so Kith reads what speaks to"
                  + " you and no conversations around it.",
              Ability.LIST_FOLLOWERS,
              "Kith counts followers on X and asks for no right to list them.",
              Ability.STREAM,
              "X streams only to apps with an agreement for it; Kith asks every few minutes"
                  + " instead.",
              Ability.EDIT,
              "X does not let Kith change the words of a post: delete it and publish it anew.",
              Ability.SCHEDULE,
              "X keeps no post for later; Kith publishes it itself when its time has come.",
              Ability.TITLE,
              "Posts on X have no headline.",
              Ability.ONCE,
              "X has no key that names a post for ever: where an answer was lost, a person looks"
                  + " whether it is out.",
              Ability.PROVE_IDENTITY,
              "X has no mark that a link on a profile was proven."),
          LIMITS);

  /// The permissions in the order in which a person is told of them.
  public static List<String> scopes() {
    return SCOPES.keySet().stream().sorted().toList();
  }

  private static final Pattern POST = Pattern.compile("/[^/]+/(?:web/)?status/(\\d{1,20})/?");

  private X() {}

  /// What X calls the post that stands at an address; empty if that does not tell.
  public static Optional<String> postAt(URI address) {
    var post = POST.matcher(address.getPath());
    return post.matches() ? Optional.of(post.group(1)) : Optional.empty();
  }
}
