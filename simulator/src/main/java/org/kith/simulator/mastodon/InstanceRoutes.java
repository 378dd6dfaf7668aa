package org.kith.simulator.mastodon;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/// What the server says about itself.
record InstanceRoutes(Town town, Shapes shapes) {

  static final String VERSION = "4.6.4";
  static final int LENGTH = 500;
  static final int PICTURES = 4;
  private static final int PICTURE_BYTES = 16 << 20;

  List<Route> routes() {
    return List.of(
        Route.open("GET", "/api/v2/instance", "", _ -> Reply.json(version2())),
        Route.open(
            "GET",
            "/api/v1/instance",
            "",
            _ -> Reply.json(version1()).with("Deprecation", "@1668384000")),
        Route.open("GET", "/api/v1/instance/rules", "", _ -> Reply.json(Shapes.JSON.arrayNode())),
        Route.open("GET", "/health", "", _ -> Reply.text(200, "text/plain; charset=utf-8", "OK")),
        Route.open("GET", "/.well-known/nodeinfo", "", _ -> Reply.json(nodeInfoLink())),
        Route.open("GET", "/nodeinfo/2.0", "", _ -> Reply.json(nodeInfo())));
  }

  private String streaming() {
    return town.base.replaceFirst("^http", "ws");
  }

  private ObjectNode version2() {
    var json =
        Shapes.JSON
            .objectNode()
            .put("domain", town.host)
            .put("title", "A server that never was")
            .put("version", VERSION)
            .put("source_url", "https://github.com/mastodon/mastodon")
            .put("description", "Everybody here is invented.");
    json.putObject("usage").putObject("users").put("active_month", town.people().size());
    json.putObject("thumbnail").put("url", town.base + "/preview.png");
    json.putArray("icon");
    json.putArray("languages").add("en");
    json.set("configuration", configuration());
    json.putObject("registrations")
        .put("enabled", false)
        .put("approval_required", false)
        .put("reason_required", false)
        .putNull("message")
        .putNull("min_age")
        .putNull("url");
    json.putObject("api_versions").put("mastodon", 11);
    json.putObject("contact").put("email", "").putNull("account");
    json.putArray("rules");
    return json;
  }

  private ObjectNode configuration() {
    var json = Shapes.JSON.objectNode();
    json.putObject("urls")
        .put("streaming", streaming())
        .putNull("status")
        .put("about", town.base + "/about")
        .put("privacy_policy", town.base + "/privacy-policy")
        .putNull("terms_of_service");
    json.putObject("vapid").put("public_key", "");
    json.putObject("accounts")
        .put("max_featured_tags", 10)
        .put("max_pinned_statuses", 5)
        .put("max_profile_fields", 4)
        .put("max_note_length", 500)
        .put("max_display_name_length", 40)
        .put("max_avatar_description_length", 150)
        .put("max_header_description_length", 150)
        .put("profile_field_name_limit", 255)
        .put("profile_field_value_limit", 255);
    statuses(json);
    json.putObject("polls")
        .put("max_options", 4)
        .put("max_characters_per_option", 50)
        .put("min_expiration", 300)
        .put("max_expiration", 2629746);
    json.putObject("translation").put("enabled", false);
    var access = json.putObject("timelines_access");
    for (var feed : List.of("live_feeds", "hashtag_feeds", "trending_link_feeds")) {
      access.putObject(feed).put("local", "public").put("remote", "public");
    }
    return json.put("limited_federation", false);
  }

  private static void statuses(ObjectNode json) {
    json.putObject("statuses")
        .put("max_characters", LENGTH)
        .put("max_media_attachments", PICTURES)
        .put("characters_reserved_per_url", 23);
    var media =
        json.putObject("media_attachments")
            .put("description_limit", 1500)
            .put("image_matrix_limit", 33177600)
            .put("image_size_limit", PICTURE_BYTES)
            .put("video_frame_rate_limit", 120)
            .put("video_matrix_limit", 8294400)
            .put("video_size_limit", 103809024);
    var types = media.putArray("supported_mime_types");
    List.of("image/jpeg", "image/png", "image/gif", "image/webp").forEach(types::add);
  }

  private ObjectNode version1() {
    var json =
        Shapes.JSON
            .objectNode()
            .put("uri", town.host)
            .put("title", "A server that never was")
            .put("short_description", "Everybody here is invented.")
            .put("description", "Everybody here is invented.")
            .put("email", "")
            .put("version", VERSION);
    json.putObject("urls").put("streaming_api", streaming());
    json.putObject("stats")
        .put("user_count", town.people().size())
        .put("status_count", town.notes().size())
        .put("domain_count", 0);
    json.put("thumbnail", town.base + "/preview.png");
    json.putArray("languages").add("en");
    json.put("registrations", false).put("approval_required", false).put("invites_enabled", false);
    json.set("configuration", configuration());
    json.putNull("contact_account");
    json.putArray("rules");
    return json;
  }

  private ObjectNode nodeInfoLink() {
    var json = Shapes.JSON.objectNode();
    json.putArray("links")
        .addObject()
        .put("rel", "http://nodeinfo.diaspora.software/ns/schema/2.0")
        .put("href", town.base + "/nodeinfo/2.0");
    return json;
  }

  private ObjectNode nodeInfo() {
    var json = Shapes.JSON.objectNode().put("version", "2.0");
    json.putObject("software").put("name", "mastodon").put("version", VERSION);
    json.putArray("protocols").add("activitypub");
    json.putObject("services").putArray("outbound");
    json.putObject("usage").putObject("users").put("total", town.people().size());
    json.put("openRegistrations", false).putObject("metadata");
    return json;
  }
}
