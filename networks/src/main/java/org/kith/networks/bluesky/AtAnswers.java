package org.kith.networks.bluesky;

import java.util.Optional;
import java.util.function.Predicate;
import org.kith.networks.Follow;
import org.kith.networks.Network;
import org.kith.networks.Understood;
import tools.jackson.databind.JsonNode;

/// Understands the answers of servers of the AT Protocol by what stands in them; no answer says
/// which question it belongs to.
final class AtAnswers {

  private static final String NOT_SHOWN = "It is deleted, blocked, or not shown to everybody.";

  private final JsonNode json;
  private final Found found = new Found();

  private AtAnswers(JsonNode json) {
    this.json = json;
  }

  /// Empty if it is none of them.
  static Optional<Understood> understood(JsonNode json) {
    return new AtAnswers(json).understood();
  }

  private Optional<Understood> understood() {
    if (isView(json.path("post")) || json.path("thread").isObject()) {
      return thread(json.path("thread").isObject() ? json.path("thread") : json);
    }
    if (has("feed", item -> isView(item.path("post")))) {
      return each("feed", this::item, "Bluesky feed");
    }
    if (has("posts", AtAnswers::isView)) {
      return each("posts", this::post, "Bluesky posts");
    }
    if (has("notifications", AtAnswers::isView)) {
      return each("notifications", this::notification, "Bluesky notifications");
    }
    if (isView(json)) {
      post(json, "the post");
      return done("Bluesky post");
    }
    return accounts().or(this::records);
  }

  private Optional<Understood> accounts() {
    if (isAccount(json)) {
      profile(json, "the profile");
      return done("Bluesky profile");
    }
    if (has("profiles", AtAnswers::isAccount)) {
      return each("profiles", this::profile, "Bluesky profiles");
    }
    if (has("actors", AtAnswers::isAccount)) {
      return each("actors", this::profile, "Bluesky profiles");
    }
    if (isAccount(json.path("subject")) && json.path("followers").isArray()) {
      return each("followers", this::follower, "Bluesky followers");
    }
    if (isAccount(json.path("subject")) && json.path("follows").isArray()) {
      return each("follows", this::followed, "Bluesky follows");
    }
    return Optional.empty();
  }

  private Optional<Understood> records() {
    if (has("records", AtAnswers::isRecord)) {
      return each("records", this::record, "AT Protocol records");
    }
    if (isRecord(json)) {
      record(json, "the record");
      return done("AT Protocol record");
    }
    return Optional.empty();
  }

  private interface Part {
    void take(JsonNode part, String name);
  }

  private boolean has(String list, Predicate<JsonNode> kind) {
    for (var node : json.path(list)) {
      if (kind.test(node)) {
        return true;
      }
    }
    return false;
  }

  private Optional<Understood> each(String list, Part part, String format) {
    int i = 0;
    for (var node : json.path(list)) {
      part.take(node, "%s[%d]".formatted(list, i++));
    }
    return done(format);
  }

  private Optional<Understood> done(String format) {
    return Optional.of(found.understood(format));
  }

  private Optional<Understood> thread(JsonNode thread) {
    var conversation = Threads.conversation(thread, uri -> found.drop(uri, NOT_SHOWN));
    conversation.ifPresent(c -> {
      c.before().forEach(found::said);
      found.said(c.post());
      c.answers().forEach(found::said);
    });
    return done("Bluesky thread");
  }

  private void item(JsonNode item, String name) {
    var post = PostViews.post(item.path("post"));
    if (post.isEmpty()) {
      found.drop(name, NOT_SHOWN);
      return;
    }
    found.said(post.get());
    var reason = item.path("reason");
    if (reason.path("$type").asString("").endsWith("#reasonRepost")) {
      PostViews.repost(reason, post.get())
          .ifPresentOrElse(
              found::said, () -> found.drop(name + ".reason", "The repost has no address."));
    }
  }

  private void post(JsonNode view, String name) {
    PostViews.post(view).ifPresentOrElse(found::said, () -> found.drop(name, NOT_SHOWN));
  }

  private void notification(JsonNode view, String name) {
    var reason = view.path("reason").asString("");
    switch (reason) {
      case "mention", "reply", "quote", "repost", "repost-via-repost", "subscribed-post" ->
          post(view, name);
      default -> found.drop(name, "'%.40s' tells of nothing that was said.".formatted(reason));
    }
  }

  private void profile(JsonNode view, String name) {
    Profiles.ofView(view)
        .ifPresentOrElse(found::profile, () -> found.drop(name, "It names no account by its DID."));
  }

  private void follower(JsonNode view, String name) {
    profile(view, name);
    follow(text(view, "did"), text(json.path("subject"), "did"), name);
  }

  private void followed(JsonNode view, String name) {
    profile(view, name);
    follow(text(json.path("subject"), "did"), text(view, "did"), name);
  }

  private void follow(String follower, String followed, String name) {
    if (AtSyntax.isDid(follower) && AtSyntax.isDid(followed)) {
      found.follows(new Follow(Network.BLUESKY, follower, followed));
    } else {
      found.drop(name, "It does not name two accounts by their DIDs.");
    }
  }

  /// A record with its address. It says itself when it was written, and nobody vouches for it.
  private void record(JsonNode answer, String name) {
    var uri = AtSyntax.atUri(text(answer, "uri")).filter(u -> AtSyntax.isDid(u.authority()));
    var record = answer.path("value");
    if (uri.isEmpty()) {
      found.drop(name, "It is not under the DID of an account.");
      return;
    }
    var author = PostRecords.author(uri.get().authority());
    switch (uri.get().collection()) {
      case RepositoryReader.PROFILE -> found.profile(Profiles.ofRecord(author, record));
      case RepositoryReader.FOLLOW -> follow(author.key(), text(record, "subject"), name);
      default ->
          AtSyntax.datetime(text(record, "createdAt"))
              .flatMap(at -> PostRecords.post(uri.get(), author, record, at))
              .ifPresentOrElse(
                  found::said, () -> found.drop(name, "It is no post, repost, follow or profile."));
    }
  }

  private static boolean isView(JsonNode node) {
    return text(node, "uri").startsWith("at://") && isAccount(node.path("author"));
  }

  private static boolean isAccount(JsonNode node) {
    return AtSyntax.isDid(text(node, "did")) && node.has("handle");
  }

  private static boolean isRecord(JsonNode node) {
    return text(node, "uri").startsWith("at://") && node.path("value").isObject();
  }

  private static String text(JsonNode node, String name) {
    return node.path(name).asString("");
  }
}
