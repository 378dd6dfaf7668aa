package org.kith.networks.facebook;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kith.networks.Account;
import org.kith.networks.Network;
import org.kith.networks.Profile;
import org.kith.networks.Secret;
import org.kith.networks.Standing;
import org.kith.networks.Standing.Finding;
import org.kith.networks.Standing.Finding.Kind;
import org.kith.networks.TokenCheck;
import org.kith.networks.graph.Graph;
import org.kith.networks.graph.GraphAnswer;
import org.kith.networks.graph.GraphCall;
import org.kith.networks.graph.TokenInfo;

/// Says what a token for a Facebook page is good for: asks whose it is, what was permitted, and
/// reads one entry of each list that Kith reads. It publishes nothing.
public final class FacebookCheck implements TokenCheck {

  private final Graph graph;
  private final Secret token;

  /// @param graph asks with `token`
  public FacebookCheck(Graph graph, Secret token) {
    this.graph = graph;
    this.token = token;
  }

  @Override
  public Standing check() throws IOException, InterruptedException {
    var findings = new ArrayList<Finding>();
    var me = graph.ask(GraphCall.get("me", "").with("fields", "id,name"));
    if (!(me instanceof GraphAnswer.Given(var who, var askAgain))) {
      findings.add(new Finding(kind(me), reason(me)));
      return new Standing(Network.FACEBOOK, null, Set.of(), null, findings);
    }
    var info = TokenInfo.of(graph, token).orElse(null);
    var page =
        graph.ask(
            GraphCall.get("me", "pages_read_engagement").with("fields", FacebookPages.FIELDS));
    var profile =
        page instanceof GraphAnswer.Given(var json, _)
            ? FacebookPages.profile(json).orElse(null)
            : null;
    if (profile == null) {
      isNoPage(findings, who.path("name").asString("somebody"));
    } else {
      permitted(findings, info);
      reads(findings, profile);
    }
    limits(findings, info, askAgain);
    return new Standing(Network.FACEBOOK, account(profile), scopes(info), expires(info), findings);
  }

  private static void isNoPage(List<Finding> findings, String name) {
    findings.add(
        new Finding(
            Kind.CANNOT,
            "This is the token of a person, %s, and not of a page. Kith speaks as a page: take the page's own token, which `me/accounts` gives, or connect the page in Kith."
                .formatted(name)));
  }

  private static void permitted(List<Finding> findings, @Nullable TokenInfo info) {
    if (info == null) {
      findings.add(
          new Finding(
              Kind.NOTE,
              "Meta does not tell this token what was permitted. Whether it may publish shows when it is asked to."));
      return;
    }
    for (var scope : Facebook.scopes()) {
      var what = Facebook.SCOPES.getOrDefault(scope, "");
      findings.add(
          info.scopes().contains(scope)
              ? new Finding(Kind.CAN, "It may %s (%s).".formatted(what, scope))
              : new Finding(
                  Kind.CANNOT,
                  "It may not %s: the permission %s is missing. Connect the page anew and allow it."
                      .formatted(what, scope)));
    }
  }

  private void reads(List<Finding> findings, Profile page)
      throws IOException, InterruptedException {
    page.followers()
        .ifPresent(
            n -> findings.add(new Finding(Kind.CAN, "The page has %,d followers.".formatted(n))));
    reads(findings, "published_posts", "pages_read_engagement", "the page's posts");
    reads(findings, "tagged", "pages_read_user_content", "posts that mention the page");
  }

  private void reads(List<Finding> findings, String edge, String needs, String what)
      throws IOException, InterruptedException {
    var answer =
        graph.ask(GraphCall.get("me/" + edge, needs).with("fields", "id,from").with("limit", "1"));
    if (!(answer instanceof GraphAnswer.Given(var list, _))) {
      findings.add(
          new Finding(Kind.CANNOT, "It cannot read %s. %s".formatted(what, reason(answer))));
      return;
    }
    findings.add(new Finding(Kind.CAN, "It reads %s.".formatted(what)));
    var first = list.path("data").path(0);
    if (first.isObject() && !first.has("from")) {
      findings.add(
          new Finding(
              Kind.NOTE,
              "Facebook hides who wrote %s. Kith leaves out what has no author; Meta's review of the app for pages_read_user_content changes that."
                  .formatted(what)));
    }
  }

  private static void limits(List<Finding> findings, @Nullable TokenInfo info, Duration askAgain) {
    if (!askAgain.isZero()) {
      findings.add(
          new Finding(
              Kind.LIMIT,
              "Meta's limit of requests is nearly used up; Kith waits %d minutes between readings."
                  .formatted(Math.max(1, askAgain.toMinutes()))));
    }
    if (info != null && info.dataUntil() != null) {
      findings.add(
          new Finding(
              Kind.NOTE,
              "It reads until %s, and goes on if the person who connected it opens Kith's connection by then."
                  .formatted(info.dataUntil())));
    }
  }

  private static @Nullable Account account(@Nullable Profile profile) {
    return profile == null ? null : profile.account();
  }

  private static Set<String> scopes(@Nullable TokenInfo info) {
    return info == null ? Set.of() : info.scopes();
  }

  private static @Nullable Instant expires(@Nullable TokenInfo info) {
    return info == null ? null : info.expires();
  }

  private static Kind kind(GraphAnswer answer) {
    return switch (answer) {
      case GraphAnswer.Disconnected _ -> Kind.DISCONNECTED;
      case GraphAnswer.SlowDown _ -> Kind.LIMIT;
      default -> Kind.CANNOT;
    };
  }

  private static String reason(GraphAnswer answer) {
    return switch (answer) {
      case GraphAnswer.Given _ -> "";
      case GraphAnswer.Disconnected(var reason) -> reason;
      case GraphAnswer.NotPermitted(var reason) -> reason;
      case GraphAnswer.SlowDown(var notBefore, var reason) ->
          reason + " Ask again after " + notBefore + ".";
      case GraphAnswer.NotThere(var reason) -> reason;
      case GraphAnswer.Refused(var reason) -> reason;
    };
  }
}
