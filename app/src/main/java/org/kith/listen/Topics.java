package org.kith.listen;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What this workspace listens for. A topic counts for what was heard in the last days as well as
/// for what comes, and every change of one can be taken back for 30 days.
@Service
@Transactional
public class Topics {

  private static final Duration LATELY = Duration.ofDays(30);
  private static final int AT_ONCE = 500;
  private static final int MOST_LANGUAGES = 20;

  private final TopicStore store;
  private final TopicEdits edits;
  private final HeardPosts heard;
  private final PostStore posts;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Topics(Stores stores, ApplicationEventPublisher events, Clock clock) {
    this.store = stores.topics();
    this.edits = stores.edits();
    this.heard = stores.heard();
    this.posts = stores.posts();
    this.events = events;
    this.clock = clock;
  }

  /// What is read and written.
  @Component
  record Stores(TopicStore topics, TopicEdits edits, HeardPosts heard, PostStore posts) {}

  /// What came of a change.
  ///
  /// @param edit takes it back; null where there was nothing before
  /// @param matches how many posts heard before match now
  public record Saved(TopicId topic, @Nullable TopicEditId edit, int matches) {}

  /// Oldest first.
  @Transactional(readOnly = true)
  public List<Topic> all() {
    return store.all();
  }

  @Transactional(readOnly = true)
  public Optional<Topic> find(TopicId id) {
    return store.all().stream().filter(topic -> topic.id().equals(id)).findFirst();
  }

  /// Listens for something new.
  ///
  /// @throws IllegalArgumentException if nothing in it could be heard
  public TopicId add(String name, boolean ofUs, List<Term> terms) {
    return listen(name, ofUs, terms).topic();
  }

  /// Listens for something new, also in what was heard before.
  ///
  /// @throws IllegalArgumentException if nothing in it could be heard
  public Saved listen(String name, boolean ofUs, List<Term> terms) {
    mustHear(terms);
    var topic = new Topic(store.add(name, ofUs, terms, clock.instant()), name, ofUs, terms);
    return new Saved(topic.id(), null, matchAgain(topic));
  }

  /// @return empty if there is no such topic
  /// @throws IllegalArgumentException if nothing in it could be heard
  public Optional<Saved> change(Topic topic) {
    mustHear(topic.terms());
    return find(topic.id())
        .map(before -> {
          var edit = edits.keep(before, clock.instant());
          store.change(topic);
          return new Saved(topic.id(), edit, matchAgain(topic));
        });
  }

  /// Stops listening for it. What it found is no mention any more; the posts stay.
  ///
  /// @return empty if there is no such topic
  public Optional<TopicEditId> remove(TopicId topic) {
    return find(topic)
        .map(before -> {
          var edit = edits.putAway(before, clock.instant());
          store.remove(topic);
          return edit;
        });
  }

  /// Takes a change or a removal back: the topic is what it was, with what it had found and what
  /// became of that.
  ///
  /// @return empty if it was taken back already, or the topic is gone meanwhile
  public Optional<Saved> undo(TopicEditId edit) {
    var before = edits.take(edit);
    if (before.isEmpty()) {
      return Optional.empty();
    }
    var was = before.get();
    var changed = was.topic();
    if (changed != null) {
      return change(new Topic(changed, was.name(), was.ofUs(), was.terms()));
    }
    var again = store.add(was.name(), was.ofUs(), was.terms(), clock.instant());
    edits.takeOut(edit, again);
    var topic = new Topic(again, was.name(), was.ofUs(), was.terms());
    return Optional.of(new Saved(again, null, matchAgain(topic)));
  }

  /// In which languages people write here, by their two letters, as somebody chose; none if nobody
  /// has. Where an author names no language, Kith looks for one of these, or of the usual ones.
  @Transactional(readOnly = true)
  public List<String> languages() {
    return store.languages();
  }

  /// Chooses the languages that are looked for.
  ///
  /// @throws IllegalArgumentException for one that Kith cannot tell from others, or more than 20
  public void languages(List<String> languages) {
    if (languages.size() > MOST_LANGUAGES || !Languages.all().containsAll(languages)) {
      throw new IllegalArgumentException(
          "at most %d languages that Kith can tell apart, was %s"
              .formatted(MOST_LANGUAGES, languages));
    }
    store.languages(languages.stream().distinct().sorted().toList());
  }

  /// How many posts matched each topic in the last 30 days; topics without any are left out.
  @Transactional(readOnly = true)
  public Map<TopicId, Integer> mentionsLately() {
    return store.mentionsSince(clock.instant().minus(LATELY));
  }

  /// Makes mentions of the posts heard lately that match a topic as it is now, and of no others.
  private int matchAgain(Topic topic) {
    var mentions = new ArrayList<PostStore.Mention>();
    var by = new ArrayList<HeardPosts.One>();
    var all = heard.lately();
    try (var matcher = new TopicMatcher(List.of(topic))) {
      for (int from = 0; from < all.size(); from += AT_ONCE) {
        var some = all.subList(from, Math.min(all.size(), from + AT_ONCE));
        var matches = matcher.match(some.stream().map(HeardPosts.One::post).toList());
        for (int i = 0; i < some.size(); i++) {
          if (!matches.get(i).isEmpty()) {
            mentions.add(mention(some.get(i), matches.get(i).getFirst()));
            by.add(some.get(i));
          }
        }
      }
    }
    var news = posts.rematch(topic.id(), all.stream().map(HeardPosts.One::id).toList(), mentions);
    var told =
        by.stream()
            .filter(one -> news.contains(one.id()))
            .map(one ->
                new MentionHeard(
                    one.id(), one.author(), one.post().at(), topic.ofUs(), false, one.foundBy()))
            .toList();
    if (!told.isEmpty()) {
      events.publishEvent(new MentionsHeard(told));
    }
    return mentions.size();
  }

  private static PostStore.Mention mention(HeardPosts.One one, TopicMatcher.Match match) {
    var topic = match.topic();
    return new PostStore.Mention(
        one.id(), topic.id(), match.words(), topic.ofUs(), one.post().at());
  }

  private static void mustHear(List<Term> terms) {
    if (terms.stream().allMatch(Term::excluded)) {
      throw new IllegalArgumentException(
          "A topic needs at least one word, phrase, hashtag or link.");
    }
  }
}
