package org.kith.listen;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import org.kith.networks.Post;
import org.springframework.stereotype.Component;

/// Marks what rules hide: of posts as they come in, and of those that are kept when a rule is made.
@Component
class Muting {

  /// How many kept posts a new rule is tried on, the newest.
  static final int MOST = 50_000;

  private static final int AT_ONCE = 500;

  private final MuteStore store;
  private final HeardPosts heard;

  Muting(MuteStore store, HeardPosts heard) {
    this.store = store;
    this.heard = heard;
  }

  /// Marks posts that are new or changed.
  ///
  /// @param all what was said, as it was matched
  void mark(
      List<PostStore.Kept> kept,
      List<PostStore.Stored> stored,
      Choosing.Said all,
      Matchers.Matched matched) {
    if (matched.mutes().isEmpty() || stored.isEmpty()) {
      return;
    }
    var words = new IdentityHashMap<Post, List<MuteRuleId>>();
    for (int i = 0; i < all.posts().size(); i++) {
      words.put(all.posts().get(i), matched.muted().get(i));
    }
    var ids = new HashMap<String, PostId>();
    stored.forEach(one -> ids.put(one.key(), one.id()));
    var marks = new ArrayList<MuteStore.Mark>();
    for (var one : kept) {
      var id = ids.get(one.key());
      if (id != null && !all.of(one.post()).ours()) {
        var by = one.textKept() ? words.getOrDefault(one.post(), List.of()) : List.<MuteRuleId>of();
        by.forEach(rule -> marks.add(new MuteStore.Mark(id, rule)));
        matched.mutes().stream()
            .filter(rule -> rule.hides(one.post().author(), one.language()))
            .forEach(rule -> marks.add(new MuteStore.Mark(id, rule.id())));
      }
    }
    store.mark(stored.stream().map(PostStore.Stored::id).toList(), marks);
  }

  /// Hides what a new rule hides among the posts that are kept.
  ///
  /// @return how many
  int apply(MuteRule rule) {
    var marks =
        hiddenBy(rule, heard.newest(MOST)).stream()
            .map(one -> new MuteStore.Mark(one.id(), rule.id()))
            .toList();
    store.add(marks);
    return marks.size();
  }

  /// Those of some posts that a rule hides.
  static List<HeardPosts.One> hiddenBy(MuteRule rule, List<HeardPosts.One> posts) {
    if (rule.kind() != MuteRule.Kind.WORDS) {
      return posts.stream()
          .filter(one -> rule.hides(one.post().author(), one.post().language()))
          .toList();
    }
    var hidden = new ArrayList<HeardPosts.One>();
    try (var matcher = new TopicMatcher(List.of(rule.asTopic()))) {
      for (int from = 0; from < posts.size(); from += AT_ONCE) {
        var some = posts.subList(from, Math.min(posts.size(), from + AT_ONCE));
        var matches = matcher.match(some.stream().map(HeardPosts.One::post).toList());
        for (int i = 0; i < some.size(); i++) {
          if (!matches.get(i).isEmpty()) {
            hidden.add(some.get(i));
          }
        }
      }
    }
    return hidden;
  }
}
