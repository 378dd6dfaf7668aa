package org.kith.networks.mastodon;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kith.networks.Post;
import org.kith.networks.PostReader;
import tools.jackson.databind.JsonNode;

/// Reads one post in its conversation, as far as the server knows it.
public final class MastodonPosts implements PostReader {

  private final MastodonServer server;
  private final StatusIds ids;

  public MastodonPosts(MastodonServer server, StatusIds ids) {
    this.server = server;
    this.ids = ids;
  }

  @Override
  public Optional<Conversation> read(String postId) throws IOException, InterruptedException {
    var number = number(postId);
    if (number.isEmpty()) {
      return Optional.empty();
    }
    var path = "/api/v1/statuses/" + number.get();
    var status = server.ask(ApiCall.get(path)).one();
    if (status.isEmpty()) {
      return Optional.empty();
    }
    var around = server.ask(ApiCall.get(path + "/context")).one();
    var json = status.get().json();
    var hearing =
        new Hearing(
            server, ids, Window.of(org.kith.networks.Cursor.START, server.clock().instant()));
    hearing.announce(List.of(json));
    var before = new ArrayList<JsonNode>();
    var after = new ArrayList<JsonNode>();
    around.ifPresent(given -> given.json().path("ancestors").forEach(before::add));
    around.ifPresent(given -> given.json().path("descendants").forEach(after::add));
    hearing.announce(before);
    hearing.announce(after);
    var entities = server.entities(ids::postOf);
    return entities.status(json) instanceof Entities.Read.Kept(_, var post)
        ? Optional.of(new Conversation(posts(entities, before), post, posts(entities, after)))
        : Optional.empty();
  }

  private static List<Post> posts(Entities entities, List<JsonNode> statuses) {
    var posts = new ArrayList<Post>();
    for (var json : statuses) {
      if (entities.status(json) instanceof Entities.Read.Kept(_, var post)) {
        posts.add(post);
      }
    }
    return posts;
  }

  /// The server's number of a post: as remembered, as its URI says, or as the server finds it,
  /// which it does for its own accounts only.
  Optional<String> number(String postId) throws IOException, InterruptedException {
    var known = ids.statusOf(postId).or(() -> StatusAddress.numberIn(postId, server.address()));
    if (known.isPresent() || !server.access().permits("read:search")) {
      return known.filter(StatusAddress::isNumber);
    }
    var found =
        server
            .ask(
                ApiCall.get("/api/v2/search")
                    .with("q", postId)
                    .with("type", "statuses")
                    .with("resolve", "true"))
            .one();
    return found
        .map(given -> given.json().path("statuses").path(0))
        .filter(json -> json.path("uri").asString("").equals(postId))
        .map(json -> json.path("id").asString(""))
        .filter(StatusAddress::isNumber);
  }
}
