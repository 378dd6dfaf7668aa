package org.kith.networks.mastodon;

import java.io.IOException;
import java.util.EnumMap;
import java.util.Optional;
import org.kith.networks.InsightReader;
import org.kith.networks.Insights;
import org.kith.networks.Insights.Measure;

/// Reads how many answered, boosted and favourited a post of ours, as its server counts.
public final class MastodonInsights implements InsightReader {

  private final MastodonServer server;
  private final MastodonPosts posts;

  public MastodonInsights(MastodonServer server, StatusIds ids) {
    this.server = server;
    this.posts = new MastodonPosts(server, ids);
  }

  @Override
  public Optional<Insights> read(String postId) throws IOException, InterruptedException {
    var number = posts.number(postId);
    if (number.isEmpty()) {
      return Optional.empty();
    }
    var status = server.ask(ApiCall.get("/api/v1/statuses/" + number.get())).one();
    return status.map(given -> {
      var counts = new EnumMap<Measure, Long>(Measure.class);
      var json = given.json();
      counts.put(Measure.ANSWERS, json.path("replies_count").asLong(0));
      counts.put(Measure.SHARES, json.path("reblogs_count").asLong(0));
      counts.put(Measure.REACTIONS, json.path("favourites_count").asLong(0));
      return new Insights(postId, counts);
    });
  }
}
