package org.kith.networks.bluesky;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.kith.networks.Post;
import org.kith.networks.PostReader.Conversation;
import tools.jackson.databind.JsonNode;

/// Turns a thread as an AppView shows it (`app.bsky.feed.getPostThread`) into a conversation.
final class Threads {

  private Threads() {}

  /// @param dropped takes the addresses of posts of the thread that are not shown
  /// @return empty if the post itself is not shown
  static Optional<Conversation> conversation(JsonNode thread, Consumer<String> dropped) {
    var post = PostViews.post(thread.path("post"));
    if (post.isEmpty()) {
      dropped.accept(uri(thread));
      return Optional.empty();
    }
    var answers = new ArrayList<Post>();
    thread.path("replies").forEach(reply -> gather(reply, answers, dropped));
    answers.sort(Comparator.comparing(Post::at));
    return Optional.of(new Conversation(before(thread, dropped), post.get(), answers));
  }

  private static List<Post> before(JsonNode thread, Consumer<String> dropped) {
    var before = new ArrayList<Post>();
    for (var at = thread.path("parent"); at.isObject(); at = at.path("parent")) {
      var shown = at;
      PostViews.post(at.path("post"))
          .ifPresentOrElse(before::add, () -> dropped.accept(uri(shown)));
    }
    return before.reversed();
  }

  private static void gather(JsonNode thread, List<Post> answers, Consumer<String> dropped) {
    PostViews.post(thread.path("post"))
        .ifPresentOrElse(answers::add, () -> dropped.accept(uri(thread)));
    thread.path("replies").forEach(reply -> gather(reply, answers, dropped));
  }

  /// What is deleted or blocked is shown as its address alone.
  private static String uri(JsonNode thread) {
    var alone = thread.path("uri").asString("");
    return alone.isEmpty() ? thread.path("post").path("uri").asString("a post") : alone;
  }
}
