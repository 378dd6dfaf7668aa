package org.kith.networks.facebook;

import java.net.URI;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.kith.networks.Abilities;
import org.kith.networks.Abilities.Ability;
import org.kith.networks.Network;

/// What Facebook's API lets a page's own software do.
public final class Facebook {

  /// What Kith asks the owner of a page to permit, each with what it is for.
  public static final Map<String, String> SCOPES =
      Map.of(
          "pages_show_list", "see which pages you have a role on",
          "pages_read_engagement", "read the page's posts and its number of followers",
          "pages_read_user_content", "read what others write on the page and where they mention it",
          "pages_manage_posts", "publish, change and delete the page's posts",
          "read_insights", "read how many saw the page's posts");

  private static final Abilities.Limits LIMITS =
      new Abilities.Limits(63_206, Abilities.Limits.Unit.CHARACTERS, 10, 4L << 20, 1000);

  public static final Abilities ABILITIES =
      new Abilities(
          Network.FACEBOOK,
          EnumSet.of(
              Ability.READ_MENTIONS,
              Ability.READ_POSTS,
              Ability.READ_PROFILE,
              Ability.READ_CONVERSATION,
              Ability.COUNT_FOLLOWERS,
              Ability.PUBLISH,
              Ability.EDIT,
              Ability.DELETE,
              Ability.SCHEDULE,
              Ability.PICTURES),
          Map.of(
              Ability.STREAM,
              "Facebook tells of news by calling back an app that Meta has reviewed; Kith asks"
                  + " every few minutes instead.",
              Ability.LIST_FOLLOWERS,
              "Facebook counts the followers of a page and names none of them.",
              Ability.THREAD,
              "Facebook has no threads; it takes 63,206 characters.",
              Ability.COMMENT,
              "Kith asks for no right to comment on Facebook; the link stands in the post, which"
                  + " shows a card of it.",
              Ability.TITLE,
              "Posts on Facebook have no headline.",
              Ability.ONCE,
              "Facebook has no key that names a post for ever: where an answer was lost, a person"
                  + " looks whether it is out.",
              Ability.PROVE_IDENTITY,
              "Facebook has no mark that a link on a page was proven."),
          LIMITS);

  /// The permissions in the order in which a person is told of them.
  public static List<String> scopes() {
    return SCOPES.keySet().stream().sorted().toList();
  }

  private static final Pattern POST = Pattern.compile("/[^/]+/posts/(?:[^/]+/)?(\\d{1,30})/?");
  private static final Pattern STORY = Pattern.compile("(?:^|.*&)story_fbid=(\\d{1,30})(?:&.*|$)");

  private Facebook() {}

  /// What Facebook calls the post of a page that stands at an address; empty if that does not tell,
  /// as where its number is disguised (`pfbid…`).
  public static Optional<String> postAt(String page, URI address) {
    var query = address.getRawQuery();
    for (var found :
        List.of(POST.matcher(address.getPath()), STORY.matcher(query == null ? "" : query))) {
      if (found.matches()) {
        return Optional.of(page + "_" + found.group(1));
      }
    }
    return Optional.empty();
  }
}
