package org.kith.networks.bluesky;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kith.networks.GoneReader;

/// Asks the AppView which posts it no longer shows: notifications tell who spoke to us, and nothing
/// of what was taken back.
public final class BlueskyGone implements GoneReader {

  private static final String METHOD = "app.bsky.feed.getPosts";
  private static final String POSTS = "/app.bsky.feed.post/";
  private static final int A_REQUEST = 25;

  private final Xrpc xrpc;

  public BlueskyGone(Session session) {
    this.xrpc = Xrpc.of(session);
  }

  @Override
  public Set<String> gone(List<Known> posts) throws IOException, InterruptedException {
    var asked = posts.stream().map(Known::id).filter(id -> id.contains(POSTS)).toList();
    var gone = new HashSet<String>();
    for (int from = 0; from < asked.size(); from += A_REQUEST) {
      var some = asked.subList(from, Math.min(asked.size(), from + A_REQUEST));
      var there = there(some);
      some.stream().filter(id -> !there.contains(id)).forEach(gone::add);
    }
    return gone;
  }

  private Set<String> there(List<String> some) throws IOException, InterruptedException {
    var posts =
        xrpc.queryAll(METHOD, Map.of("uris", some))
            .map(answer -> answer.path("posts"))
            .filter(found -> found.isArray())
            .orElseThrow(() -> new IOException("The server did not say which posts it has."));
    var there = new HashSet<String>();
    posts.forEach(post -> there.add(post.path("uri").asString("")));
    return there;
  }
}
