package org.kith.simulator.mastodon;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Who lives on the server and what they said. Every method holds the town's lock; whoever reads
/// several things that must fit together holds it too.
final class Town implements Markup.Places {

  /// Hears what happens, in the order it happens.
  interface Witness {
    void published(Note note);

    void changed(Note note);

    void deleted(Note note);

    void notified(Notice notice);
  }

  /// Somebody follows somebody. Its number is neither account's.
  record Follow(String id, Person from, Person to) {}

  /// A list of accounts.
  record Circle(String id, Person owner, String title, Set<Person> members) {}

  /// A status that waits for its time.
  record Waiting(String id, Person author, Note.Words words, Instant at, String once, App app) {}

  final String base;
  final String host;
  final InstantSource clock;
  private final Ids ids;
  private final Witness witness;
  private final Map<String, Person> people = new LinkedHashMap<>();
  private final TreeMap<String, Note> notes = new TreeMap<>(Ids.ORDER);
  private final TreeMap<String, Follow> follows = new TreeMap<>(Ids.ORDER);
  private final TreeMap<String, Notice> notices = new TreeMap<>(Ids.ORDER);
  private final TreeMap<String, Circle> circles = new TreeMap<>(Ids.ORDER);
  private final TreeMap<String, Waiting> waiting = new TreeMap<>(Ids.ORDER);
  private final Set<List<Person>> blocks = new LinkedHashSet<>();
  private int numbers;
  private volatile boolean listsNoFollowers;

  Town(String base, InstantSource clock, Ids ids, Witness witness) {
    this.base = base;
    this.host = base.replaceFirst("https?://", "");
    this.clock = clock;
    this.ids = ids;
    this.witness = witness;
  }

  void listNoFollowers() {
    listsNoFollowers = true;
  }

  boolean listsNoFollowers() {
    return listsNoFollowers;
  }

  private String number() {
    return Integer.toString(++numbers);
  }

  synchronized Person join(String username, String domain) {
    var person = new Person(ids.next(), username, domain, clock.instant());
    if (find(person.acct()).isPresent()) {
      throw new IllegalArgumentException("there is an account %s already".formatted(person));
    }
    people.put(person.id, person);
    return person;
  }

  synchronized Optional<Person> person(String id) {
    return Optional.ofNullable(people.get(id));
  }

  /// @param acct with or without this server's host
  synchronized Optional<Person> find(String acct) {
    var wanted = acct.replaceFirst("^@", "").replaceFirst("@" + host + "$", "");
    return people.values().stream().filter(p -> p.acct().equalsIgnoreCase(wanted)).findFirst();
  }

  synchronized Collection<Person> people() {
    return List.copyOf(people.values());
  }

  synchronized Note say(Person author, Note.Words words, @Nullable App app) {
    return say(new Note(ids.next(), author, clock.instant(), words, null), app);
  }

  /// What was said a while ago arrives only now, and is sorted in among what was said then.
  synchronized Note arrive(Person author, Note.Words words, Duration age) {
    return say(new Note(ids.before(age), author, clock.instant().minus(age), words, null), null);
  }

  private Note say(Note note, @Nullable App app) {
    var author = note.author;
    var words = note.words;
    note.app = app;
    write(note, words);
    words.media().forEach(m -> m.usedIn = note);
    notes.put(note.id, note);
    witness.published(note);
    for (var person : note.mentioned) {
      if (person.isLocal() && person != author) {
        notify(person, "mention", author, note);
      }
    }
    quotedAuthor(note).ifPresent(person -> notify(person, "quote", author, note));
    return note;
  }

  private Optional<Person> quotedAuthor(Note note) {
    return note(note.words.quoted())
        .map(n -> n.author)
        .filter(p -> p.isLocal() && p != note.author);
  }

  private void write(Note note, Note.Words words) {
    var markup = Markup.of(words.text(), this);
    note.words = words;
    note.html = words.text().isBlank() ? "" : markup.html();
    note.tags.clear();
    markup.tags().forEach(tag -> note.tags.add(tag.toLowerCase(Locale.ROOT)));
    note.mentioned.clear();
    markup.mentions().forEach(typed -> find(typed).ifPresent(note.mentioned::add));
    note.history.add(new Note.Version(words, note.html, clock.instant()));
  }

  synchronized Note edit(Note note, Note.Words words) {
    write(note, words);
    note.editedAt = clock.instant();
    witness.changed(note);
    for (var boost : boostsOf(note)) {
      notify(boost.author, "update", note.author, note);
    }
    return note;
  }

  synchronized void delete(Note note) {
    for (var boost : boostsOf(note)) {
      delete(boost);
    }
    notes.remove(note.id);
    notices.values().removeIf(n -> n.about() == note);
    witness.deleted(note);
  }

  synchronized Note boost(Person who, Note note) {
    var already = boostsOf(note).stream().filter(b -> b.author == who).findFirst();
    if (already.isPresent()) {
      return already.get();
    }
    var words = Note.Words.of("").visible(note.words.visibility());
    var boost = new Note(ids.next(), who, clock.instant(), words, note);
    notes.put(boost.id, boost);
    witness.published(boost);
    if (note.author.isLocal() && note.author != who) {
      notify(note.author, "reblog", who, note);
    }
    return boost;
  }

  synchronized void favourite(Person who, Note note) {
    if (note.favourites.add(who) && note.author.isLocal() && note.author != who) {
      notify(note.author, "favourite", who, note);
    }
  }

  synchronized void follow(Person from, Person to) {
    if (from != to && followOf(from, to).isEmpty()) {
      var follow = new Follow(number(), from, to);
      follows.put(follow.id(), follow);
      if (to.isLocal()) {
        notify(to, "follow", from, null);
      }
    }
  }

  synchronized void unfollow(Person from, Person to) {
    follows.values().removeIf(f -> f.from() == from && f.to() == to);
  }

  synchronized void block(Person from, Person to) {
    blocks.add(List.of(from, to));
    unfollow(from, to);
    unfollow(to, from);
  }

  synchronized boolean blocks(Person from, Person to) {
    return blocks.contains(List.of(from, to));
  }

  /// An account moves: those who follow it follow the other one from now on.
  synchronized void move(Person from, Person to) {
    from.movedTo = to;
    for (var follow : List.copyOf(follows.values())) {
      if (follow.to() == from) {
        follows.remove(follow.id());
        follow(follow.from(), to);
      }
    }
  }

  private void notify(Person to, String type, Person from, @Nullable Note about) {
    if (blocks(to, from)) {
      return;
    }
    var notice = new Notice(number(), to, type, clock.instant(), from, about);
    notices.put(notice.id(), notice);
    witness.notified(notice);
  }

  synchronized Optional<Follow> followOf(Person from, Person to) {
    return follows.values().stream().filter(f -> f.from() == from && f.to() == to).findFirst();
  }

  synchronized List<Follow> follows() {
    return List.copyOf(follows.values());
  }

  synchronized Optional<Note> note(String id) {
    return Optional.ofNullable(notes.get(id));
  }

  synchronized List<Note> notes() {
    return List.copyOf(notes.values());
  }

  synchronized List<Note> boostsOf(Note note) {
    return notes.values().stream().filter(n -> n.boosted == note).toList();
  }

  synchronized List<Note> answersTo(Note note) {
    return notes.values().stream().filter(n -> n.words.replyTo().equals(note.id)).toList();
  }

  synchronized List<Notice> noticesOf(Person person) {
    return notices.values().stream().filter(n -> n.to() == person).toList();
  }

  synchronized Circle circle(Person owner, String title) {
    var circle = new Circle(number(), owner, title, new LinkedHashSet<>());
    circles.put(circle.id(), circle);
    return circle;
  }

  synchronized List<Circle> circlesOf(Person owner) {
    return circles.values().stream().filter(c -> c.owner() == owner).toList();
  }

  synchronized void drop(Circle circle) {
    circles.remove(circle.id());
  }

  synchronized Waiting keep(Person author, Note.Words words, Instant at, String once, App app) {
    var kept = new Waiting(number(), author, words, at, once, app);
    waiting.put(kept.id(), kept);
    return kept;
  }

  synchronized void keep(Waiting changed) {
    waiting.put(changed.id(), changed);
  }

  synchronized List<Waiting> waitingOf(Person author) {
    return waiting.values().stream().filter(w -> w.author() == author).toList();
  }

  synchronized void drop(Waiting kept) {
    waiting.remove(kept.id());
  }

  /// Publishes what has waited long enough, and says what.
  synchronized List<Note> publishDue() {
    var published = new ArrayList<Note>();
    for (var kept : List.copyOf(waiting.values())) {
      if (!kept.at().isAfter(clock.instant())) {
        waiting.remove(kept.id());
        published.add(say(kept.author(), kept.words(), kept.app()));
      }
    }
    return published;
  }

  /// Whether somebody may see it.
  ///
  /// @param viewer null for the public
  synchronized boolean sees(@Nullable Person viewer, Note note) {
    if (note.author.suspended) {
      return false;
    }
    if (note.isOpen() || viewer == note.author) {
      return viewer == null || !blocks(note.author, viewer);
    }
    if (viewer == null) {
      return false;
    }
    boolean follower = followOf(viewer, note.author).isPresent();
    return note.mentioned.contains(viewer)
        || (note.words.visibility().equals("private") && follower);
  }

  String uri(Person person) {
    return home(person) + "/users/" + person.username;
  }

  String page(Person person) {
    return home(person) + "/@" + person.username;
  }

  /// Another fake on this machine speaks no TLS either.
  private String home(Person person) {
    if (person.isLocal()) {
      return base;
    }
    return (person.domain.startsWith("127.0.0.1:") ? "http://" : "https://") + person.domain;
  }

  String uri(Note note) {
    return uri(note.author) + "/statuses/" + note.id + (note.boosted == null ? "" : "/activity");
  }

  String page(Note note) {
    return note.boosted == null ? page(note.author) + "/" + note.id : uri(note);
  }

  @Override
  public String account(String typed) {
    return find(typed).map(this::page).orElse("");
  }

  @Override
  public String tag(String typed) {
    return base + "/tags/" + typed;
  }
}
