package org.kith.networks.x;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kith.networks.Account;
import org.kith.networks.Network;
import org.kith.networks.Profile;
import org.kith.networks.Standing;
import org.kith.networks.Standing.Finding;
import org.kith.networks.Standing.Finding.Kind;
import org.kith.networks.TokenCheck;

/// Says what a token for an account on X is good for: asks whose it is, and for one entry of what
/// Kith reads. It publishes nothing; X does not tell what a token may do, so whether it may write
/// shows when it is asked to.
public final class XCheck implements TokenCheck {

  private final XApi api;

  public XCheck(XApi api) {
    this.api = api;
  }

  @Override
  public Standing check() throws IOException, InterruptedException {
    var found = new ArrayList<Finding>();
    var me = api.get("users/me", Map.of("user.fields", XAccounts.FIELDS), "users.read");
    if (!(me instanceof XAnswer.Given(var json, _))) {
      if (me instanceof XAnswer.NotPermitted) {
        app(found, me);
        return new Standing(Network.X, null, Set.of(), null, found);
      }
      found.add(new Finding(kind(me), me.reason()));
      return new Standing(Network.X, null, Set.of(), null, found);
    }
    var profile = XAccounts.profile(json.path("data"));
    profile.ifPresent(who ->
        who.followers()
            .ifPresent(n ->
                found.add(new Finding(Kind.CAN, "The account has %,d followers.".formatted(n)))));
    var account = profile.map(Profile::account).orElse(null);
    if (account != null) {
      reads(found, account);
    }
    found.add(
        new Finding(
            Kind.NOTE,
            "X does not tell what a token may write. Publishing takes tweet.write, pictures"
                + " media.write; what is missing is said when a post is refused."));
    usage(found);
    return new Standing(Network.X, account, Set.of(), null, found);
  }

  /// The token of an app reads, and speaks for nobody.
  private void app(List<Finding> found, XAnswer me) throws IOException, InterruptedException {
    found.add(
        new Finding(
            Kind.CANNOT,
            "It speaks for no account: it may be the token of an app. Connect an account in Kith. "
                + me.reason()));
    usage(found);
  }

  private void reads(List<Finding> found, Account account)
      throws IOException, InterruptedException {
    var key = account.key();
    ask(found, "users/" + key + "/mentions", Map.of("max_results", "5"), "tweet.read", "mentions");
    ask(
        found,
        "tweets/search/recent",
        Map.of("query", "from:" + account.handle(), "max_results", "10"),
        "tweet.read",
        "what a search finds");
  }

  private void ask(
      List<Finding> found, String path, Map<String, String> parameters, String needs, String what)
      throws IOException, InterruptedException {
    var answer = api.get(path, parameters, needs);
    found.add(
        answer instanceof XAnswer.Given
            ? new Finding(Kind.CAN, "It reads %s.".formatted(what))
            : new Finding(kind(answer), "It cannot read %s. %s".formatted(what, answer.reason())));
    if (answer instanceof XAnswer.Given(_, var askAgain) && !askAgain.isZero()) {
      found.add(
          new Finding(
              Kind.LIMIT,
              "Asking for %s is used up for %d minutes."
                  .formatted(what, Math.max(1, askAgain.toMinutes()))));
    }
  }

  private void usage(List<Finding> found) throws IOException, InterruptedException {
    var answer = api.get("usage/tweets", Map.of(), "");
    if (answer instanceof XAnswer.Given(var json, _)) {
      var data = json.path("data");
      found.add(
          new Finding(
              Kind.LIMIT,
              "%s of %s posts this month are read; it begins anew on day %s."
                  .formatted(
                      PostObjects.line(data.path("project_usage").asString("?")),
                      PostObjects.line(data.path("project_cap").asString("?")),
                      data.path("cap_reset_day").asInt(0))));
    } else {
      found.add(
          new Finding(
              Kind.NOTE,
              "How many posts were read this month X tells only to the token of the app."));
    }
  }

  private static Kind kind(XAnswer answer) {
    return switch (answer) {
      case XAnswer.Disconnected _ -> Kind.DISCONNECTED;
      case XAnswer.SlowDown _ -> Kind.LIMIT;
      default -> Kind.CANNOT;
    };
  }
}
