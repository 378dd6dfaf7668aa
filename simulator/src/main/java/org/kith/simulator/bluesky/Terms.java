package org.kith.simulator.bluesky;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Finds terms in posts the slow, obvious way: text without case and accents, cut where there is no
/// letter and no digit, and each run of words looked up.
final class Terms {

  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final String SEVERAL = " ";

  private final Map<String, Set<String>> topics = new HashMap<>(); // by term
  private int longest = 1;

  /// @param all the terms of each topic, by its name
  Terms(Map<String, List<String>> all) {
    all.forEach((topic, terms) ->
        terms.forEach(term -> {
          topics.computeIfAbsent(term, _ -> new HashSet<>()).add(topic);
          longest = Math.max(longest, term.split(SEVERAL, -1).length);
        }));
  }

  /// The topics of which a post has a term.
  Set<String> in(Event.Words post) {
    var found = new HashSet<String>();
    post.tags().forEach(tag -> add("#" + tag, found));
    post.links().forEach(link -> add(host(link), found));
    var folded = MARKS.matcher(Normalizer.normalize(post.text(), Normalizer.Form.NFKD));
    var words = BETWEEN.split(folded.replaceAll("").toLowerCase(Locale.ROOT), -1);
    for (int from = 0; from < words.length; from++) {
      var run = new StringBuilder();
      for (int to = from; to < Math.min(words.length, from + longest); to++) {
        run.append(run.isEmpty() ? "" : SEVERAL).append(words[to]);
        add(run.toString(), found);
      }
    }
    return found;
  }

  private void add(String term, Set<String> found) {
    found.addAll(topics.getOrDefault(term, Set.of()));
  }

  private static String host(String link) {
    return link.replaceFirst("https://", "").replaceFirst("/.*", "");
  }
}
