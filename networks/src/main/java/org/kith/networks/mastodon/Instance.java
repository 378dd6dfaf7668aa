package org.kith.networks.mastodon;

import java.net.URI;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kith.networks.Abilities.Limits;
import org.kith.networks.http.WebAddress;
import tools.jackson.databind.JsonNode;

/// What a server says about itself, in version 2 of its answer or in version 1, which Akkoma,
/// Pleroma and Pixelfed still give.
///
/// @param domain what stands behind the `@` of its accounts
/// @param version as the server writes it: `4.6.4`, `2.7.2 (compatible; Akkoma 3.15.2)`
/// @param streaming where its stream is, `ws:` or `wss:`; null if it has none
/// @param limits what a post must keep to
/// @param charactersPerLink what a link counts for, however long it is
/// @param pictureTypes media types of pictures it takes; empty if it does not say
public record Instance(
    String domain,
    String version,
    @Nullable URI streaming,
    Limits limits,
    int charactersPerLink,
    Set<String> pictureTypes) {

  private static final int USUAL_LENGTH = 500;
  private static final int USUAL_LINK = 23;
  private static final int USUAL_PICTURES = 4;
  private static final int USUAL_PICTURE_BYTES = 16 << 20;
  private static final int USUAL_ALT = 1500;

  public Instance {
    pictureTypes = Set.copyOf(pictureTypes);
  }

  /// Empty if it is neither version of that answer.
  static Optional<Instance> of(JsonNode json) {
    var named = json.path("domain").asString(json.path("uri").asString(""));
    var domain = named.replaceFirst("^https?://", "").replaceFirst("/.*$", "");
    if (domain.isBlank() || !json.path("version").isString()) {
      return Optional.empty();
    }
    var configuration = json.path("configuration");
    var statuses = configuration.path("statuses");
    var media = configuration.path("media_attachments");
    var length =
        count(statuses.path("max_characters"), count(json.path("max_toot_chars"), USUAL_LENGTH));
    var types = new LinkedHashSet<String>();
    for (var type : media.path("supported_mime_types")) {
      if (type.asString("").startsWith("image/")) {
        types.add(type.asString(""));
      }
    }
    return Optional.of(
        new Instance(
            domain,
            json.path("version").asString(""),
            streaming(json),
            new Limits(
                length,
                Limits.Unit.CHARACTERS,
                count(statuses.path("max_media_attachments"), USUAL_PICTURES),
                count(media.path("image_size_limit"), USUAL_PICTURE_BYTES),
                count(media.path("description_limit"), USUAL_ALT)),
            count(statuses.path("characters_reserved_per_url"), USUAL_LINK),
            types));
  }

  private static @Nullable URI streaming(JsonNode json) {
    var url =
        json.path("configuration")
            .path("urls")
            .path("streaming")
            .asString(json.path("urls").path("streaming_api").asString(""));
    var http = url.replaceFirst("(?i)^ws(s?)://", "http$1://");
    return WebAddress.parse(http)
        .map(u -> URI.create(u.toString().replaceFirst("^http", "ws").replaceFirst("/+$", "")))
        .orElse(null);
  }

  private static int count(JsonNode node, int otherwise) {
    return node.canConvertToInt() && node.asInt() > 0 ? node.asInt() : otherwise;
  }
}
