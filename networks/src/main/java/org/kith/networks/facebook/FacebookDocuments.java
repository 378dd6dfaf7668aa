package org.kith.networks.facebook;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kith.networks.Document;
import org.kith.networks.DocumentReader;
import org.kith.networks.Heard;
import org.kith.networks.Understood;
import org.kith.networks.Understood.Dropped;
import org.kith.networks.graph.GraphEntries;
import tools.jackson.databind.JsonNode;

/// Reads what the Graph API says of posts and comments of a page: one of them, or a list (`data`).
public final class FacebookDocuments implements DocumentReader {

  private static final String FORMAT = "Facebook Graph API";

  private final InstantSource clock;

  public FacebookDocuments(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public Optional<Understood> read(Document document) {
    var entries = GraphEntries.of(document.body());
    if (entries.stream().noneMatch(FacebookDocuments::looksLikeOne)) {
      return Optional.empty();
    }
    List<Heard> heard = new ArrayList<>();
    List<Dropped> dropped = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      var entry = entries.get(i);
      PagePosts.post(entry, null, clock.instant()).map(Heard.Said::new).ifPresent(heard::add);
      var flaw = PagePosts.flaw(entry, clock.instant());
      if (!flaw.isEmpty()) {
        dropped.add(new Dropped("data[%d]".formatted(i), flaw));
      }
      for (var comment : entry.path("comments").path("data")) {
        PagePosts.post(comment, entry.path("id").asString(""), clock.instant())
            .map(Heard.Said::new)
            .ifPresentOrElse(
                heard::add,
                () ->
                    dropped.add(
                        new Dropped(
                            "comment " + comment.path("id").asString("without an id"),
                            PagePosts.flaw(comment, clock.instant()))));
      }
    }
    return Optional.of(new Understood(FORMAT, List.of(), heard, dropped));
  }

  private static boolean looksLikeOne(JsonNode entry) {
    return PagePosts.isId(entry.path("id").asString("")) && entry.has("created_time");
  }
}
