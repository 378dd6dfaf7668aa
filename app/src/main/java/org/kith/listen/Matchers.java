package org.kith.listen;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;
import org.kith.networks.Post;
import org.kith.store.CurrentWorkspace;
import org.kith.store.WorkspaceId;
import org.springframework.stereotype.Component;

/// The matcher of each workspace, made anew when its topics are others. Many batches are matched at
/// a time; a matcher is closed only when nobody uses it.
@Component
class Matchers {

  private static final int MOST = 64; // each keeps a thread

  private final TopicStore topics;
  private final Cache<WorkspaceId, Held> known =
      Caffeine.newBuilder()
          .maximumSize(MOST)
          .executor(Runnable::run)
          .<WorkspaceId, Held>evictionListener((_, held, _) -> close(held))
          .build();

  Matchers(TopicStore topics) {
    this.topics = topics;
  }

  /// A matcher in use by some.
  private static final class Held {
    final long version;
    final List<String> languages;
    final TopicMatcher matcher;
    private final ReentrantReadWriteLock use = new ReentrantReadWriteLock();
    private boolean closed; // written under the write lock, read under the read lock

    Held(long version, List<String> languages, TopicMatcher matcher) {
      this.version = version;
      this.languages = languages;
      this.matcher = matcher;
    }

    @Nullable List<List<TopicMatcher.Match>> match(List<Post> posts) {
      use.readLock().lock();
      try {
        return closed ? null : matcher.match(posts);
      } finally {
        use.readLock().unlock();
      }
    }

    void close() {
      use.writeLock().lock();
      try {
        if (!closed) {
          closed = true;
          matcher.close();
        }
      } finally {
        use.writeLock().unlock();
      }
    }
  }

  /// What posts match, and of which state of the topics that holds.
  ///
  /// @param languages in which this workspace's people write, none if nobody has chosen
  record Matched(long version, List<List<TopicMatcher.Match>> matches, List<String> languages) {}

  /// What each post matches of the topics as the present transaction sees them.
  Matched match(List<Post> posts) {
    long version = topics.version();
    while (true) {
      var held = right(version);
      var matches = held.match(posts);
      if (matches != null) {
        return new Matched(version, matches, held.languages);
      }
    }
  }

  /// Whether what was matched before still holds in the present transaction.
  boolean holds(Matched matched) {
    return topics.version() == matched.version();
  }

  private Held right(long version) {
    return known
        .asMap()
        .compute(
            CurrentWorkspace.require(),
            (_, held) -> {
              if (held != null && held.version == version) {
                return held;
              }
              close(held);
              return new Held(version, topics.languages(), new TopicMatcher(topics.all()));
            });
  }

  private static void close(@Nullable Held held) {
    if (held != null) {
      held.close();
    }
  }
}
