package org.kith.networks.facebook;

import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kith.networks.GoneReader;
import org.kith.networks.InsightReader;
import org.kith.networks.Insights;
import org.kith.networks.Insights.Measure;
import org.kith.networks.Post;
import org.kith.networks.PostReader;
import org.kith.networks.graph.Graph;
import org.kith.networks.graph.GraphAnswer;
import org.kith.networks.graph.GraphCall;
import org.kith.networks.graph.GraphReading;
import tools.jackson.databind.JsonNode;

/// Reads one post of a page, or one comment, with what was answered; and how far a post went.
public final class FacebookPosts implements PostReader {

  private static final String NEEDS = "pages_read_engagement";
  private static final String COMMON = "id,message,from,created_time,permalink_url";
  private static final int MOST_ANSWERS = 100;

  private final Graph graph;
  private final PageAccess page;
  private final InstantSource clock;

  public FacebookPosts(Graph graph, PageAccess page, InstantSource clock) {
    this.graph = graph;
    this.page = page;
    this.clock = clock;
  }

  @Override
  public Optional<Conversation> read(String postId) throws IOException, InterruptedException {
    if (!PagePosts.isId(postId)) {
      return Optional.empty();
    }
    var answers =
        ",comments.filter(stream).order(chronological).limit(%d){%s}"
            .formatted(MOST_ANSWERS, PagePosts.COMMENT_FIELDS);
    var json = one(postId, COMMON + answers);
    if (json.isEmpty()) {
      return Optional.empty();
    }
    var before = before(postId);
    var below = before.isEmpty() ? null : before.getLast().id();
    return PagePosts.post(json.get(), below, clock.instant())
        .map(post -> new Conversation(before, post, posts(json.get().path("comments"), postId)));
  }

  /// What a comment stands below: the page's post, and another comment if it answers one.
  private List<Post> before(String id) throws IOException, InterruptedException {
    var prefix = id.substring(0, id.lastIndexOf('_'));
    if (prefix.equals(page.id())) {
      return List.of();
    }
    var post = prefix.contains("_") ? prefix : page.id() + "_" + prefix;
    var top = one(post, COMMON).flatMap(json -> PagePosts.post(json, null, clock.instant()));
    if (top.isEmpty()) {
      return List.of();
    }
    var before = new ArrayList<>(List.of(top.get()));
    one(id, "parent{" + COMMON + "}")
        .map(json -> json.path("parent"))
        .flatMap(json -> PagePosts.post(json, post, clock.instant()))
        .ifPresent(before::add);
    return before;
  }

  private List<Post> posts(JsonNode list, @Nullable String below) {
    var posts = new ArrayList<Post>();
    list.path("data")
        .forEach(json -> PagePosts.post(json, below, clock.instant()).ifPresent(posts::add));
    posts.sort(Comparator.comparing(Post::at).thenComparing(Post::id));
    return posts;
  }

  private Optional<JsonNode> one(String id, String fields)
      throws IOException, InterruptedException {
    return GraphReading.one(graph.ask(GraphCall.get(id, NEEDS).with("fields", fields)));
  }

  /// Finds out which posts and comments are gone. Facebook does not tell what is gone from what is
  /// hidden from the page now.
  public GoneReader gone() {
    return posts -> {
      var gone = new HashSet<String>();
      for (var post : posts) {
        if (PagePosts.isId(post.id()) && one(post.id(), "id").isEmpty()) {
          gone.add(post.id());
        }
      }
      return gone;
    };
  }

  /// Reads how far a post of the page went.
  public InsightReader insights() {
    return this::count;
  }

  private Optional<Insights> count(String postId) throws IOException, InterruptedException {
    if (!PagePosts.isId(postId)) {
      return Optional.empty();
    }
    var fields =
        "id,shares,reactions.limit(0).summary(total_count),comments.limit(0).summary(total_count)";
    var json = one(postId, fields);
    if (json.isEmpty()) {
      return Optional.empty();
    }
    Map<Measure, Long> counts = new EnumMap<>(Measure.class);
    count(
        counts,
        Measure.REACTIONS,
        json.get().path("reactions").path("summary").path("total_count"));
    count(counts, Measure.ANSWERS, json.get().path("comments").path("summary").path("total_count"));
    count(counts, Measure.SHARES, json.get().path("shares").path("count"));
    var seen =
        GraphCall.get(postId + "/insights", "read_insights")
            .with("metric", "post_media_view,post_total_media_view_unique,post_clicks")
            .with("period", "lifetime");
    switch (graph.ask(seen)) {
      case GraphAnswer.Given(var list, _) -> seen(counts, list);
      case GraphAnswer.NotPermitted _, GraphAnswer.Refused _ -> {} // the counts above still hold
      case GraphAnswer other -> GraphReading.one(other);
    }
    return Optional.of(new Insights(postId, counts));
  }

  private static void seen(Map<Measure, Long> counts, JsonNode list) {
    for (var metric : list.path("data")) {
      var value = metric.path("values").path(0).path("value");
      switch (metric.path("name").asString("")) {
        case "post_media_view" -> count(counts, Measure.VIEWS, value);
        case "post_total_media_view_unique" -> count(counts, Measure.PEOPLE, value);
        case "post_clicks" -> count(counts, Measure.CLICKS, value);
        default -> {}
      }
    }
  }

  private static void count(Map<Measure, Long> counts, Measure measure, JsonNode value) {
    if (value.isIntegralNumber() && value.asLong() >= 0) {
      counts.put(measure, value.asLong());
    }
  }
}
