package org.kith.networks.mastodon;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.kith.networks.Account;
import org.kith.networks.Cursor;
import org.kith.networks.FollowReader;

/// Lists who follows an account, as the account's own server knows it.
///
/// Who hides the list has it hidden here too: the server is then not asked at all, and the answer
/// is an empty last page, as it is for an account that nobody follows. Ask the profile first, which
/// tells the two apart.
public final class MastodonAudience implements FollowReader {

  private static final String PAGE = "80";

  private final MastodonAccounts accounts;

  public MastodonAudience(MastodonServer server) {
    this.accounts = new MastodonAccounts(server);
  }

  @Override
  public Page followersOf(String accountKey, Cursor since)
      throws IOException, InterruptedException {
    var found = accounts.atHomeOf(accountKey);
    if (found.isEmpty() || isHidden(found.get())) {
      return new Page(List.of(), Cursor.START);
    }
    var home = found.get().home();
    var call =
        ApiCall.get("/api/v1/accounts/%s/followers".formatted(found.get().number()))
            .with("limit", PAGE)
            .with("max_id", since.value());
    var given = home.ask(call).one();
    if (given.isEmpty()) {
      return new Page(List.of(), Cursor.START);
    }
    // The server is asked about its own account; who follows that is what it is to tell.
    var entities =
        new Entities(
            home.address(), "", true, _ -> java.util.Optional.empty(), home.clock().instant());
    var followers = new ArrayList<Account>();
    given.get().json().forEach(json -> entities.account(json).ifPresent(followers::add));
    var next =
        home.linked(given.get().headers(), "next")
            .flatMap(uri -> Links.parameter(uri, "max_id"))
            .filter(place -> !place.equals(since.value()))
            .orElse("");
    return new Page(followers, new Cursor(next));
  }

  private static boolean isHidden(MastodonAccounts.Numbered found) {
    var json = found.json();
    return json.path("hide_collections").asBoolean(false)
        || json.path("locked").asBoolean(false)
        || json.path("suspended").asBoolean(false)
        || json.path("memorial").asBoolean(false)
        || json.path("limited").asBoolean(false);
  }
}
