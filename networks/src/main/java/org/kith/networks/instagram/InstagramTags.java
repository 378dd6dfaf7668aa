package org.kith.networks.instagram;

import java.io.IOException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.kith.networks.GoneReader;
import org.kith.networks.graph.Edge;
import org.kith.networks.graph.Graph;
import org.kith.networks.graph.GraphCall;
import org.kith.networks.graph.GraphReading;
import org.kith.networks.graph.GraphTime;
import tools.jackson.databind.JsonNode;

/// Finds out which posts of others no longer tag the account. Instagram shows such a post only in
/// the list of all that do, so the list is read back to the oldest that is asked for.
public final class InstagramTags implements GoneReader {

  private static final int PAGES = 5;
  private static final int PAGE = 50;

  private final Graph graph;
  private final InstagramAccess account;

  public InstagramTags(Graph graph, InstagramAccess account) {
    this.graph = graph;
    this.account = account;
  }

  @Override
  public Set<String> gone(List<Known> posts) throws IOException, InterruptedException {
    if (posts.isEmpty()) {
      return Set.of();
    }
    var oldest = posts.stream().map(Known::at).min(Instant::compareTo).orElseThrow();
    var call =
        GraphCall.get(account.id() + "/tags", "instagram_manage_comments")
            .with("fields", "id,timestamp")
            .with("limit", Integer.toString(PAGE));
    var list = Edge.readUntil(graph, call, PAGES, page -> end(page).isBefore(oldest));
    if (!list.isGiven()) {
      GraphReading.one(list.last());
      return Set.of();
    }
    var there = new HashSet<String>();
    list.entries().forEach(entry -> there.add(entry.path("id").asString("")));
    var reached = list.whole() ? Instant.MIN : time(list.entries().getLast());
    var gone = new HashSet<String>();
    for (var post : posts) {
      if (post.at().isAfter(reached) && !there.contains(post.id())) {
        gone.add(post.id());
      }
    }
    return gone;
  }

  private static Instant end(JsonNode page) {
    return page.isEmpty() ? Instant.MAX : time(page.path(page.size() - 1));
  }

  /// What does not say when it was written reaches no further back than now.
  private static Instant time(JsonNode entry) {
    var written = entry.path(InstagramMedia.TIME).asString("");
    return GraphTime.time(written, Instant.MAX.minusSeconds(86_400)).orElse(Instant.MAX);
  }
}
