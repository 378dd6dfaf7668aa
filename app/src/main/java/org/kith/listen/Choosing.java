package org.kith.listen;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kith.networks.Network;
import org.kith.networks.Post;
import org.springframework.stereotype.Component;

/// Chooses what is kept of what was said: of a stream of everybody only what uses our words, what
/// is about a post we keep for them, what people we know say, and what changes a post we keep; of
/// everything else all of it.
@Component
class Choosing {

  private final PostStore posts;

  Choosing(PostStore posts) {
    this.posts = posts;
  }

  /// A post with what it matches.
  record Hit(Post post, List<TopicMatcher.Match> matches) {}

  /// What was said, in its order.
  ///
  /// @param matches of each
  /// @param standing of those authors of whom anything is known
  record Said(
      List<Post> posts,
      List<List<TopicMatcher.Match>> matches,
      Map<AccountStore.Key, AccountStore.Standing> standing) {

    AccountStore.Standing of(Post post) {
      return standing.getOrDefault(
          AccountStore.Key.of(post.author()), AccountStore.Standing.NOBODY);
    }

    Hit hit(int i) {
      var post = posts.get(i);
      return new Hit(post, of(post).ours() ? List.of() : matches.get(i));
    }
  }

  /// What is kept.
  ///
  /// @param hits each post once
  /// @param answered those of the posts said that may answer one that is kept
  record Chosen(List<Hit> hits, List<Post> answered) {}

  /// All of it.
  Chosen all(Said said) {
    var hits = new LinkedHashMap<Batch.Key, Hit>();
    for (int i = 0; i < said.posts().size(); i++) {
      add(said.hit(i), hits);
    }
    var replies = said.posts().stream().filter(Choosing::isReply).toList();
    return new Chosen(List.copyOf(hits.values()), replies);
  }

  /// Of what everybody says.
  Chosen ofEverybody(Said said, Network network) {
    var known = known(said, network);
    var hits = new LinkedHashMap<Batch.Key, Hit>();
    for (int i = 0; i < said.posts().size(); i++) {
      var hit = said.hit(i);
      var of = said.of(hit.post());
      var key = key(hit.post());
      boolean wanted =
          !said.matches().get(i).isEmpty()
              || of.heardWhatever()
              || known.containsKey(key)
              || known.getOrDefault(about(hit.post()), false);
      if (wanted) {
        add(hit, hits);
        known.put(key, of.heardWhatever() || (of.textKept() && !hit.matches().isEmpty()));
      }
    }
    var answered =
        said.posts().stream().filter(post -> isReply(post) && known.containsKey(about(post)));
    return new Chosen(List.copyOf(hits.values()), answered.toList());
  }

  private static boolean isReply(Post post) {
    return post.relation() != null && post.relation().kind() == Post.Relation.Kind.REPLY;
  }

  /// The key of the post that one is about, empty if it is about none.
  private static String about(Post post) {
    var relation = post.relation();
    return relation == null ? "" : Column.KEY.fitKey(relation.id());
  }

  private static void add(Hit hit, Map<Batch.Key, Hit> hits) {
    hits.put(new Batch.Key(hit.post().author().network(), key(hit.post())), hit);
  }

  private static String key(Post post) {
    return Column.KEY.fitKey(post.id());
  }

  /// The posts that are kept already, of these and of those they are about, with whether what is
  /// about them is kept too.
  private Map<String, Boolean> known(Said said, Network network) {
    var keys = new HashSet<String>();
    for (var post : said.posts()) {
      keys.add(key(post));
      keys.add(about(post));
    }
    return keys.isEmpty() ? new HashMap<>() : new HashMap<>(posts.known(network, keys));
  }
}
