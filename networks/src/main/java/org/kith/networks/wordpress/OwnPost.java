package org.kith.networks.wordpress;

import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.kith.networks.Published;
import org.kith.networks.http.WebAddress;
import tools.jackson.databind.JsonNode;

/// A post of the site as its API tells of it.
///
/// @param guid what never changes about it, and what its feed calls it
/// @param link where a person can read it
/// @param at when it is, or was, published
record OwnPost(long number, String guid, String slug, String status, URI link, Instant at) {

  static final String FIELDS = "id,guid,slug,status,link,date_gmt";

  /// Empty if it lacks what a post has.
  static Optional<OwnPost> of(JsonNode json) {
    var link = WebAddress.parse(json.path("link").asString(""));
    var guid = json.path("guid").path("rendered").asString("").replace("&#038;", "&");
    long number = json.path("id").asLong(0);
    return link.isEmpty() || number <= 0
        ? Optional.empty()
        : Optional.of(
            new OwnPost(
                number,
                guid.isBlank() ? link.get().toString() : guid,
                json.path("slug").asString(""),
                json.path("status").asString(""),
                link.get(),
                at(json.path("date_gmt").asString(""))));
  }

  private static Instant at(String text) {
    try {
      return LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
    } catch (DateTimeException _) {
      return Instant.EPOCH;
    }
  }

  /// What it is to those who asked to publish it.
  Published published(String user) {
    return switch (status) {
      case "publish", "private" -> new Published.Done(guid, link);
      case "future" -> new Published.Later(Long.toString(number), at);
      case "trash" ->
          new Published.Refused(
              "It was published before and is in the trash of %s since.".formatted(link.getHost()));
      default ->
          new Published.Refused(
              "It waits on %s as %s: %s may write there, but not publish."
                  .formatted(link.getHost(), status, user));
    };
  }
}
