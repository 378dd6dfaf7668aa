package org.kith.listen;

import java.util.Collection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What became of the posts that used our words.
@Service
@Transactional
public class Mentions {

  private final JdbcClient db;

  Mentions(JdbcClient db) {
    this.db = db;
  }

  /// Notes what became of a post, for all topics it matches. A post that matches none has nothing
  /// to note.
  public void mark(PostId post, MentionState state) {
    db.sql("update mention set state = :state where post_id = :post")
        .param("state", state.name())
        .param("post", post.value())
        .update();
  }

  /// Notes the same of many.
  public void markAll(Collection<PostId> posts, MentionState state) {
    db.sql("update mention set state = :state where post_id = any(:posts)")
        .param("state", state.name())
        .param("posts", posts.stream().mapToLong(PostId::value).toArray())
        .update();
  }
}
