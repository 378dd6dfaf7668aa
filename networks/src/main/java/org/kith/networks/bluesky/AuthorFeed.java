package org.kith.networks.bluesky;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.kith.networks.Cursor;
import org.kith.networks.MentionReader;
import org.kith.networks.Post;
import org.kith.networks.Reading;
import org.kith.networks.SlowDownException;
import org.kith.networks.http.HttpGateway;
import tools.jackson.databind.JsonNode;

/// Reads what one account posts and reposts, from an AppView, without logging in. For accounts that
/// are read now and then; whoever listens to many takes [Jetstream].
///
/// A post that is taken back just stops being listed; [BlueskyPosts] tells whether one still is.
public final class AuthorFeed implements MentionReader {

  private static final String METHOD = "app.bsky.feed.getAuthorFeed";

  private final String did;
  private final NewestFirst feed;

  /// @param did whose
  public AuthorFeed(HttpGateway http, URI appView, String did) {
    if (!AtSyntax.isDid(did)) {
      throw new IllegalArgumentException("did must be a DID, was '%.80s'".formatted(did));
    }
    this.did = did;
    var xrpc = new Xrpc(http::ask, appView);
    this.feed = new NewestFirst("feed", page -> ask(xrpc, page), this::entry);
  }

  private Optional<JsonNode> ask(Xrpc xrpc, Map<String, String> page)
      throws IOException, InterruptedException {
    var parameters = new TreeMap<>(page);
    parameters.put("actor", did);
    parameters.put("filter", "posts_with_replies");
    return xrpc.query(METHOD, parameters);
  }

  @Override
  public Reading read(Cursor since) throws IOException, InterruptedException {
    try {
      return feed.read(
          since, "The account %s is deleted, suspended or switched off.".formatted(did));
    } catch (SlowDownException e) {
      return new Reading.SlowDown(e.notBefore(), String.valueOf(e.getMessage()));
    }
  }

  /// A post of the account, or somebody's that it repeated.
  private Optional<NewestFirst.Entry> entry(JsonNode item) {
    var shown = item.path("post");
    var reason = item.path("reason");
    boolean isRepost = reason.path("$type").asString("").endsWith("#reasonRepost");
    var seen = isRepost ? reason : shown;
    var at = AtSyntax.datetime(seen.path("indexedAt").asString(""));
    var posts = new ArrayList<Post>();
    PostViews.post(shown)
        .ifPresent(post -> {
          if (isRepost) {
            PostViews.repost(reason, post).ifPresent(posts::add);
          }
          posts.add(post);
        });
    var id = (isRepost ? reason : shown).path("uri").asString("");
    return at.map(when -> new NewestFirst.Entry(id, when, List.copyOf(posts.reversed())));
  }
}
