package org.kith.networks.instagram;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.kith.networks.Network;
import org.kith.networks.Standing;
import org.kith.networks.Standing.Finding.Kind;
import org.kith.networks.TokenCheck;
import org.kith.networks.graph.Edge;
import org.kith.networks.graph.Graph;
import org.kith.networks.graph.GraphAccess;
import org.kith.networks.graph.GraphAnswer;
import org.kith.networks.graph.GraphCall;
import org.kith.networks.graph.GraphStanding;
import org.kith.networks.graph.TokenInfo;

/// Says what a token for an Instagram account is good for: asks which account it reaches, what was
/// permitted, what is left of the limits, and reads one entry of what Kith reads. It publishes
/// nothing and spends no hashtag.
public final class InstagramCheck implements TokenCheck {

  private final Graph graph;
  private final GraphAccess access;

  /// @param graph asks with `access`
  public InstagramCheck(Graph graph, GraphAccess access) {
    this.graph = graph;
    this.access = access;
  }

  @Override
  public Standing check() throws IOException, InterruptedException {
    var found = new GraphStanding();
    var me = graph.ask(GraphCall.get("me", "").with("fields", "id,name"));
    if (!(me instanceof GraphAnswer.Given(_, var askAgain))) {
      found.refused("", me);
      return new Standing(Network.INSTAGRAM, null, Set.of(), null, found.findings());
    }
    var info = TokenInfo.of(graph, access.token()).orElse(null);
    var account = account();
    if (account.isEmpty()) {
      found.add(
          Kind.CANNOT,
          "This token reaches no professional Instagram account. Make the account professional, connect it to a page of yours on Facebook, and connect it in Kith.");
    } else {
      found.permitted(info, Instagram.SCOPES);
      reads(found, account.get());
      limits(found, account.get().access().id());
    }
    found.limits(info, askAgain);
    return new Standing(
        Network.INSTAGRAM,
        account.map(InstagramLogin.Connected::account).orElse(null),
        info == null ? Set.of() : info.scopes(),
        info == null ? null : info.expires(),
        found.findings());
  }

  /// The token of a page knows its account; that of a person, the first of their pages that has
  /// one.
  private Optional<InstagramLogin.Connected> account() throws IOException, InterruptedException {
    var fields = InstagramLogin.ACCOUNT;
    var page = graph.ask(GraphCall.get("me", "pages_show_list").with("fields", fields));
    if (page instanceof GraphAnswer.Given(var json, _)) {
      return InstagramLogin.connected(json, access);
    }
    var pages =
        Edge.read(graph, GraphCall.get("me/accounts", "pages_show_list").with("fields", fields), 1);
    return pages.entries().stream()
        .flatMap(json -> InstagramLogin.connected(json, access).stream())
        .findFirst();
  }

  private void reads(GraphStanding found, InstagramLogin.Connected account)
      throws IOException, InterruptedException {
    var profile = new InstagramProfiles(graph, account.access());
    profile
        .read(account.access().id())
        .ifPresent(who ->
            who.followers()
                .ifPresent(
                    n -> found.add(Kind.CAN, "The account has %,d followers.".formatted(n))));
    reads(found, account.access().id() + "/media", "instagram_basic", "the account's posts");
    reads(
        found,
        account.access().id() + "/tags",
        "instagram_manage_comments",
        "posts that tag the account");
  }

  private void reads(GraphStanding found, String edge, String needs, String what)
      throws IOException, InterruptedException {
    var answer = graph.ask(GraphCall.get(edge, needs).with("fields", "id").with("limit", "1"));
    if (answer instanceof GraphAnswer.Given) {
      found.add(Kind.CAN, "It reads %s.".formatted(what));
    } else {
      found.refused("It cannot read %s.".formatted(what), answer);
    }
  }

  private void limits(GraphStanding found, String id) throws IOException, InterruptedException {
    var posts =
        graph.ask(
            GraphCall.get(id + "/content_publishing_limit", "instagram_content_publish")
                .with("fields", "quota_usage,config"));
    if (posts instanceof GraphAnswer.Given(var json, _)) {
      var limit = json.path("data").path(0);
      found.add(
          Kind.LIMIT,
          "%d of %d posts in 24 hours are used up."
              .formatted(
                  limit.path("quota_usage").asInt(0),
                  limit.path("config").path("quota_total").asInt(100)));
    } else {
      found.refused("It cannot publish.", posts);
    }
    var tags =
        graph.ask(
            GraphCall.get(id + "/recently_searched_hashtags", "instagram_basic")
                .with("limit", "30"));
    if (tags instanceof GraphAnswer.Given(var json, _)) {
      found.add(
          Kind.LIMIT,
          "%d of %d hashtags in seven days are used up."
              .formatted(json.path("data").size(), Instagram.HASHTAGS_A_WEEK));
    } else {
      found.refused("It cannot look at hashtags.", tags);
    }
  }
}
