package org.kith.networks.instagram;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.kith.networks.Account;
import org.kith.networks.Network;
import org.kith.networks.Secret;
import org.kith.networks.graph.Edge;
import org.kith.networks.graph.GraphAccess;
import org.kith.networks.graph.GraphCall;
import org.kith.networks.graph.GraphLogin;
import org.kith.networks.graph.GraphReading;
import org.kith.networks.text.Prose;
import tools.jackson.databind.JsonNode;

/// Connects professional accounts: each is reached through the Facebook page it belongs to, with
/// that page's token, which does not end.
public final class InstagramLogin {

  static final String ACCOUNT = "instagram_business_account{id,username,name}";

  /// An account that its owner let Kith speak for.
  public record Connected(Account account, InstagramAccess access) {}

  private final GraphLogin login;

  public InstagramLogin(GraphLogin login) {
    this.login = login;
  }

  /// Where to send the person; as [GraphLogin#dialog].
  public URI dialog(URI dialog, URI redirect, String state) {
    return login.dialog(dialog, redirect, state, Instagram.scopes());
  }

  /// The accounts a person allowed, once they are back with a code.
  ///
  /// @param redirect the same as before
  /// @return empty if no page of theirs has a professional account
  /// @throws IOException if the code is worth nothing, or Meta could not be asked; the person must
  ///   begin anew
  public List<Connected> accounts(String code, URI redirect)
      throws IOException, InterruptedException {
    var list =
        Edge.read(
            login.graph(login.access(code, redirect)),
            GraphCall.get("me/accounts", "pages_show_list")
                .with("fields", "id,access_token," + ACCOUNT)
                .with("limit", "100"),
            10);
    GraphReading.one(list.last());
    var accounts = new ArrayList<Connected>();
    for (var page : list.entries()) {
      var token = page.path("access_token").asString("");
      if (!token.isBlank()) {
        connected(page, login.access(new Secret(token))).ifPresent(accounts::add);
      }
    }
    return accounts;
  }

  static Optional<Connected> connected(JsonNode page, GraphAccess access) {
    var json = page.path("instagram_business_account");
    var id = json.path("id").asString("");
    var handle = json.path("username").asString("").toLowerCase(Locale.ROOT);
    if (!InstagramMedia.isId(id) || !InstagramMedia.isHandle(handle)) {
      return Optional.empty();
    }
    var name = Prose.line(json.path("name").asString(""), Prose.LONGEST_NAME);
    return Optional.of(
        new Connected(
            new Account(Network.INSTAGRAM, id, handle, name.isEmpty() ? handle : name),
            new InstagramAccess(id, handle, access)));
  }
}
