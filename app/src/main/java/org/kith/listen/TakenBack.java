package org.kith.listen;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.kith.networks.Network;
import org.kith.networks.Post;
import org.kith.store.CurrentWorkspace;
import org.kith.store.WorkspaceId;
import org.springframework.stereotype.Component;

/// Remembers for an hour what was taken back before Kith had heard it, so that a post which comes
/// late, or again under the same key, does not stay.
///
/// Only in memory: after a restart a stream says again what it said in its last seconds, the taking
/// back too. What Kith had kept is remembered by its row for good.
@Component
class TakenBack {

  private static final int MOST = 200_000; // an hour of all of Bluesky, some 20 MB
  private static final Duration LONG = Duration.ofHours(1);

  private record Key(WorkspaceId workspace, Network network, String id) {}

  private final Cache<Key, Boolean> known =
      Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(LONG).build();

  void remember(Collection<Batch.Key> unsaid) {
    var workspace = CurrentWorkspace.require();
    unsaid.forEach(key -> known.put(new Key(workspace, key.network(), key.id()), true));
  }

  /// The posts that were not taken back.
  List<Post> without(List<Post> said) {
    var workspace = CurrentWorkspace.require();
    return said.stream()
        .filter(post ->
            known.getIfPresent(new Key(workspace, post.author().network(), post.id())) == null)
        .toList();
  }
}
