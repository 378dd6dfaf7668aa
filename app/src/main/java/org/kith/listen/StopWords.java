package org.kith.listen;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Tells whether an answer says stop and nothing else. A sentence that has the word is left to
/// people; a word that could mean something else as well is none of these.
public final class StopWords {

  private static final Pattern TO_WHOM = Pattern.compile("[@＠][\\p{L}\\p{N}_.@-]+");
  private static final Pattern BESIDE =
      Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+|\\b(?:please|bitte|pls|svp|por favor|per favore)\\b");

  /// As people in many countries write it, folded.
  private static final Set<String> WORDS =
      Stream.of(
              "stop",
              "stop it",
              "stop this",
              "unsubscribe",
              "opt out",
              "leave me alone", // English
              "stopp",
              "aufhören",
              "hör auf",
              "hört auf",
              "abmelden", // German
              "arrête",
              "arrêtez",
              "désabonner",
              "stop ça", // French
              "basta",
              "basta ya",
              "parar",
              "pare",
              "para ya",
              "déjame en paz", // Spanish
              "parem",
              "pare com isso", // Portuguese
              "smettila",
              "smettetela",
              "fermatevi", // Italian
              "ophouden",
              "stoppen",
              "hou op", // Dutch
              "przestań",
              "przestańcie",
              "dość", // Polish
              "sluta",
              "slutt",
              "stopp nå",
              "hold op",
              "lopeta",
              "lopettakaa", // the North
              "přestaňte",
              "přestaň",
              "hagyd abba",
              "opriți", // Czech, Hungarian, Romanian
              "dur",
              "durun",
              "yeter", // Turkish
              "стоп",
              "хватит",
              "прекратите",
              "перестаньте",
              "досить",
              "припиніть", // East Slavic
              "στοπ",
              "σταματήστε",
              "σταμάτα", // Greek
              "توقف",
              "توقفوا",
              "كفى",
              "תפסיקו",
              "די", // Arabic, Hebrew
              "やめて",
              "やめてください",
              "停止",
              "停",
              "別再發了",
              "别再发了",
              "退订",
              "退訂", // East Asia
              "그만",
              "그만하세요",
              "중지",
              "रुको",
              "बस करो")
          .map(StopWords::bare)
          .collect(Collectors.toUnmodifiableSet());

  private StopWords() {}

  public static boolean isStop(String text) {
    return text.length() <= 500 && WORDS.contains(bare(TO_WHOM.matcher(text).replaceAll(" ")));
  }

  private static String bare(String text) {
    var folded = Folding.fold(text);
    return BESIDE.matcher(folded).replaceAll(" ").strip().replaceAll(" +", " ");
  }
}
