package org.kith.people;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.kith.networks.feed.SitePage;
import org.springframework.stereotype.Component;

/// What a site speaks of: its hashtags, and the words and pairs of words it uses most.
///
/// Where enough was heard, the words are those by which the site stands out from it
/// ([SignificantTerms]). A Kith that has just begun has heard nothing; then a word counts for each
/// part of the page that has it, a heading as much as a long paragraph, and words that every site
/// has are passed over. Two words that stand together more than once, and hardly ever apart, are
/// proposed as one phrase.
///
/// | | |
/// |---|---|
/// | Time | O(words of the page) |
/// | Memory | its different words and pairs |
/// | Ties | the one that comes first on the page |
/// | Threads | any number |
@Component
class SiteWords {

  /// How many are proposed at most.
  static final int MOST = 14;

  /// From how many posts on they are what a site is compared with.
  private static final int ENOUGH = 300;

  private static final int TAGS = 6;
  private static final int FEW = 5;
  private static final int SHORTEST = 4;
  private static final Pattern WORD =
      Pattern.compile("[\\p{L}\\p{M}\\p{N}]+(?:['’-][\\p{L}\\p{M}]+)*");

  private final AlikeVoices heard;
  private final EveryonesWords everyones;

  SiteWords(AlikeVoices heard, EveryonesWords everyones) {
    this.heard = heard;
    this.everyones = everyones;
  }

  /// Hashtags first, with their `#`; then words, the likeliest first. A word that stands on the
  /// page only once is proposed only where there is little else.
  List<String> of(SitePage page) {
    var found = new ArrayList<String>();
    page.tags().stream().limit(TAGS).map(tag -> "#" + tag).forEach(found::add);
    var tagged = folded(page.tags());
    var counted =
        counted(page.parts()).stream()
            .filter(one -> !tagged.contains(fold(one.shown.replace(" ", ""))))
            .toList();
    for (var one : counted) {
      if (found.size() < (one.times > 1 ? MOST : FEW)) {
        found.add(one.shown);
      }
    }
    return standingOut(page, found);
  }

  private List<String> standingOut(SitePage page, List<String> found) {
    var compared = heard.like(String.join("\n", page.parts()), Set.of());
    if (compared.posts() < ENOUGH) {
      return found;
    }
    var all = new LinkedHashSet<>(found.stream().filter(word -> word.startsWith("#")).toList());
    compared.terms().stream()
        .filter(term -> !everyones.has(term.word()))
        .map(LikeTerm::shown)
        .forEach(all::add);
    all.addAll(found);
    return all.stream().limit(MOST).toList();
  }

  private static final class Seen {
    String shown = "";
    int parts;
    int times;
    int order;
    boolean pair;

    double weight() {
      return parts * (1 + Math.log(times)) * (pair ? 2 : 1);
    }
  }

  /// Words and pairs of words by how much of the page has them.
  private List<Seen> counted(List<String> parts) {
    var seen = new LinkedHashMap<String, Seen>();
    for (var part : parts) {
      var inThisPart = new HashSet<String>();
      var before = "";
      var beforeShown = "";
      var words = WORD.matcher(part);
      int end = -2;
      while (words.find()) {
        var shown = words.group();
        var word = fold(shown);
        boolean telling = isTelling(word);
        if (telling) {
          note(seen, inThisPart, word, shown);
          if (!before.isEmpty() && words.start() == end + 1) {
            note(seen, inThisPart, before + " " + word, beforeShown + " " + shown);
          }
        }
        before = telling ? word : "";
        beforeShown = shown;
        end = words.end();
      }
    }
    return best(seen);
  }

  private static void note(Map<String, Seen> seen, Set<String> part, String word, String shown) {
    var one = seen.computeIfAbsent(word, _ -> new Seen());
    if (one.times == 0) {
      one.order = seen.size();
      one.pair = word.contains(" ");
      one.shown = shown;
    } else if (isLower(shown)) {
      one.shown = shown; // not as it begins a sentence
    }
    one.times++;
    if (part.add(word)) {
      one.parts++;
    }
  }

  private static boolean isLower(String word) {
    return word.codePoints().noneMatch(Character::isUpperCase);
  }

  private static List<Seen> best(Map<String, Seen> seen) {
    var inPairs = new HashMap<String, Integer>();
    seen.forEach((word, one) -> {
      if (one.pair && one.parts > 1) {
        for (var half : word.split(" ", -1)) {
          inPairs.merge(half, one.times, Integer::max);
        }
      }
    });
    return seen.entrySet().stream()
        .filter(entry -> !entry.getValue().pair || entry.getValue().parts > 1)
        .filter(entry ->
            entry.getValue().pair
                || inPairs.getOrDefault(entry.getKey(), 0) * 3 < entry.getValue().times * 2)
        .map(Map.Entry::getValue)
        .sorted(
            Comparator.comparingDouble(Seen::weight).reversed().thenComparingInt(one -> one.order))
        .toList();
  }

  private boolean isTelling(String word) {
    boolean isLong = word.codePointCount(0, word.length()) >= SHORTEST;
    boolean ideographs = word.codePoints().anyMatch(Character::isIdeographic);
    return (isLong || ideographs)
        && word.codePoints().anyMatch(Character::isLetter)
        && !everyones.has(word);
  }

  private static Set<String> folded(List<String> words) {
    var folded = new HashSet<String>();
    words.forEach(word -> folded.add(fold(word)));
    return folded;
  }

  static String fold(String word) {
    return EveryonesWords.fold(word);
  }
}
