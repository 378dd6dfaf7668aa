package org.kith.listen;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.pemistahl.lingua.api.IsoCode639_1;
import com.github.pemistahl.lingua.api.Language;
import com.github.pemistahl.lingua.api.LanguageDetector;
import com.github.pemistahl.lingua.api.LanguageDetectorBuilder;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/// Finds out in which language somebody wrote who did not say.
///
/// Only among the languages a workspace hears: fewer are told apart better, and each costs memory
/// (about 6 MB, read when the first text comes that needs it). Of what is too short or could be
/// two, nothing is said: a wrong language is worse than none.
@Component
class Languages {

  /// Those that are told apart where nobody has chosen.
  static final List<String> USUAL = List.of("de", "en", "es", "fr", "it", "nl", "pl", "pt");

  private static final int LEAST = 16; // letters
  private static final int MOST = 1000; // characters; more make nothing surer
  private static final double SURE = 0.03;
  private static final Pattern NO_WORDS =
      Pattern.compile("https?://\\S+|[@#＠＃][\\p{L}\\p{N}_.@-]+");

  private final Cache<Set<String>, LanguageDetector> detectors =
      Caffeine.newBuilder().maximumSize(16).build();

  /// All that can be told apart, by their two letters.
  static List<String> all() {
    return Language.all().stream()
        .map(language -> language.getIsoCode639_1().toString())
        .sorted()
        .toList();
  }

  /// The language of a text.
  ///
  /// @param among their two letters; none stands for the usual ones
  /// @return two letters, empty if that is not sure
  String of(String text, Collection<String> among) {
    var words = NO_WORDS.matcher(text).replaceAll(" ");
    var some = words.length() > MOST ? words.substring(0, MOST) : words;
    if (some.codePoints().filter(Character::isLetter).limit(LEAST).count() < LEAST) {
      return "";
    }
    var wanted = new TreeSet<>(among);
    if (wanted.size() < 2) { // one alone cannot be told from others
      wanted.addAll(USUAL);
    }
    var found = detectors.get(wanted, Languages::detector).detectLanguageOf(some);
    return found == Language.UNKNOWN ? "" : found.getIsoCode639_1().toString();
  }

  private static LanguageDetector detector(Set<String> languages) {
    var codes =
        languages.stream()
            .map(code -> IsoCode639_1.valueOf(code.toUpperCase(Locale.ROOT)))
            .toArray(IsoCode639_1[]::new);
    return LanguageDetectorBuilder.fromIsoCodes639_1(codes)
        .withMinimumRelativeDistance(SURE)
        .withLowAccuracyMode()
        .build();
  }
}
