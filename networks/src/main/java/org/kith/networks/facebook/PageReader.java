package org.kith.networks.facebook;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import org.kith.networks.Cursor;
import org.kith.networks.MentionReader;
import org.kith.networks.Reading;
import org.kith.networks.graph.Edge;
import org.kith.networks.graph.Graph;
import org.kith.networks.graph.GraphAnswer;
import org.kith.networks.graph.GraphCall;
import org.kith.networks.graph.Harvest;
import org.kith.networks.graph.Newest;
import tools.jackson.databind.JsonNode;

/// Hears one of three things about a page: its own posts, the comments on its posts of the last
/// month, or posts of others that mention it.
///
/// The API tells nothing of what was deleted: [FacebookPosts] finds a post gone when it is asked
/// for again.
public final class PageReader implements MentionReader {

  /// What is heard.
  public enum Hears {
    OWN_POSTS,
    COMMENTS,
    MENTIONS
  }

  static final String TIME = "created_time";
  private static final Duration RECENT = Duration.ofDays(30);
  private static final int PAGES = 10;
  private static final int PAGE = 100;
  private static final int POSTS_A_PAGE = 25;

  private final Graph graph;
  private final PageAccess page;
  private final Hears hears;
  private final InstantSource clock;

  public PageReader(Graph graph, PageAccess page, Hears hears, InstantSource clock) {
    this.graph = graph;
    this.page = page;
    this.hears = hears;
    this.clock = clock;
  }

  @Override
  public Reading read(Cursor since) throws IOException, InterruptedException {
    var newest = Newest.of(since);
    var harvest = new Harvest(newest, clock.instant());
    switch (hears) {
      case OWN_POSTS -> posts(harvest, "published_posts", "pages_read_engagement", newest);
      case MENTIONS -> posts(harvest, "tagged", "pages_read_user_content", newest);
      case COMMENTS -> comments(harvest, newest);
    }
    return harvest.reading();
  }

  private void posts(Harvest harvest, String edge, String needs, Newest newest)
      throws IOException, InterruptedException {
    var call =
        GraphCall.get(page.id() + "/" + edge, needs)
            .with("fields", PagePosts.FIELDS)
            .with("limit", Integer.toString(PAGE))
            .with("since", since(newest));
    harvest.add(
        Edge.read(graph, call, newest.isStart() ? 1 : PAGES),
        TIME,
        json -> PagePosts.post(json, null, clock.instant()));
  }

  /// Comments come with the posts they stand below; where there are more than fit, the post is
  /// asked for the rest.
  private void comments(Harvest harvest, Newest newest) throws IOException, InterruptedException {
    var modifiers =
        ".filter(stream).order(reverse_chronological).limit(%d)%s"
            .formatted(PAGE, newest.isStart() ? "" : ".since(" + since(newest) + ")");
    var call =
        GraphCall.get(page.id() + "/published_posts", "pages_read_user_content")
            .with("fields", "id,comments" + modifiers + "{" + PagePosts.COMMENT_FIELDS + "}")
            .with("limit", Integer.toString(POSTS_A_PAGE))
            .with("since", Long.toString(clock.instant().minus(RECENT).getEpochSecond()));
    var posts = Edge.read(graph, call, PAGES);
    harvest.answered(posts.last());
    for (var post : posts.entries()) {
      var id = post.path("id").asString("");
      take(harvest, post.path("comments"), id);
      var after = next(post.path("comments"));
      if (!after.isEmpty() && PagePosts.isId(id)) {
        rest(harvest, id, after, newest);
      }
    }
  }

  private void rest(Harvest harvest, String post, String after, Newest newest)
      throws IOException, InterruptedException {
    var call =
        GraphCall.get(post + "/comments", "pages_read_user_content")
            .with("fields", PagePosts.COMMENT_FIELDS)
            .with("filter", "stream")
            .with("order", "reverse_chronological")
            .with("limit", Integer.toString(PAGE))
            .with("since", since(newest))
            .with("after", after);
    var answer = graph.ask(call);
    harvest.answered(answer);
    if (answer instanceof GraphAnswer.Given(var json, _)) {
      take(harvest, json, post);
      if (!next(json).isEmpty()) {
        harvest.isNotWhole();
      }
    }
  }

  private void take(Harvest harvest, JsonNode list, String below) {
    list.path("data")
        .forEach(entry ->
            harvest.add(entry, TIME, json -> PagePosts.post(json, below, clock.instant())));
  }

  private static String next(JsonNode list) {
    var paging = list.path("paging");
    return paging.has("next") ? paging.path("cursors").path("after").asString("") : "";
  }

  private static String since(Newest newest) {
    return newest.isStart() ? "" : Long.toString(newest.since().getEpochSecond());
  }
}
