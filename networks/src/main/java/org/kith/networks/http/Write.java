package org.kith.networks.http;

import java.net.URI;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Everything Kith ever changes elsewhere; the gateway sends nothing else (P13).
///
/// Own posts and answers that a person wrote, what belongs to them (pictures, tags), the way in and
/// out of a connected account, and what tells others that something was said. No follow, like,
/// repost or private message is among them, and none can be sent by mistake: a new kind of write
/// needs a new line here, where everybody sees it.
public enum Write {
  MASTODON_APP("POST", "/api/v1/apps", Shape.ANY),
  MASTODON_PICTURE("POST", "/api/v2/media", Shape.ANY),
  /// With any other visibility this would be a private message.
  MASTODON_POST("POST", "/api/v1/statuses", Shape.saying("visibility", "public")),
  MASTODON_EDIT("PUT", "/api/v1/statuses/{id}", Shape.without("visibility")),
  MASTODON_DELETION("DELETE", "/api/v1/statuses/{id}", Shape.ANY),
  MASTODON_CANCEL("DELETE", "/api/v1/scheduled_statuses/{id}", Shape.ANY),

  AT_LOGIN("POST", "/xrpc/com.atproto.server.createSession", Shape.ANY),
  AT_RENEWAL("POST", "/xrpc/com.atproto.server.refreshSession", Shape.ANY),
  AT_LOGOUT("POST", "/xrpc/com.atproto.server.deleteSession", Shape.ANY),
  AT_PICTURE("POST", "/xrpc/com.atproto.repo.uploadBlob", Shape.ANY),
  AT_POST("POST", "/xrpc/com.atproto.repo.createRecord", Shape.record("app.bsky.feed.post")),
  AT_EDIT("POST", "/xrpc/com.atproto.repo.putRecord", Shape.record("app.bsky.feed.post")),
  AT_DELETION("POST", "/xrpc/com.atproto.repo.deleteRecord", Shape.record("app.bsky.feed.post")),

  X_PICTURE("POST", "/2/media/upload", Shape.ANY),
  X_PICTURE_WORDS("POST", "/2/media/metadata", Shape.ANY),
  X_POST("POST", "/2/tweets", Shape.jsonOf(Set.of("text", "reply", "media"))),
  X_DELETION("DELETE", "/2/tweets/{id}", Shape.ANY),

  META_TOKEN("POST", "/v{n}/oauth/access_token", Shape.ANY),
  FACEBOOK_POST("POST", "/v{n}/{id}/feed", Shape.ANY),
  FACEBOOK_PICTURE("POST", "/v{n}/{id}/photos", Shape.ANY),
  FACEBOOK_EDIT("POST", "/v{n}/{id}", Shape.with("message")),
  META_ANSWER("POST", "/v{n}/{id}/comments", Shape.with("message")),
  META_DELETION("DELETE", "/v{n}/{id}", Shape.ANY),
  INSTAGRAM_DRAFT("POST", "/v{n}/{id}/media", Shape.ANY),
  INSTAGRAM_POST("POST", "/v{n}/{id}/media_publish", Shape.with("creation_id")),
  INSTAGRAM_ANSWER("POST", "/v{n}/{id}/replies", Shape.with("message")),

  WORDPRESS_POST("POST", "…/wp/v2/posts", Shape.ANY),
  WORDPRESS_EDIT("POST", "…/wp/v2/posts/{id}", Shape.ANY),
  /// Into the trash: no parameter makes it final.
  WORDPRESS_DELETION("DELETE", "…/wp/v2/posts/{id}", Shape.ANY),
  WORDPRESS_PICTURE("POST", "…/wp/v2/media", Shape.ANY),
  WORDPRESS_TAG("POST", "…/wp/v2/tags", Shape.ANY),

  OAUTH("POST", "…", Shape.oauth()),
  WEBMENTION("POST", "…", Shape.anybody(Set.of("source", "target")::contains)),
  PINGBACK("POST", "…", Shape.ping()),
  HUB("POST", "…", Shape.anybody(field -> field.startsWith("hub."))),
  HOOK("POST", "…", Shape.signed()),
  OWN_API("POST|PUT|PATCH|DELETE", "…/api/v1/{path}", Shape.ownToken());

  private final Pattern methods;
  private final String where;
  private final Pattern address;

  @SuppressWarnings("ImmutableEnumChecker") // shapes hold nothing that changes
  private final Shape shape;

  Write(String methods, String where, Shape shape) {
    this.methods = Pattern.compile(methods);
    this.where = where;
    this.address = Pattern.compile(pattern(where));
    this.shape = shape;
  }

  /// Which write a request is; empty for one that is none of these.
  public static Optional<Write> of(Request request) {
    return Arrays.stream(values()).filter(write -> write.is(request)).findFirst();
  }

  /// Method and path, as people read them.
  @Override
  public String toString() {
    return methods + " " + where;
  }

  private boolean is(Request request) {
    return methods.matcher(request.method()).matches()
        && address.matcher(path(request.url())).matches()
        && shape.fits(request);
  }

  private static String path(URI url) {
    return url.getRawPath() + (url.getRawQuery() == null ? "" : "?" + url.getRawQuery());
  }

  private static String pattern(String where) {
    var path =
        where
            .replace(".", "\\.")
            .replace("…/wp", "…(/|%2F)wp")
            .replace("…", ".*")
            .replace("{n}", "\\d+\\.\\d+")
            .replace("{id}", "[\\w-]+")
            .replace("{path}", ".+");
    // The app's signature, what a picture shows, which fields are to come back; nothing else.
    return path + "([?&](appsecret_proof|alt_text|_fields)=[^&]*)*";
  }
}
