package org.kith.networks.x;

import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.kith.networks.GoneReader;
import org.kith.networks.InsightReader;
import org.kith.networks.Insights;
import org.kith.networks.Insights.Measure;
import org.kith.networks.Post;
import org.kith.networks.PostReader;
import tools.jackson.databind.JsonNode;

/// Reads one post in its conversation, how far own posts went, and which posts are gone.
public final class XPosts implements PostReader, GoneReader {

  private static final String NEEDS = "tweet.read";
  private static final int MOST_BEFORE = 5;
  private static final int A_REQUEST = 100;

  private final XApi api;
  private final InstantSource clock;

  public XPosts(XApi api, InstantSource clock) {
    this.api = api;
    this.clock = clock;
  }

  @Override
  public Optional<Conversation> read(String postId) throws IOException, InterruptedException {
    var found = one(postId);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    var before = new ArrayList<Post>();
    for (var post = found.get().post(); before.size() < MOST_BEFORE; ) {
      var relation = post.relation();
      if (relation == null || relation.kind() != Post.Relation.Kind.REPLY) {
        break;
      }
      var above = one(relation.id());
      if (above.isEmpty()) {
        break;
      }
      post = above.get().post();
      before.addFirst(post);
    }
    return Optional.of(new Conversation(before, found.get().post(), answers(found.get())));
  }

  private record One(Post post, String conversation) {}

  private Optional<One> one(String id) throws IOException, InterruptedException {
    if (!PostObjects.isId(id)) {
      return Optional.empty();
    }
    return api.get("tweets/" + id, PostObjects.FIELDS, NEEDS)
        .one()
        .flatMap(json ->
            new PostObjects(json, clock.instant())
                .post(json.path("data"))
                .map(p -> new One(p, json.path("data").path("conversation_id").asString(""))));
  }

  /// The answers of the last seven days; a plan without search has none.
  private List<Post> answers(One of) throws IOException, InterruptedException {
    if (!PostObjects.isId(of.conversation())) {
      return List.of();
    }
    var parameters = new TreeMap<>(PostObjects.FIELDS);
    parameters.put("query", "conversation_id:" + of.conversation());
    parameters.put("since_id", of.post().id());
    parameters.put("max_results", Integer.toString(A_REQUEST));
    var answer = api.get("tweets/search/recent", parameters, NEEDS);
    if (answer instanceof XAnswer.NotPermitted || answer instanceof XAnswer.Refused) {
      return List.of();
    }
    var json = answer.one();
    if (json.isEmpty()) {
      return List.of();
    }
    var objects = new PostObjects(json.get(), clock.instant());
    var posts = new ArrayList<Post>();
    objects.entries().forEach(entry -> objects.post(entry).ifPresent(posts::add));
    return below(of.post().id(), posts);
  }

  /// Those that answer it, or an answer to it.
  private static List<Post> below(String id, List<Post> posts) {
    posts.sort(Comparator.comparing(Post::at).thenComparing(Post::id));
    var above = new HashSet<>(Set.of(id));
    var below = new ArrayList<Post>();
    for (var post : posts) {
      if (post.relation() != null && above.contains(post.relation().id())) {
        above.add(post.id());
        below.add(post);
      }
    }
    return below;
  }

  /// Which of these posts are no longer there for anybody who is not their author: deleted,
  /// withheld, or of an account that is gone or closed.
  @Override
  public Set<String> gone(List<Known> posts) throws IOException, InterruptedException {
    var postIds = posts.stream().map(Known::id).filter(PostObjects::isId).toList();
    var gone = new HashSet<String>();
    for (int from = 0; from < postIds.size(); from += A_REQUEST) {
      var ids = postIds.subList(from, Math.min(postIds.size(), from + A_REQUEST));
      var asked = Map.of("ids", String.join(",", ids), "tweet.fields", "withheld");
      var json = api.get("tweets", asked, NEEDS).one();
      if (json.isEmpty()) {
        continue;
      }
      var there = new HashSet<String>();
      for (var post : json.get().path("data")) {
        if (!post.has("withheld")) {
          there.add(post.path("id").asString(""));
        }
      }
      ids.stream().filter(id -> !there.contains(id)).forEach(gone::add);
    }
    return gone;
  }

  /// Reads how far a post of the account went. X tells clicks for thirty days only.
  public InsightReader insights() {
    return this::count;
  }

  private Optional<Insights> count(String postId) throws IOException, InterruptedException {
    if (!PostObjects.isId(postId)) {
      return Optional.empty();
    }
    var path = "tweets/" + postId;
    var own = Map.of("tweet.fields", "public_metrics,non_public_metrics");
    var answer = api.get(path, own, NEEDS);
    boolean partly = answer instanceof XAnswer.Given(var json, _) && !json.path("data").isObject();
    if (partly || answer instanceof XAnswer.Refused || answer instanceof XAnswer.NotPermitted) {
      answer = api.get(path, Map.of("tweet.fields", "public_metrics"), NEEDS);
    }
    return answer
        .one()
        .map(json -> json.path("data"))
        .filter(JsonNode::isObject)
        .map(post -> new Insights(postId, counts(post)));
  }

  private static Map<Measure, Long> counts(JsonNode post) {
    Map<Measure, Long> counts = new EnumMap<>(Measure.class);
    var open = post.path("public_metrics");
    put(counts, Measure.REACTIONS, open.path("like_count"));
    put(counts, Measure.ANSWERS, open.path("reply_count"));
    put(counts, Measure.SAVES, open.path("bookmark_count"));
    put(counts, Measure.VIEWS, open.path("impression_count"));
    if (open.path("retweet_count").isIntegralNumber()) {
      long shares = open.path("retweet_count").asLong(0) + open.path("quote_count").asLong(0);
      counts.put(Measure.SHARES, Math.max(0, shares));
    }
    put(counts, Measure.CLICKS, post.path("non_public_metrics").path("url_link_clicks"));
    return counts;
  }

  private static void put(Map<Measure, Long> counts, Measure measure, JsonNode value) {
    if (value.isIntegralNumber() && value.asLong() >= 0) {
      counts.put(measure, value.asLong());
    }
  }
}
