package org.kith.networks.bluesky;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kith.networks.Account;
import org.kith.networks.DisconnectedException;
import org.kith.networks.Network;
import org.kith.networks.Standing;
import org.kith.networks.Standing.Finding;
import org.kith.networks.TokenCheck;
import tools.jackson.databind.JsonNode;

/// Says what a connected account lets Kith do, asking its server who it is.
public final class BlueskyCheck implements TokenCheck {

  private final Session session;

  public BlueskyCheck(Session session) {
    this.session = session;
  }

  @Override
  public Standing check() throws IOException, InterruptedException {
    try {
      var who = Xrpc.of(session).query("com.atproto.server.getSession", Map.of());
      return who.isPresent() ? standing(who.get()) : lost("Its server knows no such account.");
    } catch (DisconnectedException e) {
      return lost(String.valueOf(e.getMessage()));
    }
  }

  private Standing lost(String why) {
    return of(null, List.of(new Finding(Finding.Kind.DISCONNECTED, why)));
  }

  private Standing of(@Nullable Account account, List<Finding> findings) {
    return new Standing(Network.BLUESKY, account, session.scopes(), null, findings);
  }

  private Standing standing(JsonNode who) {
    var findings = new ArrayList<Finding>();
    if (!who.path("active").asBoolean(true)) {
      findings.add(
          new Finding(
              Finding.Kind.CANNOT,
              "The account is %.40s, so nothing can be published. Its owner can change that on its server."
                  .formatted(who.path("status").asString("switched off"))));
    }
    say(findings, "repo:app.bsky.feed.post", "publish, change and delete posts");
    say(findings, "blob:image/*", "publish pictures");
    say(
        findings,
        "rpc:app.bsky.notification.listNotifications?aud=*",
        "read mentions, answers and quotes");
    say(findings, "rpc:app.bsky.actor.getProfile?aud=*", "see who blocked the account");
    findings.add(
        new Finding(
            Finding.Kind.LIMIT,
            "Bluesky allows 5,000 points of writing an hour and 35,000 a day; a new post is 3."));
    if (session.scopes().contains(AppPasswordSession.SCOPE)) {
      findings.add(
          new Finding(
              Finding.Kind.NOTE,
              "It is connected by an app password, which can do almost everything the owner can. Connecting by OAuth gives Kith less."));
    }
    return of(account(who).orElse(null), findings);
  }

  private void say(List<Finding> findings, String scope, String what) {
    findings.add(
        session.permits(scope)
            ? new Finding(Finding.Kind.CAN, "Kith can " + what + ".")
            : new Finding(
                Finding.Kind.CANNOT,
                "Kith cannot %s: its owner did not permit it. Connect it again and permit it."
                    .formatted(what)));
  }

  private static Optional<Account> account(JsonNode who) {
    return Profiles.account(who);
  }
}
