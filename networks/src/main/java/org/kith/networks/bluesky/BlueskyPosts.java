package org.kith.networks.bluesky;

import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.kith.networks.PostReader;
import org.kith.networks.http.HttpGateway;

/// Reads a post and the conversation around it, from an AppView, without logging in. A post that is
/// deleted, blocked, or not for everybody is not there.
public final class BlueskyPosts implements PostReader {

  private static final String ABOVE = "30";
  private static final String BELOW = "8";

  private final Xrpc appView;

  public BlueskyPosts(HttpGateway http, URI appView) {
    this.appView = new Xrpc(http::ask, appView);
  }

  @Override
  public Optional<Conversation> read(String postId) throws IOException, InterruptedException {
    var uri = AtSyntax.atUri(postId).filter(u -> u.collection().equals(PostRecords.POST));
    if (uri.isEmpty()) {
      return Optional.empty();
    }
    var parameters = Map.of("uri", uri.get().toString(), "parentHeight", ABOVE, "depth", BELOW);
    return appView
        .query("app.bsky.feed.getPostThread", parameters)
        .flatMap(answer -> Threads.conversation(answer.path("thread"), _ -> {}));
  }
}
