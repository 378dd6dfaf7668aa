package org.kith.networks.instagram;

import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

/// Reads one post of the account with its comments, or one of somebody else that names the account;
/// and how far a post went.
public final class InstagramPosts implements PostReader {

  private static final Map<String, Measure> MEASURES =
      Map.of(
          "reach", Measure.PEOPLE,
          "views", Measure.VIEWS,
          "likes", Measure.REACTIONS,
          "comments", Measure.ANSWERS,
          "shares", Measure.SHARES,
          "saved", Measure.SAVES);

  private final Graph graph;
  private final InstagramAccess account;
  private final InstantSource clock;

  public InstagramPosts(Graph graph, InstagramAccess account, InstantSource clock) {
    this.graph = graph;
    this.account = account;
    this.clock = clock;
  }

  @Override
  public Optional<Conversation> read(String postId) throws IOException, InterruptedException {
    if (!InstagramMedia.isId(postId)) {
      return Optional.empty();
    }
    var fields =
        "%s,comments.limit(50){%s,replies{%s}}"
            .formatted(
                InstagramMedia.FIELDS,
                InstagramMedia.COMMENT_FIELDS,
                InstagramMedia.COMMENT_FIELDS);
    var answer = graph.ask(GraphCall.get(postId, "instagram_basic").with("fields", fields));
    if (answer instanceof GraphAnswer.Given(var json, _)) {
      return InstagramMedia.media(json, account, clock.instant())
          .map(post -> new Conversation(List.of(), post, comments(json)));
    }
    if (answer instanceof GraphAnswer.NotThere || answer instanceof GraphAnswer.NotPermitted) {
      return naming(postId).map(post -> new Conversation(List.of(), post, List.of()));
    }
    return GraphReading.one(answer).flatMap(_ -> Optional.empty());
  }

  /// A post of somebody else may be read only by way of the account it names.
  private Optional<Post> naming(String media) throws IOException, InterruptedException {
    var call =
        GraphCall.get(account.id(), "instagram_manage_comments")
            .with(
                "fields",
                "mentioned_media.media_id(%s){%s}".formatted(media, InstagramMedia.FIELDS));
    return switch (graph.ask(call)) {
      case GraphAnswer.Refused _ -> Optional.empty(); // it does not name us
      case GraphAnswer answer ->
          GraphReading.one(answer)
              .flatMap(json ->
                  InstagramMedia.media(json.path("mentioned_media"), null, clock.instant()));
    };
  }

  private List<Post> comments(JsonNode media) {
    var page = InstagramMedia.page(media).orElse(null);
    var id = media.path("id").asString("");
    var posts = new ArrayList<Post>();
    for (var comment : media.path("comments").path("data")) {
      InstagramMedia.comment(comment, id, page, clock.instant()).ifPresent(posts::add);
      var below = comment.path("id").asString("");
      for (var reply : comment.path("replies").path("data")) {
        InstagramMedia.comment(reply, below, page, clock.instant()).ifPresent(posts::add);
      }
    }
    posts.sort(Comparator.comparing(Post::at).thenComparing(Post::id));
    return posts;
  }

  /// Finds out which comments on the account's posts are gone. For posts that tag it, see
  /// [InstagramTags].
  public GoneReader goneComments() {
    return comments -> {
      var gone = new HashSet<String>();
      for (var comment : comments) {
        var id = comment.id();
        var call = GraphCall.get(id, "instagram_manage_comments").with("fields", "id");
        if (InstagramMedia.isId(id) && GraphReading.one(graph.ask(call)).isEmpty()) {
          gone.add(id);
        }
      }
      return gone;
    };
  }

  /// Reads how far a post of the account went. Instagram counts up to two days late.
  public InsightReader insights() {
    return this::count;
  }

  private Optional<Insights> count(String postId) throws IOException, InterruptedException {
    if (!InstagramMedia.isId(postId)) {
      return Optional.empty();
    }
    var call =
        GraphCall.get(postId + "/insights", "instagram_manage_insights")
            .with("metric", String.join(",", MEASURES.keySet().stream().sorted().toList()));
    return GraphReading.one(graph.ask(call))
        .map(json -> {
          Map<Measure, Long> counts = new EnumMap<>(Measure.class);
          for (var metric : json.path("data")) {
            var measure = MEASURES.get(metric.path("name").asString(""));
            var value = metric.path("values").path(0).path("value");
            if (measure != null && value.isIntegralNumber() && value.asLong() >= 0) {
              counts.put(measure, value.asLong());
            }
          }
          return new Insights(postId, counts);
        });
  }
}
