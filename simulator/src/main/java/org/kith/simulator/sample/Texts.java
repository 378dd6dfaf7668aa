package org.kith.simulator.sample;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.kith.simulator.text.Grammar;
import org.kith.simulator.text.Phrases;

/// Puts sentences together so that nobody repeats themselves.
///
/// Each voice goes through the frames of a list in an order of its own before it uses one again,
/// and no text is given out twice if a few more tries can avoid it.
final class Texts {
  private static final List<String> TAGS =
      List.of("#foodwaste", "#zerowaste", "#foodrescue", "#leftovers", "#portalder");

  private final Map<Home, Phrases> homes = new EnumMap<>(Home.class);
  private final Phrases general = Phrases.read("general");
  private final Phrases charity = Phrases.read("charity");
  private final Grammar grammar = new Grammar(Phrases.read("words"));
  private final Map<String, Deque<String>> decks = new HashMap<>();
  private final Map<String, String> bigs = new HashMap<>();
  private final Set<String> given = new HashSet<>();
  private final Set<String> used = new HashSet<>();
  private final Chance chance;

  Texts(Chance chance) {
    this.chance = chance;
    for (String line : charity.of("big")) {
      String[] cells = line.split(" \\| ", -1);
      bigs.put(cells[0], cells[4]);
    }
    for (Home home : Home.values()) {
      homes.put(home, Phrases.read(home.file()));
    }
  }

  Map<Home, Phrases> homes() {
    return homes;
  }

  Phrases charity() {
    return charity;
  }

  /// A text nobody has written yet, for the voice with this id.
  String next(int voice, List<String> frames, LocalDate day, Map<String, String> values) {
    String text = fill(draw(voice, frames), day, values);
    for (int tries = 0; !given.add(text) && tries < 8; tries++) {
      text = fill(draw(voice, frames), day, values);
    }
    return text;
  }

  String next(int voice, String list, LocalDate day, Map<String, String> values) {
    return next(voice, general.of(list), day, values);
  }

  String fill(String frame, LocalDate day, Map<String, String> values) {
    return grammar.fill(frame, day, chance.random(), values);
  }

  /// A text nobody has written yet, from a list that all voices go through together.
  String nextOfAll(String list, LocalDate day, Map<String, String> values) {
    return next(-1, list, day, values);
  }

  /// A short post about the cause or about the day.
  String shortPost(AccountDraft voice, LocalDate day) {
    for (int tries = 0; ; tries++) {
      String text = unchecked(voice, day);
      if (given.add(text) || tries == 8) {
        return text;
      }
    }
  }

  private String unchecked(AccountDraft voice, LocalDate day) {
    var home = home(voice.home());
    boolean big = voice.role() == AccountDraft.Role.BIG;
    double draw = chance.uniform();
    boolean cause = draw < (big ? 0.12 : 0.42);
    var frames =
        cause
            ? home.of("cause")
            : big
                ? general.of("big." + bigs.get(voice.name()))
                : draw < 0.76 ? home.of("daily") : general.of("daily");
    String text = fill(shared(voice.id(), frames), day, Map.of());
    if (!big && text.length() < 190 && chance.happens(0.22)) {
      String tail = cause ? "tail.cause" : "tail.day";
      text += " " + fill(draw(voice.id(), general.of(tail)), day, Map.of());
    }
    if (cause && text.indexOf('#') < 0 && chance.happens(0.2)) {
      text += " " + chance.pick(TAGS);
    }
    return text;
  }

  /// A reply: one thing said, and now and then one more.
  String reply(int voice, String list, LocalDate day, String prefix) {
    for (int tries = 0; ; tries++) {
      String text = prefix + fill(draw(voice, general.of(list)), day, Map.of());
      if (!list.equals("quote") && chance.happens(0.36)) {
        text += " " + fill(draw(voice, general.of("reply.more")), day, Map.of());
      }
      if (given.add(text) || tries == 8) {
        return text;
      }
    }
  }

  /// A headline and a body, in turns an essay and a few notes.
  String[] essay(AccountDraft voice, LocalDate day) {
    var home = home(voice.home());
    if (chance.happens(0.5)) {
      String[] paragraphs = next(voice.id(), home.of("blog"), day, Map.of()).split(" \\|\\| ", 2);
      return new String[] {paragraphs[0], paragraphs[1].replace(" || ", "\n\n")};
    }
    var body = new ArrayList<String>();
    for (int i = chance.between(2, 3); i > 0; i--) {
      body.add(next(voice.id(), home.of(i == 2 ? "cause" : "daily"), day, Map.of()));
    }
    return new String[] {
      next(voice.id(), general.of("notes"), day, Map.of()), String.join("\n\n", body)
    };
  }

  private Phrases home(Home home) {
    return Objects.requireNonNull(homes.get(home));
  }

  /// From a deck that all voices draw from, so that a frame comes back as late as can be; and for
  /// each voice one it has not used yet, if a few draws find one.
  private String shared(int voice, List<String> frames) {
    String frame = draw(-2, frames);
    for (int tries = 0; tries < 5 && !used.add(voice + " " + frame); tries++) {
      frame = draw(-2, frames);
    }
    return frame;
  }

  private String draw(int voice, List<String> frames) {
    var deck =
        decks.computeIfAbsent(
            voice + " " + frames.getFirst(), _ -> new ArrayDeque<>(frames.size()));
    if (deck.isEmpty()) {
      var shuffled = new ArrayList<>(frames);
      Collections.shuffle(shuffled, Random.from(chance.random()));
      deck.addAll(shuffled);
    }
    return deck.removeFirst();
  }
}
