package org.kith.listen;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// One thing a topic listens for, or passes over.
///
/// @param text for a word or phrase as people write it, a trailing `*` meaning "and what begins
///   so"; for a hashtag without `#`, lower case; for a link its [Place]
/// @param excluded a post that has this is not about the topic, whatever else it has
public record Term(Kind kind, String text, boolean excluded) {

  /// What is compared with a post.
  public enum Kind {
    WORD,
    PHRASE,
    HASHTAG,
    LINK
  }

  /// The longest there is.
  static final int MOST = 200;

  private static final Pattern LINK =
      Pattern.compile("(?i)(https?://)?([\\p{L}\\p{N}-]+\\.)+\\p{L}{2,}(:\\d+)?([/?]\\S*)?");
  private static final Pattern LOOPBACK = Pattern.compile("(?i)https?://[\\w.-]+(:\\d+)?(/\\S*)?");

  /// Reads a term as people type it: `leftovers`, `food bank`, `#foodwaste`, `harvestline.example`,
  /// each with a `-` before it to pass over posts that have it.
  ///
  /// @return empty if there is nothing to listen for in it; [TypedTerms] says why
  public static Optional<Term> parse(String typed) {
    return TypedTerms.read(typed).terms().stream().findFirst();
  }

  /// What sort of term a text is that stands for one.
  static Term of(String text, boolean excluded) {
    if (text.startsWith("#") || text.startsWith("＃")) {
      return new Term(Kind.HASHTAG, hashtag(text), excluded);
    }
    if (LINK.matcher(text).matches() || LOOPBACK.matcher(text).matches()) {
      return new Term(Kind.LINK, Place.of(text).toString(), excluded);
    }
    var kind = text.matches("\\S+") ? Kind.WORD : Kind.PHRASE;
    return new Term(kind, text.replaceAll("\\s+", " "), excluded);
  }

  /// As people type it.
  public String typed() {
    var shown = kind == Kind.PHRASE ? "“" + text + "”" : shown();
    return excluded ? "-" + shown : shown;
  }

  /// As it is named beside what it found.
  String shown() {
    return kind == Kind.HASHTAG ? "#" + text : text;
  }

  private static String hashtag(String text) {
    return text.replaceFirst("^[#＃]+", "").toLowerCase(Locale.ROOT);
  }
}
