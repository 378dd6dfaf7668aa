package org.kith.networks.mastodon;

import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Remembers which number a server gave to which post. A server names what was deleted, and what is
/// answered, by its own number alone; everybody else knows a post by its URI.
///
/// Kept for as long as the texts themselves: a deletion of what is not remembered cannot be obeyed.
public interface StatusIds {

  /// @param posts by the numbers that stand for them: as [org.kith.networks.Post#id]
  void remember(Map<String, String> posts);

  /// What stands for a post whose number nobody knows yet, before that number.
  static String unknown(URI server) {
    return StatusAddress.of(server, "");
  }

  /// The post a number stands for.
  Optional<String> postOf(String statusId);

  /// The number a post has.
  Optional<String> statusOf(String postId);

  /// Remembers the latest `most` of them until the process ends. Safe for many threads.
  static StatusIds inMemory(int most) {
    return new InMemory(most);
  }

  /// The latest, in two maps that hold the same pairs.
  final class InMemory implements StatusIds {
    private final Map<String, String> posts;
    private final Map<String, String> statuses;

    private InMemory(int most) {
      posts = Collections.synchronizedMap(new Latest(most));
      statuses = Collections.synchronizedMap(new Latest(most));
    }

    @Override
    public void remember(Map<String, String> pairs) {
      pairs.forEach((statusId, postId) -> {
        posts.put(statusId, postId);
        statuses.put(postId, statusId);
      });
    }

    @Override
    public Optional<String> postOf(String statusId) {
      return Optional.ofNullable(posts.get(statusId));
    }

    @Override
    public Optional<String> statusOf(String postId) {
      return Optional.ofNullable(statuses.get(postId));
    }
  }

  /// A map that forgets what was put first.
  final class Latest extends LinkedHashMap<String, String> {
    private static final long serialVersionUID = 1L;
    private final int most;

    private Latest(int most) {
      this.most = most;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
      return size() > most;
    }
  }
}
