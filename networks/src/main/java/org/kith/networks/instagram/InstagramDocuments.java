package org.kith.networks.instagram;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kith.networks.Document;
import org.kith.networks.DocumentReader;
import org.kith.networks.Heard;
import org.kith.networks.Post;
import org.kith.networks.Understood;
import org.kith.networks.Understood.Dropped;
import org.kith.networks.graph.GraphEntries;
import tools.jackson.databind.JsonNode;

/// Reads what the Graph API says of media objects and their comments: one of them, or a list
/// (`data`).
public final class InstagramDocuments implements DocumentReader {

  private static final String FORMAT = "Instagram Graph API";

  private final InstantSource clock;

  public InstagramDocuments(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public Optional<Understood> read(Document document) {
    var entries = GraphEntries.of(document.body());
    if (entries.stream().noneMatch(InstagramDocuments::looksLikeOne)) {
      return Optional.empty();
    }
    var result = new Result();
    for (int i = 0; i < entries.size(); i++) {
      var entry = entries.get(i);
      result.add("data[" + i + "]", entry, InstagramMedia.media(entry, null, clock.instant()));
      comments(result, entry);
    }
    return Optional.of(new Understood(FORMAT, List.of(), result.heard, result.dropped));
  }

  private void comments(Result result, JsonNode media) {
    var page = InstagramMedia.page(media).orElse(null);
    var id = media.path("id").asString("");
    for (var comment : media.path("comments").path("data")) {
      var below = comment.path("id").asString("");
      result.add(
          "comment " + below, comment, InstagramMedia.comment(comment, id, page, clock.instant()));
      for (var reply : comment.path("replies").path("data")) {
        result.add(
            "reply " + reply.path("id").asString(""),
            reply,
            InstagramMedia.comment(reply, below, page, clock.instant()));
      }
    }
  }

  private final class Result {
    final List<Heard> heard = new ArrayList<>();
    final List<Dropped> dropped = new ArrayList<>();

    void add(String what, JsonNode json, Optional<Post> post) {
      post.map(Heard.Said::new)
          .ifPresentOrElse(
              heard::add,
              () -> dropped.add(new Dropped(what, InstagramMedia.flaw(json, clock.instant()))));
    }
  }

  private static boolean looksLikeOne(JsonNode entry) {
    return InstagramMedia.isId(entry.path("id").asString(""))
        && entry.has(InstagramMedia.TIME)
        && (entry.has("media_type") || entry.has("caption"));
  }
}
