package org.kith.networks.wordpress;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.kith.networks.Account;
import org.kith.networks.Network;
import org.kith.networks.Published;
import org.kith.networks.Standing;
import org.kith.networks.Standing.Finding;
import org.kith.networks.TokenCheck;
import org.kith.networks.http.HttpGateway;
import org.kith.networks.http.WebAddress;
import tools.jackson.databind.JsonNode;

/// Says what the application password of a site is good for: what its user's role permits.
public final class WordPressCheck implements TokenCheck {

  /// What Kith needs, and what it is for.
  private static final Map<String, String> NEEDED =
      Map.of(
          "publish_posts", "publish posts",
          "upload_files", "upload pictures",
          "edit_published_posts", "change posts that are published",
          "delete_published_posts", "take back posts that are published");

  private final Rest rest;

  public WordPressCheck(HttpGateway http, WordPressSite site) {
    this.rest = new Rest(http, site);
  }

  @Override
  public Standing check() throws IOException, InterruptedException {
    var answer =
        rest.get(
            "wp/v2/users/me",
            Map.of("context", "edit", "_fields", "id,name,slug,roles,capabilities"));
    return switch (answer) {
      case RestAnswer.Given(var user) -> standing(user);
      case RestAnswer.Missing(var words) -> not(words);
      case RestAnswer.Denied(_, _, var why) -> not(words(why));
    };
  }

  private Standing standing(JsonNode user) {
    var api = rest.site().api();
    var name = user.path("name").asString(rest.site().user());
    var account =
        new Account(Network.BLOG, WebAddress.origin(api), api.getRawAuthority(), api.getHost());
    var findings = new ArrayList<Finding>();
    for (var need : new TreeSet<>(NEEDED.keySet())) {
      boolean may = user.path("capabilities").path(need).asBoolean(false);
      findings.add(
          may
              ? new Finding(Finding.Kind.CAN, "%s may %s.".formatted(name, NEEDED.get(need)))
              : new Finding(
                  Finding.Kind.CANNOT,
                  "%s may not %s: give the user a role that may, such as Author."
                      .formatted(name, NEEDED.get(need))));
    }
    var roles = new TreeSet<String>();
    user.path("roles").forEach(role -> roles.add(role.asString("")));
    if (roles.contains("administrator")) {
      findings.add(
          new Finding(
              Finding.Kind.NOTE,
              "%s is an administrator, which is more than Kith needs: an Author is enough."
                  .formatted(name)));
    }
    return new Standing(Network.BLOG, account, roles, null, findings);
  }

  private static Standing not(String words) {
    return new Standing(
        Network.BLOG, null, Set.of(), null, List.of(new Finding(Finding.Kind.DISCONNECTED, words)));
  }

  private static String words(Published why) {
    return switch (why) {
      case Published.Disconnected(var reason) -> reason;
      case Published.Refused(var reason) -> reason;
      case Published.Unasked(var reason) -> reason;
      case Published.SlowDown(_, var reason) -> reason;
      case Published.Done done -> done.postId();
      case Published.Later later -> later.ticket();
    };
  }
}
