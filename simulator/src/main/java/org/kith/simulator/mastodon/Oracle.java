package org.kith.simulator.mastodon;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// What somebody who listens to a hashtag, and is spoken to, must hold of what a [Crowd] did: an
/// independent fold of its acts.
///
/// What stands is there with its last words; of what was taken back at most the row is left, for it
/// may have gone before it was heard. So some counts can only be held between two numbers: who was
/// taken back, or changed, before anybody listened was never heard so. And a server names what is
/// answered by its own number: an answer to what a stream swallowed is not known as one.
public final class Oracle {

  /// A status as it must be held.
  ///
  /// @param topics by name
  public record Kept(String author, String text, Set<String> topics) {
    public Kept {
      topics = Set.copyOf(topics);
    }
  }

  /// A status as somebody holds it.
  ///
  /// @param gone whether only the row is left
  public record Held(String uri, Kept post, boolean gone, int answers) {}

  /// What a number may be.
  public record Between(int least, int most) {
    boolean holds(int number) {
      return number >= least && number <= most;
    }
  }

  /// What somebody holds, beside what is to be held.
  ///
  /// @param missing statuses that should be there
  /// @param twice statuses that are there more than once
  /// @param wrong what is not as it was said, or should not be there
  public record Difference(List<String> missing, List<String> twice, List<String> wrong) {
    public boolean isNone() {
      return missing.isEmpty() && twice.isEmpty() && wrong.isEmpty();
    }

    @Override
    public String toString() {
      var some = new ArrayList<String>();
      missing.stream().limit(3).forEach(one -> some.add("missing " + one));
      twice.stream().limit(3).forEach(one -> some.add("twice " + one));
      wrong.stream().limit(5).forEach(one -> some.add("wrong " + one));
      return "missing %d, duplicate %d, wrong %d%s"
          .formatted(
              missing.size(),
              twice.size(),
              wrong.size(),
              some.isEmpty() ? "" : ": " + String.join("; ", some));
    }
  }

  private final Map<String, List<String>> topics;
  private final String toUs;
  private final Map<String, Kept> standing = new LinkedHashMap<>();
  private final Set<String> gone = new HashSet<>();
  private final Set<String> spoken = new HashSet<>(); // to us
  private final Map<String, String> authors = new HashMap<>();
  private final Set<String> tagged = new HashSet<>();
  private final Map<String, Integer> came =
      new HashMap<>(); // how often each came to match by words
  private final Map<String, Set<String>> answers = new HashMap<>();
  private final Set<String> unsure = new HashSet<>(); // who answers them

  /// @param topics the terms of each, by its name
  /// @param toUs the topic of all that is said to who listens
  public Oracle(Map<String, List<String>> topics, String toUs) {
    this.topics = Map.copyOf(topics);
    this.toUs = toUs;
  }

  /// @param swallowed statuses of which no stream told
  public void swallowed(List<String> swallowed) {
    unsure.addAll(swallowed);
  }

  public void takeAll(List<Act> acts) {
    acts.forEach(this::take);
  }

  private void take(Act act) {
    switch (act) {
      case Act.Said said -> {
        if (said.isHeard()) {
          said(said);
        }
      }
      case Act.Changed(var uri, var text) -> put(uri, text);
      case Act.TookBack(var uri) -> {
        standing.remove(uri);
        gone.add(uri);
      }
    }
  }

  private void said(Act.Said said) {
    authors.put(said.uri(), said.author());
    if (said.toUs()) {
      spoken.add(said.uri());
    }
    if (said.tagged()) {
      tagged.add(said.uri());
    }
    put(said.uri(), said.text());
    if (said.answers() != null) {
      answers.computeIfAbsent(said.answers(), _ -> new HashSet<>()).add(said.uri());
    }
  }

  private void put(String uri, String text) {
    var found = new HashSet<String>();
    var small = text.toLowerCase(Locale.ROOT);
    topics.forEach((topic, terms) -> {
      if (terms.stream().anyMatch(small::contains)) {
        found.add(topic);
      }
    });
    var before = standing.get(uri);
    boolean used = before != null && before.topics().stream().anyMatch(topics::containsKey);
    if (!found.isEmpty() && !used) {
      came.merge(uri, 1, Integer::sum);
    }
    if (spoken.contains(uri)) {
      found.add(toUs);
    }
    standing.put(uri, new Kept(authors.getOrDefault(uri, ""), text, found));
  }

  /// How often a status may have come to be a mention. What is said to us is one from the
  /// beginning; where the hashtag tells of it too, it may have come and gone as one before that is
  /// known, and the slower of the two may tell its first words once more.
  private int came(String uri) {
    int byWords = came.getOrDefault(uri, 0);
    if (!spoken.contains(uri)) {
      return byWords;
    }
    return tagged.contains(uri) ? byWords + 2 : 1;
  }

  /// What stands, by URI.
  public Map<String, Kept> standing() {
    return standing;
  }

  /// How often statuses of each author came to use the words of a topic, said so or changed, by the
  /// author's URI.
  public Map<String, Between> voices() {
    var least = new HashMap<String, Integer>();
    var most = new HashMap<String, Integer>();
    standing.values().stream()
        .filter(post -> !post.topics().isEmpty())
        .forEach(post -> least.merge(post.author(), 1, Integer::sum));
    authors.forEach((uri, author) -> most.merge(author, came(uri), Integer::sum));
    var voices = new HashMap<String, Between>();
    most.forEach((author, n) -> voices.put(author, new Between(least.getOrDefault(author, 0), n)));
    return voices;
  }

  private Between answersTo(String uri) {
    var all = answers.getOrDefault(uri, Set.of());
    int least = (int) all.stream().filter(standing::containsKey).count();
    return new Between(unsure.contains(uri) ? 0 : least, all.size());
  }

  /// Compares.
  ///
  /// @param voices how often each author was heard, by URI
  public Difference with(List<Held> held, Map<String, Integer> voices) {
    var seen = new HashSet<String>();
    var twice = new ArrayList<String>();
    var wrong = new ArrayList<String>();
    for (var one : held) {
      if (!seen.add(one.uri())) {
        twice.add(one.uri());
      }
      compare(one, wrong);
    }
    var right = voices();
    voices.forEach((author, times) -> {
      var between = right.getOrDefault(author, new Between(0, 0));
      if (!between.holds(times)) {
        wrong.add("%s was heard %d times, which is not in %s".formatted(author, times, between));
      }
    });
    right.forEach((author, between) -> {
      if (between.least() > 0 && !voices.containsKey(author)) {
        wrong.add(author + " is no voice");
      }
    });
    var missing = standing.keySet().stream().filter(uri -> !seen.contains(uri)).toList();
    return new Difference(missing, twice, wrong);
  }

  private void compare(Held one, List<String> wrong) {
    var right = standing.get(one.uri());
    if (right == null) {
      boolean isRest = gone.contains(one.uri()) && one.gone() && one.post().text().isEmpty();
      if (!isRest || !one.post().topics().isEmpty()) {
        wrong.add("%s, which does not stand".formatted(one));
      }
    } else if (one.gone() || !one.post().equals(right)) {
      wrong.add("%s instead of %s".formatted(one, right));
    } else if (!answersTo(one.uri()).holds(one.answers())) {
      wrong.add("%s, answered %s".formatted(one, answersTo(one.uri())));
    }
  }
}
