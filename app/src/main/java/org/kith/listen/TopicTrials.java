package org.kith.listen;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Tries terms on what was heard already, before anybody listens for them.
@Service
public class TopicTrials {

  private static final int EXAMPLES = 3;
  private static final int SENTENCES = 2;
  private static final int CHARACTERS = 220;
  private static final int AT_ONCE = 500;

  private final HeardPosts posts;

  TopicTrials(HeardPosts posts) {
    this.posts = posts;
  }

  /// What these terms find. Takes a part of a second.
  @Transactional(readOnly = true)
  public TopicTrial of(List<Term> terms) {
    var heard = posts.lately();
    var found = new Found();
    try (var matcher = new TopicMatcher(List.of(new Topic(new TopicId(0), "", false, terms)))) {
      for (int from = 0; from < heard.size(); from += AT_ONCE) {
        var some = heard.subList(from, Math.min(heard.size(), from + AT_ONCE));
        var verdicts = matcher.judge(some.stream().map(HeardPosts.One::post).toList());
        for (int i = 0; i < some.size(); i++) {
          if (!verdicts.get(i).isEmpty()) {
            found.add(some.get(i), verdicts.get(i).getFirst());
          }
        }
      }
    }
    boolean all = heard.size() < HeardPosts.MOST;
    return new TopicTrial(
        heard.size(), all, found.matches, found.passedOver, found.byTerm, found.examples);
  }

  private static final class Found {
    int matches;
    int passedOver;
    final HashMap<String, Integer> byTerm = new HashMap<>();
    final ArrayList<TopicTrial.Example> examples = new ArrayList<>();
    private final HashSet<AccountId> shown = new HashSet<>();

    void add(HeardPosts.One one, TopicMatcher.Verdict verdict) {
      if (!verdict.passedOver().isEmpty()) {
        passedOver++;
        return;
      }
      matches++;
      verdict.words().forEach(word -> byTerm.merge(word, 1, Integer::sum));
      if (examples.size() < EXAMPLES && shown.add(one.author())) {
        var words = verdict.words().stream().map(word -> word.replaceAll("^#|\\*$", "")).toList();
        examples.add(example(one, words));
      }
    }
  }

  /// A post with the part of it that has some words.
  static TopicTrial.Example example(HeardPosts.One one, List<String> words) {
    var post = one.post();
    var text = post.text().isBlank() ? post.title() : post.text();
    return new TopicTrial.Example(
        post.author().name().isBlank() ? post.author().handle() : post.author().name(),
        post.author().network(),
        Excerpt.of(text, words, SENTENCES, CHARACTERS),
        post.language(),
        post.url().toString(),
        post.at());
  }
}
