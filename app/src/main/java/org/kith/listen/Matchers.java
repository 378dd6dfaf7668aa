package org.kith.listen;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.Stream;
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
  private final MuteStore mutes;
  private final Cache<WorkspaceId, Held> known =
      Caffeine.newBuilder()
          .maximumSize(MOST)
          .executor(Runnable::run)
          .<WorkspaceId, Held>evictionListener((_, held, _) -> close(held))
          .build();

  Matchers(TopicStore topics, MuteStore mutes) {
    this.topics = topics;
    this.mutes = mutes;
  }

  /// A matcher in use by some.
  private static final class Held {
    final long version;
    final List<String> languages;
    final List<MuteRule> mutes;
    final TopicMatcher matcher;
    private final ReentrantReadWriteLock use = new ReentrantReadWriteLock();
    private boolean closed; // written under the write lock, read under the read lock

    Held(long version, List<String> languages, List<MuteRule> mutes, TopicMatcher matcher) {
      this.version = version;
      this.languages = languages;
      this.mutes = mutes;
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
  /// @param muted the rules whose words each post has
  /// @param mutes all rules
  record Matched(
      long version,
      List<List<TopicMatcher.Match>> matches,
      List<String> languages,
      List<List<MuteRuleId>> muted,
      List<MuteRule> mutes) {

    /// The same, but that the posts match these.
    Matched with(List<List<TopicMatcher.Match>> others) {
      return new Matched(version, others, languages, muted, mutes);
    }
  }

  private static Matched matched(Held held, List<List<TopicMatcher.Match>> matches) {
    return new Matched(
        held.version,
        matches.stream()
            .map(all -> all.stream().filter(match -> match.topic().id().value() > 0).toList())
            .toList(),
        held.languages,
        matches.stream()
            .map(all ->
                all.stream()
                    .map(match -> match.topic().id().value())
                    .filter(id -> id < 0)
                    .map(id -> new MuteRuleId(-id))
                    .toList())
            .toList(),
        held.mutes);
  }

  /// What each post matches of the topics as the present transaction sees them.
  Matched match(List<Post> posts) {
    long version = topics.version();
    while (true) {
      var held = right(version);
      var matches = held.match(posts);
      if (matches != null) {
        return matched(held, matches);
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
              return held(version);
            });
  }

  /// Words that are muted are sought in the same go as those that are listened for.
  private Held held(long version) {
    var rules = mutes.all();
    var sought =
        Stream.concat(topics.all().stream(), rules.stream().map(MuteRule::asTopic)).toList();
    return new Held(version, topics.languages(), rules, new TopicMatcher(sought));
  }

  private static void close(@Nullable Held held) {
    if (held != null) {
      held.close();
    }
  }
}
