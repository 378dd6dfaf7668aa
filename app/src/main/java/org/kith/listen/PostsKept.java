package org.kith.listen;

import java.util.List;

/// Posts that are new or changed, as their authors wrote them; heard in the transaction that stores
/// them. What their authors do not want kept is in no other place.
record PostsKept(List<PostStore.Kept> posts) {
  PostsKept {
    posts = List.copyOf(posts);
  }
}
