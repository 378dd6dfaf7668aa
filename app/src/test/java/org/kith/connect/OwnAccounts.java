package org.kith.connect;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kith.networks.Account;
import org.kith.networks.Network;
import org.kith.networks.Secret;
import org.kith.networks.mastodon.MastodonLogin;
import org.springframework.beans.factory.BeanFactory;
import tools.jackson.databind.json.JsonMapper;

/// Accounts that are connected without anybody going there and back, for processes that are killed.
public final class OwnAccounts {

  private static final Set<String> SCOPES =
      Set.of("read:accounts", "read:statuses", "write:statuses");

  private OwnAccounts() {}

  /// Connects one, inside a transaction; connecting it again keeps it.
  ///
  /// @param secret a token, an app password's session, or `user` and password on two lines
  public static void connect(BeanFactory kith, Account account, URI server, String secret) {
    var sealed =
        kith.getBean(Vault.class)
            .seal(
                new Secret(secret(account, server, secret)),
                Vault.Place.here(account.key(), "secret"));
    var grant =
        new Connector.Grant(account, server, List.of(), null, new Secret("sealed elsewhere"));
    kith.getBean(ConnectionStore.class).keep(grant, sealed, "the test", Instant.now());
  }

  private static String secret(Account account, URI server, String secret) {
    if (account.network() == Network.MASTODON) {
      var app =
          new MastodonLogin.App(
              server, "id", new Secret("app"), URI.create("https://kith.example/back"), SCOPES);
      var kept = new MastodonConnector.Kept(app, new Secret(secret), SCOPES);
      return JsonMapper.shared().writeValueAsString(kept);
    }
    if (account.network() == Network.BLUESKY) {
      var tokens = secret.split(" ", 2);
      var session =
          Map.of(
              "kind",
              "app password",
              "server",
              server.toString(),
              "did",
              account.key(),
              "accessJwt",
              tokens[0],
              "refreshJwt",
              tokens[1]);
      var kept =
          new BlueskyConnector.Kept(
              "app password", JsonMapper.shared().writeValueAsString(session));
      return kept.sealed().value();
    }
    return secret;
  }
}
