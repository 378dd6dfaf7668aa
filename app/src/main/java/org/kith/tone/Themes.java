package org.kith.tone;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kith.people.SignificantTerms;

/// What several people spoke of: groups of posts that share words which stand together more often
/// than chance has it, by the likelihood ratio G² of two words in one post [1].
///
/// A theme grows from one word: the others that go with it name it, and its posts are those that
/// have that word, or two of the others. Themes are chosen one by one, each for the people it has
/// that no theme before it has. Words that stand in many posts whatever they are about, and those
/// that name us, make no theme. So everything a theme is can be shown: its words.
///
/// | | |
/// |---|---|
/// | Time | O(w²) for w words in at least two posts, 400 at most, each with a bitmap of the posts |
/// | Memory | a bit for each word and post |
/// | Ties | the word that comes first in the alphabet |
/// | Threads | any number |
///
/// 1. Dunning, Accurate Methods for the Statistics of Surprise and Coincidence, Computational
///    Linguistics 19(1), 1993. Used for pairs in one post, where the paper has neighbours.
final class Themes {

  private static final int WORDS = 400;
  private static final int NAMES = 4;
  private static final int TOGETHER = 2;
  private static final int PEOPLE = 2;
  private static final double HALF = 0.5;

  /// Where a likelihood ratio becomes more than chance: 1 % (χ² of one degree).
  private static final double TELLING = 6.63;

  private final List<SaidPost> posts;
  private final Map<String, BitSet> in = new HashMap<>();
  private final Map<String, String> shown = new HashMap<>();

  /// A word and what goes with it, heaviest first.
  private record Seed(String word, LinkedHashMap<String, Double> with, BitSet posts) {}

  /// @param names words that name us
  Themes(List<SaidPost> posts, Background background, Set<String> names) {
    this.posts = posts;
    var folded = new HashSet<String>();
    names.forEach(name -> folded.addAll(SignificantTerms.count(name, new HashMap<>()).keySet()));
    for (int i = 0; i < posts.size(); i++) {
      for (var word : SignificantTerms.count(posts.get(i).about(), shown).keySet()) {
        if (word.length() > 2
            && !folded.contains(word)
            && Character.isLetter(word.codePointAt(0))) {
          in.computeIfAbsent(word, _ -> new BitSet()).set(i);
        }
      }
    }
    in.entrySet()
        .removeIf(entry ->
            people(entry.getValue()).size() < PEOPLE
                || isElsewhere(entry.getKey(), entry.getValue(), background));
  }

  /// Whether a word is no more ours than anybody's: it stands in many posts, and not much more
  /// often in those about us.
  private boolean isElsewhere(String word, BitSet here, Background background) {
    int all = background.posts();
    int there = Math.max(0, background.posts(word) - here.cardinality());
    int others = Math.max(0, all - posts.size());
    return others < posts.size()
        ? here.cardinality() > HALF * posts.size() + 1
        : SignificantTerms.gSquared(here.cardinality(), posts.size(), there, others) < TELLING;
  }

  private Set<Long> people(BitSet some) {
    var people = new HashSet<Long>();
    some.stream().forEach(i -> people.add(posts.get(i).voice()));
    return people;
  }

  /// The largest themes, at most so many.
  List<Theme> largest(int most) {
    var words =
        in.keySet().stream()
            .sorted(
                Comparator.comparingInt(
                        (String w) -> -in.getOrDefault(w, new BitSet()).cardinality())
                    .thenComparing(w -> w))
            .limit(WORDS)
            .toList();
    var seeds =
        words.stream().map(word -> seed(word, words)).filter(s -> !s.with.isEmpty()).toList();
    var themes = new ArrayList<Theme>();
    var spoken = new HashSet<Integer>();
    while (themes.size() < most) {
      var best = best(seeds, spoken);
      if (best == null) {
        break;
      }
      themes.add(theme(best, spoken));
      best.posts.stream().forEach(spoken::add);
    }
    return themes;
  }

  private Seed seed(String word, List<String> words) {
    var here = posts(word);
    var with = new ArrayList<Map.Entry<String, Double>>();
    for (var other : words) {
      double weight = other.equals(word) ? 0 : together(here, posts(other));
      if (weight >= TELLING) {
        with.add(Map.entry(other, weight));
      }
    }
    with.sort(
        Comparator.comparingDouble((Map.Entry<String, Double> e) -> -e.getValue())
            .thenComparing(Map.Entry::getKey));
    var heaviest = new LinkedHashMap<String, Double>();
    with.stream().limit(NAMES).forEach(e -> heaviest.put(e.getKey(), e.getValue()));
    var all = (BitSet) here.clone();
    for (int i = 0; i < posts.size(); i++) {
      int at = i;
      if (heaviest.keySet().stream().filter(w -> posts(w).get(at)).count() >= TOGETHER) {
        all.set(i);
      }
    }
    return new Seed(word, heaviest, all);
  }

  private BitSet posts(String word) {
    return in.getOrDefault(word, new BitSet());
  }

  /// G² of two words in one post; 0 where they avoid each other.
  private double together(BitSet one, BitSet other) {
    var both = (BitSet) one.clone();
    both.and(other);
    int here = both.cardinality();
    return here < TOGETHER
        ? 0
        : SignificantTerms.gSquared(
            here,
            one.cardinality(),
            other.cardinality() - here,
            Math.max(1, posts.size() - one.cardinality()));
  }

  /// Whoever brings most people that no theme before it has; of as many the one whose words hold
  /// together best.
  private @Nullable Seed best(List<Seed> seeds, Set<Integer> spoken) {
    Seed best = null;
    int most = PEOPLE - 1;
    double holds = 0;
    for (var seed : seeds) {
      var fresh = (BitSet) seed.posts.clone();
      spoken.forEach(fresh::clear);
      if (fresh.cardinality() < HALF * seed.posts.cardinality()) {
        continue; // mostly told already
      }
      int people = people(fresh).size();
      double weight = seed.with.values().stream().mapToDouble(w -> w).sum();
      if (people > most || (people == most && people >= PEOPLE && weight > holds)) {
        best = seed;
        most = people;
        holds = weight;
      }
    }
    return best;
  }

  private Theme theme(Seed seed, Set<Integer> spoken) {
    var names = new ArrayList<String>();
    names.add(seed.word);
    names.addAll(seed.with.keySet());
    var told = seed.posts.stream().mapToObj(posts::get).toList();
    var fresh = seed.posts.stream().filter(i -> !spoken.contains(i)).mapToObj(posts::get).toList();
    var best = Verbatim.best(fresh, names).orElseGet(() -> Verbatim.first(told));
    return new Theme(
        names.stream().map(word -> shown.getOrDefault(word, word)).toList(),
        people(seed.posts).size(),
        best.sentence(),
        best.post(),
        told.stream().map(SaidPost::id).toList());
  }
}
