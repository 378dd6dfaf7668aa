package org.kith.networks.mastodon;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// The lists of accounts that the owner of an account keeps on its server.
public final class MastodonLists {

  private final MastodonServer server;

  public MastodonLists(MastodonServer server) {
    this.server = server;
  }

  /// In the server's order; none where it knows no lists.
  public List<NamedList> all() throws IOException, InterruptedException {
    var lists = new ArrayList<NamedList>();
    server
        .ask(ApiCall.get("/api/v1/lists"))
        .one()
        .ifPresent(given -> given.json().forEach(list -> NamedList.of(list).ifPresent(lists::add)));
    return lists;
  }
}
