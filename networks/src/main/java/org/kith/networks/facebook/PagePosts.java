package org.kith.networks.facebook;

import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
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

/// Turns entries of a page's edges into posts.
final class PagePosts {

  /// What is asked of a post.
  static final String FIELDS =
      "id,message,from,created_time,permalink_url,attachments{unshimmed_url,media_type}";

  /// What is asked of a comment.
  static final String COMMENT_FIELDS = "id,message,from,created_time,permalink_url,parent{id}";

  /// `page_post`, `post_comment` or `page_post_comment`.
  private static final Pattern ID = Pattern.compile("\\d+(?:_\\d+){1,2}");

  private static final URI SITE = URI.create("https://www.facebook.com/");

  private PagePosts() {}

  static boolean isId(String id) {
    return ID.matcher(id).matches();
  }

  /// Why an entry cannot be kept; empty if it can.
  static String flaw(JsonNode json, Instant now) {
    if (!isId(json.path("id").asString(""))) {
      return "it has no id of a post";
    }
    if (GraphTime.time(json.path("created_time").asString(""), now).isEmpty()) {
      return "it does not say when it was written";
    }
    return author(json).isEmpty()
        ? "Facebook does not say who wrote it; it tells only apps with pages_read_user_content that"
            + " Meta has reviewed"
        : "";
  }

  /// @param answers id of the post it stands below, null for a post of its own
  static Optional<Post> post(JsonNode json, @Nullable String answers, Instant now) {
    if (!flaw(json, now).isEmpty()) {
      return Optional.empty();
    }
    var id = json.path("id").asString("");
    var text = Prose.lines(json.path("message").asString(""));
    var links = new LinkedHashSet<>(Prose.links(text));
    for (var attachment : json.path("attachments").path("data")) {
      if (attachment.path("media_type").asString("").equals("link")) {
        WebAddress.parse(attachment.path("unshimmed_url").asString("")).ifPresent(links::add);
      }
    }
    var parent = json.path("parent").path("id").asString("");
    var below = isId(parent) ? parent : answers;
    return Optional.of(
        new Post(
            id,
            author(json).orElseThrow(),
            WebAddress.resolve(SITE, json.path("permalink_url").asString(""))
                .orElse(SITE.resolve(id)),
            GraphTime.time(json.path("created_time").asString(""), now).orElseThrow(),
            "",
            text,
            List.copyOf(links),
            Prose.tags(text),
            "",
            below == null ? null : new Post.Relation(Post.Relation.Kind.REPLY, below)));
  }

  private static Optional<Account> author(JsonNode json) {
    var from = json.path("from");
    var id = from.path("id").asString("");
    if (!id.matches("\\d{1,20}")) {
      return Optional.empty();
    }
    var name = Prose.line(from.path("name").asString(""), Prose.LONGEST_NAME);
    var handle = from.path("username").asString("");
    handle = handle.matches("[A-Za-z0-9.]{1,100}") ? handle : id;
    return Optional.of(new Account(Network.FACEBOOK, id, handle, name.isEmpty() ? handle : name));
  }
}
