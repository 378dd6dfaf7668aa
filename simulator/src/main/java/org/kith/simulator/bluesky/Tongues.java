package org.kith.simulator.bluesky;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.kith.simulator.text.Phrases;

/// What people write, by length, language and the frequency of words.
///
/// English is cut from the simulator's own sentences, so its words are as frequent as in real ones.
/// The other languages are made of their letters and syllables, with the words' frequencies after
/// Zipf. Lengths are log-normal: a median of 70 characters, one in twenty near the 300 there may
/// be.
final class Tongues {

  private static final int MOST = 300;
  private static final List<String> FILES =
      List.of("people", "general", "charity", "school", "press");

  /// Shares in percent, about as on the network: the rest does not say.
  private static final Map<String, Integer> SHARES = shares();

  private static final Map<String, String> SYLLABLES =
      Map.of(
          "pt", "ção ra mos não es te co mo que se da de por pa lo vo cê mui to bem",
          "es", "que es ta no la los ción pe ro co mo mu cho se ña ni ño por ve rdad al",
          "de", "ge ver der die und schön über nicht en ung ein auf mit sch lich keit tag mor",
          "fr", "les des ent pas que vous nous é tait très bien tion mais avec être au jour d");

  private final List<String> english;
  private final Map<String, List<String>> vocabularies = new LinkedHashMap<>();

  Tongues(SplittableRandom random) {
    this.english = FILES.stream().flatMap(Tongues::words).toList();
    SYLLABLES.forEach((language, all) -> vocabularies.put(language, invent(all, random)));
  }

  private static Map<String, Integer> shares() {
    var shares = new LinkedHashMap<String, Integer>();
    shares.put("en", 52);
    shares.put("ja", 22);
    shares.put("pt", 8);
    shares.put("es", 5);
    shares.put("de", 4);
    shares.put("fr", 3);
    shares.put("ko", 2);
    return shares;
  }

  /// Only plain words: how others end is a matter of taste, and no oracle should have taste.
  private static Stream<String> words(String file) {
    return Phrases.lines(file).stream()
        .filter(line -> !line.startsWith("=="))
        .flatMap(line -> Stream.of(line.split("\\s+", -1)))
        .map(word -> word.replaceAll("[.,!?]+$", ""))
        .filter(word -> word.matches("[A-Za-z]+"));
  }

  private static List<String> invent(String syllables, SplittableRandom random) {
    var parts = syllables.split(" ", -1);
    var words = new ArrayList<String>();
    for (int i = 0; i < 3000; i++) {
      var word = new StringBuilder();
      for (int n = 1 + random.nextInt(4); n > 0; n--) {
        word.append(parts[random.nextInt(parts.length)]);
      }
      words.add(word.toString());
    }
    return words;
  }

  /// All plain English words, as often as people use them.
  List<String> english() {
    return english;
  }

  String language(SplittableRandom random) {
    int draw = random.nextInt(100);
    for (var share : SHARES.entrySet()) {
      draw -= share.getValue();
      if (draw < 0) {
        return share.getKey();
      }
    }
    return "";
  }

  /// A text of no particular subject.
  String text(String language, SplittableRandom random) {
    int length = (int) Math.clamp(Math.exp(4.25 + 0.8 * gauss(random)), 4, MOST - 40);
    return switch (language) {
      case "ja" -> script(length / 2 + 2, 0x3042, 0x3093, 0x4E00, random);
      case "ko" -> script(length / 2 + 2, 0xAC00, 0xD7A0, 0xAC00, random);
      case "en", "" -> run(length, random);
      default -> zipf(length, vocabularies.getOrDefault(language, english), random);
    };
  }

  private static double gauss(SplittableRandom random) {
    double sum = 0;
    for (int i = 0; i < 12; i++) {
      sum += random.nextDouble();
    }
    return sum - 6;
  }

  /// So many words in a row as somebody wrote them.
  private String run(int length, SplittableRandom random) {
    var text = new StringBuilder();
    for (int at = random.nextInt(english.size()); text.length() < length; at++) {
      add(text, english.get(at % english.size()), random);
    }
    return text.toString();
  }

  private static String zipf(int length, List<String> words, SplittableRandom random) {
    var text = new StringBuilder();
    while (text.length() < length) {
      add(text, words.get((int) (Math.pow(words.size(), random.nextDouble()) - 1)), random);
    }
    return text.toString();
  }

  private static void add(StringBuilder text, String word, SplittableRandom random) {
    if (!text.isEmpty()) {
      text.append(random.nextInt(12) == 0 ? ". " : " ");
    }
    text.append(word);
  }

  private static String script(int length, int from, int to, int rarer, SplittableRandom random) {
    var text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      boolean rare = random.nextInt(3) == 0;
      text.appendCodePoint(rare ? rarer + random.nextInt(1500) : from + random.nextInt(to - from));
    }
    return text.toString();
  }
}
