package org.kith.simulator.bluesky;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kith.simulator.bluesky.Event.What;

/// What somebody who listens for topics must hold of what was said: an independent fold of the
/// events, one after the other.
///
/// A post is kept that has a term, or that answers, quotes or repeats one that is kept for its
/// terms. What changes is changed; of what is taken back, or said by somebody who left, only the
/// row stays.
public final class Oracle {

  /// A post as it must be kept.
  ///
  /// @param topics by name
  /// @param answers how many replies to it were said
  public record Kept(String did, String text, boolean gone, Set<String> topics, int answers) {
    public Kept {
      topics = Set.copyOf(topics);
    }

    private Kept without() {
      return new Kept(did, "", true, Set.of(), answers);
    }

    private Kept answered() {
      return new Kept(did, text, gone, topics, answers + 1);
    }

    boolean isMention() {
      return !topics.isEmpty();
    }
  }

  private final Terms terms;
  private final Map<String, Kept> kept = new LinkedHashMap<>();
  private final Map<String, List<String>> posts = new HashMap<>(); // by account
  private final Map<String, Integer> voices = new HashMap<>();
  private int mentions;

  /// @param topics the terms of each, by its name
  public Oracle(Map<String, List<String>> topics) {
    this.terms = new Terms(topics);
  }

  /// What is to be kept, by address, in the order in which it was said.
  public Map<String, Kept> kept() {
    return kept;
  }

  /// How many posts that came to have a term, when they were said or by a change, are of whom, by
  /// account; whoever left is left out.
  public Map<String, Integer> voices() {
    return voices;
  }

  /// How many posts came to have a term.
  public int mentions() {
    return mentions;
  }

  public void takeAll(List<Event> events) {
    events.forEach(this::take);
  }

  public void take(Event event) {
    switch (event.what()) {
      case What.Wrote wrote -> wrote(event.did(), wrote);
      case What.Repeated(var key, var of) -> {
        if (isWorth(of)) {
          add(
              "at://" + event.did() + "/app.bsky.feed.repost/" + key,
              new Kept(event.did(), "", false, Set.of(), 0));
        }
      }
      case What.TookBack(var key) ->
          kept.computeIfPresent(Event.post(event.did(), key), (_, post) -> post.without());
      case What.Renamed _ -> {}
      case What.Status(var active, _) -> {
        if (!active) {
          posts
              .getOrDefault(event.did(), List.of())
              .forEach(uri -> kept.computeIfPresent(uri, (_, post) -> post.without()));
          voices.remove(event.did());
        }
      }
    }
  }

  private boolean isWorth(String uri) {
    var post = kept.get(uri);
    return post != null && post.isMention();
  }

  private void wrote(String did, What.Wrote wrote) {
    var uri = Event.post(did, wrote.key());
    var topics = terms.in(wrote.words());
    var answer = wrote.answer();
    var before = kept.get(uri);
    if (before != null) {
      if (!before.gone()) {
        var after = new Kept(did, wrote.words().shown(), false, topics, before.answers());
        kept.put(uri, after);
        if (!before.isMention()) {
          hear(after);
        }
      }
    } else if (!topics.isEmpty() || (answer != null && isWorth(answer.uri()))) {
      add(uri, new Kept(did, wrote.words().shown(), false, topics, 0));
    }
    if (answer != null && !answer.quotes()) {
      kept.computeIfPresent(answer.uri(), (_, post) -> post.answered());
    }
  }

  private void add(String uri, Kept post) {
    kept.put(uri, post);
    posts.computeIfAbsent(post.did(), _ -> new ArrayList<>()).add(uri);
    hear(post);
  }

  private void hear(Kept post) {
    if (post.isMention()) {
      mentions++;
      voices.merge(post.did(), 1, Integer::sum);
    }
  }

  /// What somebody holds, beside what is to be held.
  ///
  /// @param missing posts that should be there
  /// @param twice posts that are there more than once
  /// @param wrong posts that are not as they were said, or should not be there
  public record Difference(List<String> missing, List<String> twice, List<String> wrong) {
    public boolean isNone() {
      return missing.isEmpty() && twice.isEmpty() && wrong.isEmpty();
    }

    @Override
    public String toString() {
      return "missing %d, duplicate %d, wrong %d%s"
          .formatted(missing.size(), twice.size(), wrong.size(), examples());
    }

    private String examples() {
      var some = new ArrayList<String>();
      missing.stream().limit(2).forEach(one -> some.add("missing " + one));
      twice.stream().limit(2).forEach(one -> some.add("twice " + one));
      wrong.stream().limit(3).forEach(one -> some.add("wrong " + one));
      return some.isEmpty() ? "" : ": " + String.join("; ", some);
    }
  }

  /// A post as somebody holds it.
  public record Held(String uri, Kept post) {}

  /// Compares.
  public Difference with(List<Held> held) {
    var seen = new HashMap<String, Kept>();
    var twice = new ArrayList<String>();
    var wrong = new ArrayList<String>();
    for (var one : held) {
      if (seen.put(one.uri(), one.post()) != null) {
        twice.add(one.uri());
      }
      var right = kept.get(one.uri());
      if (!one.post().equals(right)) {
        wrong.add("%s %s instead of %s".formatted(one.uri(), one.post(), right));
      }
    }
    var missing = kept.keySet().stream().filter(uri -> !seen.containsKey(uri)).toList();
    return new Difference(missing, twice, wrong);
  }
}
