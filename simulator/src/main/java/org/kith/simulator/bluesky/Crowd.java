package org.kith.simulator.bluesky;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kith.simulator.bluesky.Event.What;

/// Many people who talk, answer, change their minds, leave and come back; the same seed gives the
/// same talk.
///
/// What concerns a post is never said at the same moment as that it is taken back: between the two
/// lie [#QUIET] events. So what is to be kept does not depend on how many events are taken at a
/// time.
public final class Crowd {

  /// What is taken back, changed, or said by somebody who leaves, was not touched for so long.
  static final int QUIET = 4_000;

  private static final int REMEMBERED = 20_000;
  private static final int TRIES = 12;
  private static final String DIGITS = "234567abcdefghijklmnopqrstuvwxyz";

  /// Who talks about what.
  ///
  /// @param people how many
  /// @param matching how much of what is said has one of the terms, from 0 to 1
  /// @param attention how many of all answers, changes and withdrawals concern a post that has one
  /// @param terms words, phrases, `#tags` and hosts, none a part of what is said otherwise
  public record Talk(long seed, int people, double matching, double attention, List<String> terms) {
    public Talk {
      terms = List.copyOf(terms);
    }
  }

  private static final class Somebody {
    final String did;
    long touched;
    long left;

    Somebody(String did) {
      this.did = did;
    }
  }

  private static final class Said {
    final String key;
    final Somebody by;
    final long number;
    long touched;
    boolean stands = true;

    Said(String key, Somebody by, long number) {
      this.key = key;
      this.by = by;
      this.number = number;
      this.touched = number;
    }

    boolean stands() {
      return stands && number > by.left;
    }

    String uri() {
      return Event.post(by.did, key);
    }
  }

  /// The last so many.
  private static final class Ring {
    private final List<Said> all = new ArrayList<>();
    private int next;

    void add(Said said) {
      if (all.size() < REMEMBERED) {
        all.add(said);
      } else {
        all.set(next, said);
        next = (next + 1) % REMEMBERED;
      }
    }
  }

  private final Talk talk;
  private final SplittableRandom random;
  private final Tongues tongues;
  private final List<Somebody> people = new ArrayList<>();
  private final Ring everything = new Ring();
  private final Ring matching = new Ring();
  private final ArrayDeque<Function<Long, Event>> soon = new ArrayDeque<>();
  private Instant now = Instant.EPOCH;
  private boolean planted; // whether the last words had a term

  /// @param talk who talks about what
  Crowd(Talk talk) {
    this.talk = talk;
    this.random = new SplittableRandom(talk.seed());
    this.tongues = new Tongues(random.split());
    for (int i = 0; i < talk.people(); i++) {
      people.add(new Somebody("did:plc:" + letters(random.nextLong(), 24)));
    }
  }

  /// The plain English words that are used where nothing is meant, as often as they are.
  public static List<String> english() {
    return new Tongues(new SplittableRandom(0)).english();
  }

  private static String letters(long value, int length) {
    var text = new StringBuilder();
    long left = value;
    for (int i = 0; i < length; i++) {
      text.append(DIGITS.charAt((int) (left & 31)));
      left = Long.rotateRight(left, 5) * 0x9E3779B97F4A7C15L;
    }
    return text.toString();
  }

  /// Record keys are sorted by time.
  private static String key(long number) {
    var text = new StringBuilder("3m");
    for (int shift = 50; shift >= 0; shift -= 5) {
      text.append(DIGITS.charAt((int) (number >>> shift & 31)));
    }
    return text.toString();
  }

  /// What happens next.
  Event next(long number, Instant at) {
    now = at;
    var planned = soon.poll();
    if (planned != null) {
      return planned.apply(number);
    }
    int draw = random.nextInt(1000);
    if (draw < 40) {
      return quiet(number).map(said -> takeBack(number, said)).orElseGet(() -> write(number));
    }
    if (draw < 50) {
      return quiet(number).map(said -> change(number, said)).orElseGet(() -> write(number));
    }
    if (draw < 54) {
      return quiet(number)
          .filter(said -> said.by.touched < number - QUIET)
          .map(said -> leave(number, said.by))
          .orElseGet(() -> write(number));
    }
    if (draw < 60) {
      return event(number, somebody(), new What.Renamed(letters(number, 12) + ".crowd.example"));
    }
    if (draw < 110) {
      return standing().map(said -> repeat(number, said)).orElseGet(() -> write(number));
    }
    return write(number);
  }

  private Event event(long number, Somebody by, What what) {
    return new Event(number, now, by.did, what);
  }

  /// Few talk much.
  private Somebody somebody() {
    double draw = random.nextDouble();
    return people.get((int) (draw * draw * people.size()));
  }

  private Ring some() {
    return !matching.all.isEmpty() && random.nextDouble() < talk.attention()
        ? matching
        : everything;
  }

  private Optional<Said> standing() {
    var ring = some();
    for (int i = 0; i < TRIES && !ring.all.isEmpty(); i++) {
      var said = ring.all.get(random.nextInt(ring.all.size()));
      if (said.stands()) {
        return Optional.of(said);
      }
    }
    return Optional.empty();
  }

  private Optional<Said> quiet(long number) {
    for (int i = 0; i < TRIES; i++) {
      var said = standing().filter(one -> one.touched < number - QUIET);
      if (said.isPresent()) {
        return said;
      }
    }
    return Optional.empty();
  }

  private void touch(long number, Said said) {
    said.touched = number;
    said.by.touched = number;
  }

  private Event takeBack(long number, Said said) {
    said.stands = false;
    return event(number, said.by, new What.TookBack(said.key));
  }

  private Event change(long number, Said said) {
    touch(number, said);
    return event(number, said.by, new What.Wrote(said.key, words(), null, true));
  }

  /// Some come back at once and go on.
  private Event leave(long number, Somebody who) {
    who.left = number;
    if (random.nextBoolean()) {
      soon.add(n -> event(n, who, new What.Status(true, "")));
      soon.add(n -> post(n, who, matchingWords(), null));
    }
    var why = random.nextBoolean() ? "deactivated" : "deleted";
    return event(number, who, new What.Status(false, why));
  }

  private Event repeat(long number, Said said) {
    touch(number, said);
    var who = somebody();
    who.touched = number;
    return event(number, who, new What.Repeated(key(number), said.uri()));
  }

  private Event write(long number) {
    Event.@Nullable Answer answer = null;
    int draw = random.nextInt(100);
    if (draw < 40) {
      var said = standing();
      if (said.isPresent()) {
        touch(number, said.get());
        answer = new Event.Answer(said.get().uri(), draw >= 35);
      }
    }
    return post(number, somebody(), words(), answer);
  }

  private Event post(long number, Somebody by, Event.Words words, Event.@Nullable Answer answer) {
    var said = new Said(key(number), by, number);
    by.touched = number;
    everything.add(said);
    if (planted) {
      matching.add(said);
    }
    return event(number, by, new What.Wrote(said.key, words, answer, false));
  }

  private Event.Words words() {
    if (!talk.terms().isEmpty() && random.nextDouble() < talk.matching()) {
      return matchingWords();
    }
    planted = false;
    var language = tongues.language(random);
    var text = tongues.text(language, random);
    var tags = new ArrayList<String>();
    var links = new ArrayList<String>();
    if (random.nextInt(100) < 8) {
      tags.add("tag" + letters(random.nextInt(500), 4));
    }
    if (random.nextInt(100) < 10) {
      links.add(
          "https://site%d.example/%s"
              .formatted(random.nextInt(5000), key(random.nextLong() >>> 8)));
    }
    return new Event.Words(withTags(text, tags), language, links, tags);
  }

  private static String withTags(String text, List<String> tags) {
    return tags.isEmpty() ? text : text + " #" + String.join(" #", tags);
  }

  private Event.Words matchingWords() {
    if (talk.terms().isEmpty()) {
      return words();
    }
    planted = true;
    var term = talk.terms().get(random.nextInt(talk.terms().size()));
    var language = tongues.language(random);
    var text = tongues.text(language, random);
    if (term.startsWith("#")) {
      var tags = List.of(term.substring(1));
      return new Event.Words(withTags(text, tags), language, List.of(), tags);
    }
    if (term.contains(".")) {
      var links = List.of("https://" + term + "/" + random.nextInt(100));
      return new Event.Words(text, language, links, List.of());
    }
    var both = random.nextBoolean() ? term + " " + text : text + " " + term;
    return new Event.Words(both, language, List.of(), List.of());
  }
}
