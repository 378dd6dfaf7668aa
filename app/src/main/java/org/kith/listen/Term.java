package org.kith.listen;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// One thing a topic listens for, or passes over.
///
/// @param text for a word or phrase as people write it, a trailing `*` meaning "and what begins
///   so"; for a hashtag without `#`, lower case; for a link its host and path, lower case
/// @param excluded a post that has this is not about the topic, whatever else it has
public record Term(Kind kind, String text, boolean excluded) {

  /// What is compared with a post.
  public enum Kind {
    WORD,
    PHRASE,
    HASHTAG,
    LINK
  }

  private static final int MOST = 200;
  private static final Pattern LINK =
      Pattern.compile("(?i)(https?://)?([\\p{L}\\p{N}-]+\\.)+\\p{L}{2,}(:\\d+)?(/\\S*)?");
  private static final Pattern LOOPBACK = Pattern.compile("(?i)https?://[\\w.-]+(:\\d+)?(/\\S*)?");

  /// Reads a term as people type it: `leftovers`, `food bank`, `#foodwaste`, `harvestline.example`,
  /// each with a `-` before it to pass over posts that have it.
  ///
  /// @return empty if there is nothing to listen for in it
  public static Optional<Term> parse(String typed) {
    var text = typed.strip();
    boolean excluded = text.startsWith("-");
    text = (excluded ? text.substring(1) : text).strip();
    text = text.replaceAll("^[\"“„]|[\"”“]$", "").strip();
    if (text.length() > MOST || text.codePoints().noneMatch(Character::isLetterOrDigit)) {
      return Optional.empty();
    }
    if (text.startsWith("#")) {
      return Optional.of(new Term(Kind.HASHTAG, hashtag(text), excluded));
    }
    if (LINK.matcher(text).matches() || LOOPBACK.matcher(text).matches()) {
      return Optional.of(new Term(Kind.LINK, link(text), excluded));
    }
    var kind = text.matches("\\S+") ? Kind.WORD : Kind.PHRASE;
    return Optional.of(new Term(kind, text.replaceAll("\\s+", " "), excluded));
  }

  /// As people type it.
  public String typed() {
    var shown = kind == Kind.HASHTAG ? "#" + text : kind == Kind.PHRASE ? "“" + text + "”" : text;
    return excluded ? "-" + shown : shown;
  }

  static String hashtag(String text) {
    return text.replaceFirst("^#+", "").toLowerCase(Locale.ROOT);
  }

  /// A link without what does not say where it leads: scheme, `www.`, a closing slash.
  static String link(String address) {
    return address
        .toLowerCase(Locale.ROOT)
        .replaceFirst("^https?://", "")
        .replaceFirst("^www\\.", "")
        .replaceFirst("[?#].*$", "")
        .replaceFirst("/+$", "");
  }
}
