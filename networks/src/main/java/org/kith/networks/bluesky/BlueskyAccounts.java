package org.kith.networks.bluesky;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.kith.networks.Account;
import org.kith.networks.Cursor;
import org.kith.networks.FollowReader;
import org.kith.networks.Profile;
import org.kith.networks.ProfileReader;
import org.kith.networks.http.HttpGateway;

/// Reads who an account is and who follows it, from an AppView, without logging in.
///
/// The AppView checks that a handle and its DID point to each other; where they do not, the DID
/// stands for the handle.
public final class BlueskyAccounts implements ProfileReader, FollowReader {

  /// Bluesky's own public AppView.
  public static final URI PUBLIC = URI.create("https://public.api.bsky.app");

  private static final int PAGE = 100;

  private final Xrpc appView;

  public BlueskyAccounts(HttpGateway http, URI appView) {
    this.appView = new Xrpc(http::ask, appView);
  }

  @Override
  public Optional<Profile> read(String handleOrKey) throws IOException, InterruptedException {
    var actor = handleOrKey.strip().replaceFirst("^@", "");
    if (!AtSyntax.isDid(actor) && !AtSyntax.isHandle(actor)) {
      return Optional.empty();
    }
    return appView
        .query("app.bsky.actor.getProfile", Map.of("actor", actor))
        .flatMap(Profiles::ofView);
  }

  /// The DID a handle stands for; empty if it stands for none.
  public Optional<String> resolve(String handle) throws IOException, InterruptedException {
    var name = handle.strip().replaceFirst("^@", "").toLowerCase(Locale.ROOT);
    if (!AtSyntax.isHandle(name)) {
      return Optional.empty();
    }
    return appView
        .query("com.atproto.identity.resolveHandle", Map.of("handle", name))
        .map(answer -> answer.path("did").asString(""))
        .filter(AtSyntax::isDid);
  }

  @Override
  public Page followersOf(String accountKey, Cursor since)
      throws IOException, InterruptedException {
    if (!AtSyntax.isDid(accountKey)) {
      throw new IllegalArgumentException(
          "accountKey must be a DID, was '%.80s'".formatted(accountKey));
    }
    var parameters = new TreeMap<>(Map.of("actor", accountKey, "limit", Integer.toString(PAGE)));
    if (!since.value().isEmpty()) {
      parameters.put("cursor", since.value());
    }
    var answer = appView.query("app.bsky.graph.getFollowers", parameters);
    if (answer.isEmpty()) {
      return new Page(List.of(), Cursor.START);
    }
    var followers = new ArrayList<Account>();
    answer.get().path("followers").forEach(f -> Profiles.account(f).ifPresent(followers::add));
    var next = answer.get().path("cursor").asString("");
    return new Page(followers, next.equals(since.value()) ? Cursor.START : new Cursor(next));
  }
}
