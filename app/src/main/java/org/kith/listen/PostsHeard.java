package org.kith.listen;

import java.util.List;

/// Posts were stored that were not known before, or say something else now, whether or not they
/// match a topic.
public record PostsHeard(List<PostId> posts) {
  public PostsHeard {
    posts = List.copyOf(posts);
  }
}
