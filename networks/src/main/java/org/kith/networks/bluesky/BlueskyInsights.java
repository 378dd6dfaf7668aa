package org.kith.networks.bluesky;

import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kith.networks.InsightReader;
import org.kith.networks.Insights;
import org.kith.networks.Insights.Measure;
import tools.jackson.databind.JsonNode;

/// Reads how many answered, passed on and liked a post of ours, as the AppView behind its server
/// counts.
public final class BlueskyInsights implements InsightReader {

  private static final String METHOD = "app.bsky.feed.getPosts";

  private final Xrpc xrpc;

  public BlueskyInsights(Session session) {
    this.xrpc = Xrpc.of(session);
  }

  @Override
  public Optional<Insights> read(String postId) throws IOException, InterruptedException {
    return xrpc.queryAll(METHOD, Map.of("uris", List.of(postId)))
        .map(answer -> answer.path("posts").path(0))
        .filter(JsonNode::isObject)
        .map(post -> {
          var counts = new EnumMap<Measure, Long>(Measure.class);
          counts.put(Measure.ANSWERS, post.path("replyCount").asLong(0));
          counts.put(
              Measure.SHARES,
              post.path("repostCount").asLong(0) + post.path("quoteCount").asLong(0));
          counts.put(Measure.REACTIONS, post.path("likeCount").asLong(0));
          return new Insights(postId, counts);
        });
  }
}
