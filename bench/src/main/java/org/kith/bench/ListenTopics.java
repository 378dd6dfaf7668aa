package org.kith.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.kith.simulator.bluesky.Crowd;

/// What a thousand campaigns would listen for: each a name that nobody else uses, every third also
/// two ordinary words that stand beside each other only by chance, a hashtag, or a site.
///
/// The ordinary words are the hard part: each stands in many posts that are no match.
record ListenTopics(Map<String, List<String>> terms) {

  private static final String[] SYLLABLES =
      "ba do fe gi ku lo mar nel por rus tav vin zo".split(" ", -1);
  private static final int RARE = 12; // times in the words that people use

  static ListenTopics of(int many) {
    var random = new SplittableRandom(11);
    var english = Crowd.english().stream().map(word -> word.toLowerCase(Locale.ROOT)).toList();
    var ordinary =
        english.stream()
            .collect(Collectors.groupingBy(word -> word, Collectors.counting()))
            .entrySet()
            .stream()
            .filter(e -> e.getKey().length() > 4 && e.getValue() <= RARE)
            .map(Map.Entry::getKey)
            .sorted()
            .toList();
    var topics = new LinkedHashMap<String, List<String>>();
    for (int i = 0; i < many; i++) {
      var terms = new ArrayList<String>();
      terms.add(name(random, i));
      switch (i % 3) {
        case 0 ->
            terms.add(
                ordinary.get(random.nextInt(ordinary.size()))
                    + " "
                    + ordinary.get(random.nextInt(ordinary.size())));
        case 1 -> terms.add("#" + name(random, i) + "day");
        default -> terms.add(name(random, i) + ".example");
      }
      topics.put("topic " + i, terms);
    }
    return new ListenTopics(topics);
  }

  private static String name(SplittableRandom random, int number) {
    var name = new StringBuilder();
    for (int i = 0; i < 3; i++) {
      name.append(SYLLABLES[random.nextInt(SYLLABLES.length)]);
    }
    for (int left = number; left > 0; left /= SYLLABLES.length) {
      name.append(SYLLABLES[left % SYLLABLES.length]);
    }
    return name.toString();
  }

  List<String> all() {
    return terms.values().stream().flatMap(List::stream).toList();
  }

  /// A line for each topic: its name and its terms, parted by tabs.
  void write(Path file) throws IOException {
    Files.write(
        file,
        terms.entrySet().stream()
            .map(topic -> topic.getKey() + "\t" + String.join("\t", topic.getValue()))
            .toList());
  }
}
