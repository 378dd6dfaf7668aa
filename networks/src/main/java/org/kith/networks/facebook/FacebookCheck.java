package org.kith.networks.facebook;

import java.io.IOException;
import java.util.Set;
import org.kith.networks.Network;
import org.kith.networks.Profile;
import org.kith.networks.Standing;
import org.kith.networks.Standing.Finding.Kind;
import org.kith.networks.TokenCheck;
import org.kith.networks.graph.Graph;
import org.kith.networks.graph.GraphAccess;
import org.kith.networks.graph.GraphAnswer;
import org.kith.networks.graph.GraphCall;
import org.kith.networks.graph.GraphStanding;
import org.kith.networks.graph.TokenInfo;

/// Says what a token for a Facebook page is good for: asks whose it is, what was permitted, and
/// reads one entry of each list that Kith reads. It publishes nothing.
public final class FacebookCheck implements TokenCheck {

  private final Graph graph;
  private final GraphAccess access;

  /// @param graph asks with `access`
  public FacebookCheck(Graph graph, GraphAccess access) {
    this.graph = graph;
    this.access = access;
  }

  @Override
  public Standing check() throws IOException, InterruptedException {
    var found = new GraphStanding();
    var me = graph.ask(GraphCall.get("me", "").with("fields", "id,name"));
    if (!(me instanceof GraphAnswer.Given(var who, var askAgain))) {
      found.refused("", me);
      return new Standing(Network.FACEBOOK, null, Set.of(), null, found.findings());
    }
    var info = TokenInfo.of(graph, access.token()).orElse(null);
    // Only a page has followers to be asked for; a person's token is refused.
    var page =
        graph.ask(
            GraphCall.get("me", "pages_read_engagement").with("fields", FacebookPages.FIELDS));
    var profile =
        page instanceof GraphAnswer.Given(var json, _)
            ? FacebookPages.profile(json).orElse(null)
            : null;
    if (profile == null) {
      found.add(
          Kind.CANNOT,
          "This is the token of a person, %s, and not of a page. Kith speaks as a page: take the page's own token, which `me/accounts` gives, or connect the page in Kith."
              .formatted(who.path("name").asString("somebody")));
    } else {
      found.permitted(info, Facebook.SCOPES);
      reads(found, profile);
    }
    found.limits(info, askAgain);
    return new Standing(
        Network.FACEBOOK,
        profile == null ? null : profile.account(),
        info == null ? Set.of() : info.scopes(),
        info == null ? null : info.expires(),
        found.findings());
  }

  private void reads(GraphStanding found, Profile page) throws IOException, InterruptedException {
    page.followers()
        .ifPresent(n -> found.add(Kind.CAN, "The page has %,d followers.".formatted(n)));
    reads(found, "published_posts", "pages_read_engagement", "the page's posts");
    reads(found, "tagged", "pages_read_user_content", "posts that mention the page");
  }

  private void reads(GraphStanding found, String edge, String needs, String what)
      throws IOException, InterruptedException {
    var answer =
        graph.ask(GraphCall.get("me/" + edge, needs).with("fields", "id,from").with("limit", "1"));
    if (!(answer instanceof GraphAnswer.Given(var list, _))) {
      found.refused("It cannot read %s.".formatted(what), answer);
      return;
    }
    found.add(Kind.CAN, "It reads %s.".formatted(what));
    var first = list.path("data").path(0);
    if (first.isObject() && !first.has("from")) {
      found.add(
          Kind.NOTE,
          "Facebook hides who wrote %s. Kith leaves out what has no author; Meta's review of the app for pages_read_user_content changes that."
              .formatted(what));
    }
  }
}
