package org.kith.networks.mastodon;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kith.networks.GoneReader;

/// Asks a server which posts it no longer shows: a stream of mentions tells nothing of that, and
/// whoever did not listen just then was not told by any other.
///
/// A post is asked for by the number the server gave it, as remembered; one without is not asked
/// for. A server that does not even say who it is says nothing of its posts.
public final class MastodonGone implements GoneReader {

  private final MastodonServer server;
  private final StatusIds ids;

  public MastodonGone(MastodonServer server, StatusIds ids) {
    this.server = server;
    this.ids = ids;
  }

  @Override
  public Set<String> gone(List<Known> posts) throws IOException, InterruptedException {
    var gone = new HashSet<String>();
    for (var post : posts) {
      var number = number(post.id());
      if (number.isPresent() && !isThere("/api/v1/statuses/" + number.get())) {
        gone.add(post.id());
      }
    }
    return gone.isEmpty() || isThere("/api/v1/instance") ? gone : Set.of();
  }

  private Optional<String> number(String postId) {
    return ids.statusOf(postId)
        .or(() -> StatusAddress.numberIn(postId, server.address()))
        .filter(StatusAddress::isNumber);
  }

  private boolean isThere(String path) throws IOException, InterruptedException {
    return server.ask(ApiCall.get(path)).one().isPresent();
  }
}
