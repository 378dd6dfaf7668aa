package org.kith.cultivate;

import it.unimi.dsi.fastutil.objects.Object2IntOpenHashMap;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What is about us and what is not, learned from what a team said of posts it saw: a logistic
/// regression on words, pairs of words, author and source, learned online.
///
/// Without judgements everything counts as useful, and each judgement moves the weights of what it
/// contains by its surprise [1]; steps get shorter for what was often seen [2]. It is made anew
/// from all judgements each time, a few milliseconds for some hundreds, so that taking one back
/// takes back all it did; and it can say which words speak against a post, because a score is
/// nothing but their sum.
///
/// Differs from a filter for spam in what an error costs: a mention that is hidden wrongly is
/// somebody who waits in vain. So it hides only below one in three, and never on one word alone.
///
/// | | |
/// |---|---|
/// | Time | O(rounds × features of all judged posts) |
/// | Memory | one number for each feature seen |
/// | Ties | equal judgements in equal order give equal weights |
/// | Threads | immutable once learned |
///
/// 1. Bottou 1998, Online Learning and Stochastic Approximations. 2. Duchi, Hazan, Singer 2011.
final class Taste {

  /// Below this chance of being useful a post is hidden.
  static final double HIDES_BELOW = 0.33;

  private static final int ROUNDS = 12;
  private static final double USUALLY_USEFUL = 1.5;
  private static final double STEP = 0.8;
  private static final double FORGET = 0.002;
  private static final int MOST_WORDS = 150;

  private final Object2IntOpenHashMap<String> places;
  private final double[] weights;
  private final int[] against;

  private Taste(Object2IntOpenHashMap<String> places, double[] weights, int[] against) {
    this.places = places;
    this.weights = weights;
    this.against = against;
  }

  /// A post somebody judged.
  record Judged(List<String> features, boolean useful) {
    Judged {
      features = List.copyOf(features);
    }
  }

  /// What of a post is looked at.
  ///
  /// @param title empty for most
  /// @param source 0 where it is not known
  static List<String> features(String title, String text, long account, long source) {
    var words =
        LineWord.of(title + "\n" + text).stream()
            .filter(word -> word.folded().codePoints().anyMatch(Character::isLetter))
            .limit(MOST_WORDS)
            .toList();
    var features = new LinkedHashSet<String>();
    for (int i = 0; i < words.size(); i++) {
      var word = cut(words.get(i).folded());
      if (word.length() > 2) {
        features.add(word);
      }
      if (i + 1 < words.size() && !words.get(i + 1).first()) {
        features.add(word + " " + cut(words.get(i + 1).folded()));
      }
    }
    features.add("author:" + account);
    if (source != 0) {
      features.add("source:" + source);
    }
    return List.copyOf(features);
  }

  private static String cut(String word) {
    return word.length() > 60 ? word.substring(0, 60) : word;
  }

  /// @param judged oldest first
  /// @param without features that do not count
  static Taste learn(List<Judged> judged, Set<String> without) {
    var places = new Object2IntOpenHashMap<String>();
    places.defaultReturnValue(-1);
    var examples = new ArrayList<int[]>();
    for (var one : judged) {
      examples.add(
          one.features().stream()
              .filter(feature -> !without.contains(feature))
              .mapToInt(feature -> place(places, feature))
              .toArray());
    }
    var weights = new double[places.size()];
    var squares = new double[places.size()];
    var against = new int[places.size()];
    long bad = judged.stream().filter(one -> !one.useful()).count();
    double weigh = bad == 0 ? 1 : Math.clamp((double) (judged.size() - bad) / bad, 1.0, 4.0);
    for (int round = 0; round < ROUNDS; round++) {
      for (int i = 0; i < examples.size(); i++) {
        boolean useful = judged.get(i).useful();
        learn(examples.get(i), useful, useful ? 1 : weigh, weights, squares);
      }
    }
    for (int i = 0; i < examples.size(); i++) {
      for (int place : examples.get(i)) {
        against[place] += judged.get(i).useful() ? 0 : 1;
      }
    }
    return new Taste(places, weights, against);
  }

  private static int place(Object2IntOpenHashMap<String> places, String feature) {
    int known = places.getInt(feature);
    if (known >= 0) {
      return known;
    }
    places.put(feature, places.size());
    return places.size() - 1;
  }

  private static void learn(
      int[] example, boolean useful, double weigh, double[] weights, double[] squares) {
    double size = 1 / Math.sqrt(Math.max(1, example.length));
    double sum = USUALLY_USEFUL;
    for (int place : example) {
      sum += weights[place] * size;
    }
    double surprise = weigh * ((useful ? 1 : 0) - chance(sum)) * size;
    for (int place : example) {
      double slope = surprise - FORGET * weights[place];
      squares[place] += slope * slope;
      weights[place] += STEP * slope / Math.sqrt(1e-4 + squares[place]);
    }
  }

  private static double chance(double sum) {
    return 1 / (1 + Math.exp(-sum));
  }

  /// How likely a post is useful, 0 to 1.
  double useful(List<String> features) {
    return chance(USUALLY_USEFUL + sum(features));
  }

  private double sum(List<String> features) {
    double size = 1 / Math.sqrt(Math.max(1, features.size()));
    double sum = 0;
    for (var feature : features) {
      int place = places.getInt(feature);
      sum += place < 0 ? 0 : weights[place] * size;
    }
    return sum;
  }

  /// Whether a post is kept out of sight: unlikely to be useful, and for more than one reason.
  boolean hides(List<String> features) {
    return useful(features) < HIDES_BELOW && against(features).size() > 1;
  }

  /// What speaks against a post, strongest first.
  List<String> against(List<String> features) {
    return features.stream()
        .filter(feature -> weight(feature) < 0 && against[places.getInt(feature)] > 0)
        .sorted(Comparator.comparingDouble(this::weight).thenComparing(feature -> feature))
        .toList();
  }

  private double weight(String feature) {
    int place = places.getInt(feature);
    return place < 0 ? 0 : weights[place];
  }

  /// What hides posts, strongest first.
  ///
  /// @param posts in how many posts that were not about us it stood
  record Reason(String feature, int posts, double weight) {}

  List<Reason> reasons(int most) {
    return places.object2IntEntrySet().stream()
        .filter(entry -> weights[entry.getIntValue()] < 0 && against[entry.getIntValue()] > 0)
        .map(entry ->
            new Reason(entry.getKey(), against[entry.getIntValue()], weights[entry.getIntValue()]))
        .sorted(Comparator.comparingDouble(Reason::weight).thenComparing(Reason::feature))
        .limit(most)
        .toList();
  }
}
