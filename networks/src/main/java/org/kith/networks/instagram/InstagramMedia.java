package org.kith.networks.instagram;

import java.net.URI;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kith.networks.Account;
import org.kith.networks.Network;
import org.kith.networks.Post;
import org.kith.networks.graph.GraphTime;
import org.kith.networks.http.WebAddress;
import org.kith.networks.text.Prose;
import tools.jackson.databind.JsonNode;

/// Turns media objects and comments into posts.
///
/// Instagram gives the id of an author for own media and for comments. For media of others it gives
/// the handle alone; such an account is known by `@handle`, and becomes another one when it renames
/// itself.
final class InstagramMedia {

  /// What is asked of a media object.
  static final String FIELDS = "id,caption,media_type,permalink,timestamp,username";

  /// What is asked of a comment.
  static final String COMMENT_FIELDS = "id,text,timestamp,username,from{id,username}";

  static final String TIME = "timestamp";

  private static final Pattern ID = Pattern.compile("\\d{1,30}");
  private static final Pattern HANDLE = Pattern.compile("[a-z0-9._]{1,30}");
  private static final URI SITE = URI.create("https://www.instagram.com/");

  private InstagramMedia() {}

  static boolean isId(String id) {
    return ID.matcher(id).matches();
  }

  static boolean isHandle(String handle) {
    return HANDLE.matcher(handle).matches();
  }

  /// Why an entry cannot be kept; empty if it can.
  static String flaw(JsonNode json, Instant now) {
    if (!isId(json.path("id").asString(""))) {
      return "it has no id";
    }
    if (GraphTime.time(json.path(TIME).asString(""), now).isEmpty()) {
      return "it does not say when it was written";
    }
    return handle(json).isEmpty() ? "Instagram does not say who wrote it" : "";
  }

  /// @param own the connected account, whose posts are known by its id; null if none is
  static Optional<Post> media(JsonNode json, @Nullable InstagramAccess own, Instant now) {
    if (!flaw(json, now).isEmpty()) {
      return Optional.empty();
    }
    var handle = handle(json);
    var key = own != null && own.handle().equalsIgnoreCase(handle) ? own.id() : "@" + handle;
    return Optional.of(post(json, new Account(Network.INSTAGRAM, key, handle, handle), null, now));
  }

  /// A comment, and the answers below it.
  ///
  /// @param below id of the media object or the comment it stands below
  /// @param page where the media object is shown
  static Optional<Post> comment(JsonNode json, String below, @Nullable URI page, Instant now) {
    if (!flaw(json, now).isEmpty()) {
      return Optional.empty();
    }
    var handle = handle(json);
    var id = json.path("from").path("id").asString("");
    var author = new Account(Network.INSTAGRAM, isId(id) ? id : "@" + handle, handle, handle);
    var parent = json.path("parent_id").asString("");
    var relation = new Post.Relation(Post.Relation.Kind.REPLY, isId(parent) ? parent : below);
    var post = post(json, author, relation, now);
    return Optional.of(page == null ? post : at(post, page));
  }

  private static Post post(
      JsonNode json, Account author, Post.@Nullable Relation relation, Instant now) {
    var said = json.has("caption") ? json.path("caption") : json.path("text");
    var text = Prose.lines(said.asString(""));
    return new Post(
        json.path("id").asString(""),
        author,
        page(json).orElse(SITE.resolve(author.handle() + "/")),
        GraphTime.time(json.path(TIME).asString(""), now).orElseThrow(),
        "",
        text,
        Prose.links(text),
        Prose.tags(text),
        "",
        relation);
  }

  private static Post at(Post post, URI page) {
    return new Post(
        post.id(),
        post.author(),
        page,
        post.at(),
        post.title(),
        post.text(),
        post.links(),
        post.tags(),
        post.language(),
        post.relation());
  }

  /// Where a media object is shown.
  static Optional<URI> page(JsonNode json) {
    return WebAddress.parse(json.path("permalink").asString(""));
  }

  /// Who wrote it; empty if that is not said.
  private static String handle(JsonNode json) {
    var from = json.path("from").path("username").asString("");
    var handle = (from.isEmpty() ? json.path("username").asString("") : from);
    handle = handle.strip().replaceFirst("^@", "").toLowerCase(Locale.ROOT);
    return isHandle(handle) ? handle : "";
  }
}
