package org.kith.listen;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kith.networks.Post;
import org.kith.store.CurrentWorkspace;
import org.kith.store.WorkspaceId;
import org.springframework.stereotype.Component;

/// The matcher of each workspace, made anew when its topics are others. One batch of a workspace is
/// matched at a time.
@Component
class Matchers {

  private static final int MOST = 64; // each keeps a thread

  private final TopicStore topics;
  private final Cache<WorkspaceId, TopicMatcher> known =
      Caffeine.newBuilder()
          .maximumSize(MOST)
          .executor(Runnable::run)
          .<WorkspaceId, TopicMatcher>evictionListener((_, matcher, _) -> close(matcher))
          .build();

  Matchers(TopicStore topics) {
    this.topics = topics;
  }

  /// What each post matches of the topics as the present transaction sees them.
  List<List<TopicMatcher.Match>> match(List<Post> posts) {
    var wanted = topics.all();
    var matches = new ArrayList<List<TopicMatcher.Match>>(posts.size());
    known
        .asMap()
        .compute(
            CurrentWorkspace.require(),
            (_, matcher) -> {
              var right = right(matcher, wanted);
              matches.addAll(right.match(posts));
              return right;
            });
    return matches;
  }

  private static TopicMatcher right(@Nullable TopicMatcher matcher, List<Topic> wanted) {
    if (matcher != null && matcher.topics().equals(wanted)) {
      return matcher;
    }
    close(matcher);
    return new TopicMatcher(wanted);
  }

  private static void close(@Nullable TopicMatcher matcher) {
    if (matcher != null) {
      matcher.close();
    }
  }
}
