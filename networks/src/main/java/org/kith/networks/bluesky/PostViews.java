package org.kith.networks.bluesky;

import java.time.Instant;
import java.util.Optional;
import org.kith.networks.Account;
import org.kith.networks.Post;
import tools.jackson.databind.JsonNode;

/// Turns what an AppView shows of posts into posts.
final class PostViews {

  private PostViews() {}

  /// A post as shown (`app.bsky.feed.defs#postView`), or a notification that is one.
  ///
  /// @return empty if it names no author or no time, or not the author of its address
  static Optional<Post> post(JsonNode view) {
    var author = Profiles.account(view.path("author"));
    var uri = AtSyntax.atUri(view.path("uri").asString(""));
    if (author.isEmpty() || uri.isEmpty() || !uri.get().authority().equals(author.get().key())) {
      return Optional.empty();
    }
    return AtSyntax.datetime(view.path("indexedAt").asString(""))
        .flatMap(at -> PostRecords.post(uri.get(), author.get(), view.path("record"), at));
  }

  /// Why a feed shows a post: somebody reposted it. Empty if nobody did, or the AppView does not
  /// say under which address.
  static Optional<Post> repost(JsonNode reason, Post reposted) {
    var by = Profiles.account(reason.path("by"));
    var uri = AtSyntax.atUri(reason.path("uri").asString(""));
    var at = AtSyntax.datetime(reason.path("indexedAt").asString(""));
    if (by.isEmpty() || uri.isEmpty() || at.isEmpty()) {
      return Optional.empty();
    }
    boolean isIts =
        uri.get().collection().equals(PostRecords.REPOST)
            && uri.get().authority().equals(by.get().key());
    return isIts ? Optional.of(repost(uri.get(), by.get(), at.get(), reposted)) : Optional.empty();
  }

  private static Post repost(AtSyntax.AtUri uri, Account by, Instant at, Post reposted) {
    return PostRecords.repost(uri, by, at, reposted.id(), reposted.url());
  }
}
