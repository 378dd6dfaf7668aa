package org.kith.networks.bluesky;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// The identifiers of the AT Protocol, as its specification writes them. What does not fit is not
/// an identifier and is never sent anywhere.
public final class AtSyntax {

  private static final Pattern DID = Pattern.compile("did:[a-z]+:[a-zA-Z0-9._:%-]*[a-zA-Z0-9._-]");
  private static final Pattern HANDLE =
      Pattern.compile(
          "([a-zA-Z0-9]([a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?\\.)+[a-zA-Z]([a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?");
  private static final Pattern NSID =
      Pattern.compile(
          "[a-zA-Z]([a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(\\.[a-zA-Z0-9]([a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)+(\\.[a-zA-Z][a-zA-Z0-9]{0,62})");
  private static final Pattern TID =
      Pattern.compile("[234567abcdefghij][234567abcdefghijklmnopqrstuvwxyz]{12}");
  private static final Pattern RECORD_KEY = Pattern.compile("[a-zA-Z0-9_~.:-]{1,512}");
  private static final Pattern AT_URI =
      Pattern.compile("at://([^/?#]+)(?:/([^/?#]+)(?:/([^/?#]+))?)?");
  private static final Pattern CID = Pattern.compile("(?!Qmb)[a-zA-Z0-9+=]{8,256}");
  private static final Pattern URI =
      Pattern.compile("[a-z][a-z.-]{0,80}:[\\p{Graph}&&\\p{ASCII}]+");
  private static final Pattern DATETIME =
      Pattern.compile(
          "(\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d{1,9})?)\\d{0,11}(Z|(?!-00:00)[+-]\\d\\d:\\d\\d)");
  private static final Pattern LANGUAGE =
      Pattern.compile("(?:i|[a-z]{2,3})(?:-[a-zA-Z0-9]{1,8})*|[xX](?:-[a-zA-Z0-9]{1,8})+");
  private static final Pattern VARIANT = Pattern.compile("[a-z0-9]{5,8}|\\d[a-z0-9]{3}");

  private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");

  private AtSyntax() {}

  /// The name of one record: who keeps it, in which collection, under which key.
  ///
  /// @param authority a DID or a handle
  /// @param collection empty if the whole repository is meant
  /// @param key empty if the whole collection is meant
  public record AtUri(String authority, String collection, String key) {
    @Override
    public String toString() {
      return "at://"
          + authority
          + (collection.isEmpty() ? "" : "/" + collection)
          + (key.isEmpty() ? "" : "/" + key);
    }
  }

  public static boolean isDid(String text) {
    return text.length() <= 2048 && DID.matcher(text).matches();
  }

  public static boolean isHandle(String text) {
    return text.length() <= 253 && HANDLE.matcher(text).matches();
  }

  /// Whether it names an account, in one way or the other.
  public static boolean isAtIdentifier(String text) {
    return isDid(text) || isHandle(text);
  }

  public static boolean isNsid(String text) {
    return text.length() <= 317 && NSID.matcher(text).matches();
  }

  public static boolean isTid(String text) {
    return TID.matcher(text).matches();
  }

  public static boolean isRecordKey(String text) {
    return RECORD_KEY.matcher(text).matches() && !text.equals(".") && !text.equals("..");
  }

  public static boolean isCid(String text) {
    return CID.matcher(text).matches();
  }

  /// Whether it is an address of any scheme.
  public static boolean isUri(String text) {
    return text.length() <= 8192 && URI.matcher(text).matches();
  }

  /// Whether it is written as a moment, though perhaps of a thirteenth month.
  public static boolean isDatetime(String text) {
    return text.length() <= 64 && DATETIME.matcher(text).matches();
  }

  /// The moment it names, to the nanosecond; empty if there is none, or it lies before the year 0.
  public static Optional<Instant> datetime(String text) {
    var m = DATETIME.matcher(text);
    if (text.length() > 64 || !m.matches()) {
      return Optional.empty();
    }
    try {
      var at = OffsetDateTime.parse(m.group(1) + m.group(2)).toInstant();
      return at.isBefore(FIRST) ? Optional.empty() : Optional.of(at);
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  /// Whether it is written as the name of a language.
  public static boolean isLanguage(String text) {
    return text.length() <= 128 && LANGUAGE.matcher(text).matches();
  }

  /// Whether it names a language: no variant and no extension comes twice (RFC 5646, 2.2.9).
  public static boolean namesLanguage(String text) {
    var seen = new HashSet<String>();
    boolean extended = false;
    var tags = text.toLowerCase(Locale.ROOT).split("-", -1);
    for (int i = 1; i < tags.length && !tags[i].equals("x") && !tags[0].equals("x"); i++) {
      extended |= tags[i].length() == 1;
      boolean counts = tags[i].length() == 1 || (!extended && VARIANT.matcher(tags[i]).matches());
      if (counts && !seen.add(tags[i])) {
        return false;
      }
    }
    return isLanguage(text);
  }

  /// Empty if it is not an AT URI.
  public static Optional<AtUri> atUri(String text) {
    var m = AT_URI.matcher(text);
    if (text.length() > 8192 || !m.matches()) {
      return Optional.empty();
    }
    var collection = m.group(2) == null ? "" : m.group(2);
    var key = m.group(3) == null ? "" : m.group(3);
    boolean fits =
        isAtIdentifier(m.group(1))
            && (collection.isEmpty() || isNsid(collection))
            && (key.isEmpty() || isRecordKey(key));
    return fits ? Optional.of(new AtUri(m.group(1), collection, key)) : Optional.empty();
  }
}
