package org.kith.networks.facebook;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.kith.networks.Account;
import org.kith.networks.Network;
import org.kith.networks.Secret;
import org.kith.networks.graph.Edge;
import org.kith.networks.graph.GraphCall;
import org.kith.networks.graph.GraphLogin;
import org.kith.networks.graph.GraphReading;
import org.kith.networks.text.Prose;

/// Connects pages: with the token of a person who allowed it, each page gives a token of its own
/// that does not end.
public final class FacebookLogin {

  /// A page that its owner let Kith speak for.
  ///
  /// @param tasks what the person may do there, as Meta calls it: `CREATE_CONTENT`, `MODERATE`
  public record Connected(Account account, PageAccess page, List<String> tasks) {
    public Connected {
      tasks = List.copyOf(tasks);
    }
  }

  private final GraphLogin login;

  public FacebookLogin(GraphLogin login) {
    this.login = login;
  }

  /// Where to send the person; as [GraphLogin#dialog].
  public URI dialog(URI dialog, URI redirect, String state) {
    return login.dialog(dialog, redirect, state, Facebook.scopes());
  }

  /// The pages a person allowed, once they are back with a code.
  ///
  /// @param redirect the same as before
  /// @throws IOException if the code is worth nothing, or Meta could not be asked; the person must
  ///   begin anew
  public List<Connected> pages(String code, URI redirect) throws IOException, InterruptedException {
    var list =
        Edge.read(
            login.graph(login.access(code, redirect)),
            GraphCall.get("me/accounts", "pages_show_list")
                .with("fields", "id,name,username,access_token,tasks")
                .with("limit", "100"),
            10);
    GraphReading.one(list.last());
    var pages = new ArrayList<Connected>();
    for (var page : list.entries()) {
      var token = page.path("access_token").asString("");
      var id = page.path("id").asString("");
      if (!token.isBlank() && id.matches("\\d{1,20}")) {
        var tasks = new ArrayList<String>();
        page.path("tasks").forEach(task -> tasks.add(task.asString("")));
        var name = Prose.line(page.path("name").asString(id), Prose.LONGEST_NAME);
        var handle = page.path("username").asString(id);
        pages.add(
            new Connected(
                new Account(Network.FACEBOOK, id, handle, name),
                new PageAccess(id, login.access(new Secret(token))),
                tasks));
      }
    }
    return pages;
  }
}
