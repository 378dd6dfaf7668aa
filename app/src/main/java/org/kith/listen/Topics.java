package org.kith.listen;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What this workspace listens for.
@Service
@Transactional
public class Topics {

  private static final Duration LATELY = Duration.ofDays(30);

  private final TopicStore store;
  private final Clock clock;

  Topics(TopicStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /// Oldest first.
  @Transactional(readOnly = true)
  public List<Topic> all() {
    return store.all();
  }

  public Optional<Topic> find(TopicId id) {
    return store.all().stream().filter(topic -> topic.id().equals(id)).findFirst();
  }

  /// Listens for something new from now on.
  ///
  /// @throws IllegalArgumentException if nothing in it could be heard
  public TopicId add(String name, boolean ofUs, List<Term> terms) {
    mustHear(terms);
    return store.add(name, ofUs, terms, clock.instant());
  }

  /// @return false if there is no such topic
  /// @throws IllegalArgumentException if nothing in it could be heard
  public boolean change(Topic topic) {
    mustHear(topic.terms());
    return store.change(topic);
  }

  /// Stops listening for it. What it found is no mention any more; the posts stay.
  public boolean remove(TopicId topic) {
    return store.remove(topic);
  }

  /// How many posts matched each topic in the last 30 days; topics without any are left out.
  public Map<TopicId, Integer> mentionsLately() {
    return store.mentionsSince(clock.instant().minus(LATELY));
  }

  private static void mustHear(List<Term> terms) {
    if (terms.stream().allMatch(Term::excluded)) {
      throw new IllegalArgumentException(
          "A topic needs at least one word, phrase, hashtag or link.");
    }
  }
}
