package org.kith.tone;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Weighs the words of a text as they stand in it: turned by a "not" before them, raised by "very"
/// and capitals, lowered by "a bit", and less before a "but" than after it.
final class Weighing {

  private static final Pattern TOKEN =
      Pattern.compile(
          "https?://\\S+|@\\w+|[:;=xX8][-o^']?[)(\\]\\[dDpPsS/\\\\|*3]+(?!\\w)|[)(]:|<3+|</3|\\^_?\\^|-_-|[dD]:"
              + "|\\w[\\w'’-]*\\w|\\w|[!?]+|\\.{2,}|\\S",
          Pattern.UNICODE_CHARACTER_CLASS);

  private static final Set<String> NOT =
      Set.of(
          "not",
          "no",
          "never",
          "none",
          "nobody",
          "nothing",
          "neither",
          "nor",
          "cannot",
          "cant",
          "dont",
          "doesnt",
          "didnt",
          "isnt",
          "arent",
          "wasnt",
          "werent",
          "wont",
          "wouldnt",
          "shouldnt",
          "couldnt",
          "hasnt",
          "havent",
          "hadnt",
          "aint",
          "without",
          "hardly",
          "barely",
          "scarcely",
          "nowhere",
          "rarely",
          "seldom",
          "despite",
          "lacks",
          "lacking");

  private static final Set<String> MORE =
      Set.of(
          "very",
          "really",
          "so",
          "too",
          "extremely",
          "absolutely",
          "totally",
          "completely",
          "incredibly",
          "awfully",
          "amazingly",
          "super",
          "utterly",
          "truly",
          "deeply",
          "especially",
          "highly",
          "entirely",
          "fully",
          "greatly",
          "hugely",
          "insanely",
          "intensely",
          "purely",
          "remarkably",
          "thoroughly",
          "tremendously",
          "unbelievably",
          "exceptionally",
          "such",
          "way",
          "mega",
          "hella",
          "friggin",
          "freaking",
          "freakin",
          "fucking",
          "effing",
          "damn",
          "bloody",
          "real",
          "most",
          "more",
          "much",
          "quite",
          "particularly",
          "always");

  private static final Set<String> LESS =
      Set.of(
          "slightly",
          "somewhat",
          "kinda",
          "sorta",
          "little",
          "bit",
          "almost",
          "less",
          "marginally",
          "partly",
          "occasionally",
          "fairly",
          "rather",
          "maybe",
          "perhaps",
          "mildly");

  private static final Set<String> BUT = Set.of("but", "however", "yet", "although", "though");

  /// After these, "like" compares.
  private static final Set<String> COMPARING =
      Set.of(
          "look",
          "looks",
          "looking",
          "feel",
          "feels",
          "felt",
          "was",
          "is",
          "be",
          "just",
          "sounds",
          "seems",
          "something",
          "i'm",
          "more",
          "it");

  /// Words that say together what neither says alone.
  private static final Map<String, Double> TOGETHER =
      Map.ofEntries(
          Map.entry("can't wait", 2.3),
          Map.entry("cant wait", 2.3),
          Map.entry("bad ass", 1.5),
          Map.entry("kick ass", 2.3),
          Map.entry("no problem", 1.0),
          Map.entry("no worries", 1.2),
          Map.entry("not bad", 1.0),
          Map.entry("give up", -1.2),
          Map.entry("gave up", -1.2),
          Map.entry("my ass", -1.0),
          Map.entry("well done", 2.3),
          Map.entry("thumbs up", 2.0),
          Map.entry("thumbs down", -2.0),
          Map.entry("right on", 1.8),
          Map.entry("fed up", -2.0),
          Map.entry("let down", -2.0),
          Map.entry("no longer", 0.0),
          Map.entry("kind of", 0.0),
          Map.entry("as well", 0.0),
          Map.entry("too bad", -1.5),
          Map.entry("oh well", -0.5),
          Map.entry("waste of", -2.2),
          Map.entry("shut up", -1.5),
          Map.entry("stand up", 0.8),
          Map.entry("ripped off", -2.3),
          Map.entry("hold up", 0.5),
          Map.entry("no one", 0.0));

  private static final double STEP = 0.3;
  private static final double DRAWN_OUT = 0.15;
  private static final double CAPITALS = 0.3;
  private static final double TURNED = -0.5;
  private static final double BEFORE_BUT = 0.5;
  private static final double AFTER_BUT = 1.3;
  private static final double[] NEARNESS = {1, 0.9, 0.7};

  private final Lexicon lexicon;
  private final List<String> written = new ArrayList<>();
  private final List<String> small = new ArrayList<>();
  private final List<ToneHeard.Weighed> weighed = new ArrayList<>();
  private int words;
  private boolean someCapitals;

  Weighing(Lexicon lexicon, String text) {
    this.lexicon = lexicon;
    int capitals = 0;
    var found = TOKEN.matcher(text);
    while (found.find()) {
      var token = found.group();
      written.add(token);
      small.add(token.toLowerCase(Locale.ROOT).replace('’', '\''));
      if (Character.isLetter(token.codePointAt(0))) {
        words++;
        capitals += isCapitals(token) ? 1 : 0;
      }
    }
    someCapitals = capitals > 0 && capitals < words;
    int but = last();
    for (int i = 0; i < small.size(); i++) {
      weigh(i, but);
    }
  }

  /// Those that tell anything, as they stand.
  List<ToneHeard.Weighed> weighed() {
    return weighed;
  }

  int words() {
    return words;
  }

  private static boolean isCapitals(String token) {
    return token.length() > 1
        && token.codePoints().allMatch(c -> !Character.isLetter(c) || Character.isUpperCase(c));
  }

  private int last() {
    for (int i = small.size() - 1; i >= 0; i--) {
      if (BUT.contains(small.get(i))) {
        return i;
      }
    }
    return -1;
  }

  private void weigh(int i, int but) {
    var token = small.get(i);
    if (token.startsWith("http") || token.startsWith("@")) {
      return;
    }
    var together = i + 1 < small.size() ? TOGETHER.get(token + " " + small.get(i + 1)) : null;
    double weight;
    var shown = written.get(i);
    if (together != null) {
      weight = together;
      shown += " " + written.get(i + 1);
    } else if (i > 0 && TOGETHER.containsKey(small.get(i - 1) + " " + token)) {
      return; // weighed with the one before
    } else {
      weight = alone(i);
    }
    if (Double.isNaN(weight) || weight == 0) {
      return;
    }
    double times = 1 + around(i);
    times *= together == null && isTurned(i) ? TURNED : 1;
    times *= but < 0 ? 1 : i < but ? BEFORE_BUT : AFTER_BUT;
    weighed.add(new ToneHeard.Weighed(shown, weight * times));
  }

  private double alone(int i) {
    var token = small.get(i);
    var next = i + 1 < small.size() ? small.get(i + 1) : "";
    boolean says =
        switch (token) {
          case "no" -> false;
          case "pretty" -> !lexicon.knows(next);
          case "well" -> i > 0;
          case "like" -> i == 0 || !COMPARING.contains(small.get(i - 1));
          default -> true;
        };
    return says ? lexicon.weight(lexicon.plain(token)) : Double.NaN;
  }

  /// How much more, or less, the words before and capitals make of it.
  private double around(int i) {
    double more = 0;
    for (int d = 1; d <= NEARNESS.length && i - d >= 0 && !ends(small.get(i - d)); d++) {
      var before = small.get(i - d);
      var plain = lexicon.plain(before);
      double step = MORE.contains(plain) ? STEP : LESS.contains(plain) ? -STEP : 0;
      more += step * NEARNESS[d - 1];
      more += step > 0 && !plain.equals(before) ? DRAWN_OUT : 0;
    }
    more += lexicon.plain(small.get(i)).equals(small.get(i)) ? 0 : DRAWN_OUT;
    return more + (someCapitals && isCapitals(written.get(i)) ? CAPITALS : 0);
  }

  private boolean isTurned(int i) {
    for (int d = 1; d <= NEARNESS.length && i - d >= 0 && !ends(small.get(i - d)); d++) {
      var before = small.get(i - d);
      if (before.endsWith("n't") || (NOT.contains(before) && (d == 1 || !before.equals("no")))) {
        return true;
      }
    }
    return false;
  }

  private static boolean ends(String token) {
    char first = token.charAt(0);
    return first == '.' || first == '!' || first == '?' || first == ',' || first == ';';
  }
}
