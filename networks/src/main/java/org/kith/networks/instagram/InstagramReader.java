package org.kith.networks.instagram;

import java.io.IOException;
import java.time.InstantSource;
import org.kith.networks.Cursor;
import org.kith.networks.MentionReader;
import org.kith.networks.Reading;
import org.kith.networks.graph.Edge;
import org.kith.networks.graph.Graph;
import org.kith.networks.graph.GraphCall;
import org.kith.networks.graph.Harvest;
import org.kith.networks.graph.Newest;
import tools.jackson.databind.JsonNode;

/// Hears one of three things about an account: its own posts, the comments on its last posts, or
/// posts of others that tag it.
///
/// Where an account is only *named* in words, Instagram tells an app by calling it back, and no
/// list holds it: [InstagramPosts] reads such a post once its id is known.
public final class InstagramReader implements MentionReader {

  /// What is heard.
  public enum Hears {
    OWN_POSTS,
    COMMENTS,
    TAGS
  }

  private static final int PAGES = 5;
  private static final int PAGE = 50;
  private static final int POSTS_WITH_COMMENTS = 25;

  private final Graph graph;
  private final InstagramAccess account;
  private final Hears hears;
  private final InstantSource clock;

  public InstagramReader(Graph graph, InstagramAccess account, Hears hears, InstantSource clock) {
    this.graph = graph;
    this.account = account;
    this.hears = hears;
    this.clock = clock;
  }

  @Override
  public Reading read(Cursor since) throws IOException, InterruptedException {
    var newest = Newest.of(since);
    var harvest = new Harvest(newest, clock.instant());
    switch (hears) {
      case OWN_POSTS -> media(harvest, "media", "instagram_basic", newest);
      case TAGS -> media(harvest, "tags", "instagram_manage_comments", newest);
      case COMMENTS -> comments(harvest, newest);
    }
    return harvest.reading();
  }

  /// `media` takes a time to begin at, `tags` does not: there, pages are read until one is old.
  private void media(Harvest harvest, String edge, String needs, Newest newest)
      throws IOException, InterruptedException {
    boolean own = hears == Hears.OWN_POSTS;
    var call =
        GraphCall.get(account.id() + "/" + edge, needs)
            .with("fields", InstagramMedia.FIELDS)
            .with("limit", Integer.toString(PAGE))
            .with(
                "since",
                own && !newest.isStart() ? Long.toString(newest.since().getEpochSecond()) : "");
    var list =
        newest.isStart()
            ? Edge.read(graph, call, 1)
            : Edge.readUntil(graph, call, PAGES, page -> newest.isOld(page, InstagramMedia.TIME));
    harvest.add(
        list,
        InstagramMedia.TIME,
        json -> InstagramMedia.media(json, own ? account : null, clock.instant()));
  }

  private void comments(Harvest harvest, Newest newest) throws IOException, InterruptedException {
    var fields =
        "id,permalink,comments.limit(%d){%s,replies{%s}}"
            .formatted(PAGE, InstagramMedia.COMMENT_FIELDS, InstagramMedia.COMMENT_FIELDS);
    var call =
        GraphCall.get(account.id() + "/media", "instagram_manage_comments")
            .with("fields", fields)
            .with("limit", Integer.toString(POSTS_WITH_COMMENTS));
    var list = Edge.read(graph, call, 1);
    harvest.answered(list.last());
    for (var media : list.entries()) {
      var id = media.path("id").asString("");
      for (var comment : media.path("comments").path("data")) {
        take(harvest, comment, id, media);
        for (var reply : comment.path("replies").path("data")) {
          take(harvest, reply, comment.path("id").asString(""), media);
        }
      }
      var comments = media.path("comments");
      if (comments.path("paging").has("next")
          && !newest.isOld(comments.path("data"), InstagramMedia.TIME)) {
        harvest.isNotWhole(); // more than fifty new ones on one post
      }
    }
  }

  private void take(Harvest harvest, JsonNode comment, String below, JsonNode media) {
    harvest.add(
        comment,
        InstagramMedia.TIME,
        json ->
            InstagramMedia.comment(
                json, below, InstagramMedia.page(media).orElse(null), clock.instant()));
  }
}
