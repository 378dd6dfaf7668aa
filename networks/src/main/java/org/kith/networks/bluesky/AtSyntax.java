package org.kith.networks.bluesky;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// The identifiers of the AT Protocol, as its specification writes them. What does not fit is not
/// an identifier and is never sent anywhere.
public final class AtSyntax {

  private static final String DID = "did:";
  private static final String UTC = "0000-00-00T00:00:00Z"; // a digit for each 0
  private static final Pattern HANDLE =
      Pattern.compile(
          "([a-zA-Z0-9]([a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?\\.)+[a-zA-Z]([a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?");
  private static final Pattern NSID =
      Pattern.compile(
          "[a-zA-Z]([a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(\\.[a-zA-Z0-9]([a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)+(\\.[a-zA-Z][a-zA-Z0-9]{0,62})");
  private static final Pattern TID =
      Pattern.compile("[234567abcdefghij][234567abcdefghijklmnopqrstuvwxyz]{12}");
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

  /// Read by hand, as each message of a stream names several: `did:[a-z]+:`, then letters, digits
  /// and `._:%-`, of which `:` and `%` are not the last.
  public static boolean isDid(String text) {
    int colon = text.indexOf(':', DID.length());
    if (text.length() > 2048 || !text.startsWith(DID) || colon <= DID.length()) {
      return false;
    }
    for (int i = DID.length(); i < colon; i++) {
      if (text.charAt(i) < 'a' || text.charAt(i) > 'z') {
        return false;
      }
    }
    return colon + 1 < text.length()
        && consistsOf(text, colon + 1, "._:%-")
        && !text.endsWith(":")
        && !text.endsWith("%");
  }

  /// Whether all from there on are ASCII letters, digits, or these.
  private static boolean consistsOf(String text, int from, String others) {
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      if (!plain && others.indexOf(c) < 0) {
        return false;
      }
    }
    return true;
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
    return !text.isEmpty()
        && text.length() <= 512
        && consistsOf(text, 0, "_~.:-")
        && !text.equals(".")
        && !text.equals("..");
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

  /// The moment a machine wrote down, as `2026-11-29T08:00:00.123456Z` or in any other way of ISO
  /// 8601. The first is read by hand, as each message of a stream has two of them.
  ///
  /// @throws DateTimeException if it names none
  static Instant moment(String text) {
    int last = text.length() - 1;
    boolean usual =
        last >= UTC.length() - 1 && last <= UTC.length() + 9 && text.charAt(last) == 'Z';
    for (int i = 0; usual && i < last; i++) {
      char c = text.charAt(i);
      char mark = i < UTC.length() - 1 ? UTC.charAt(i) : i == UTC.length() - 1 ? '.' : '0';
      usual = mark == '0' ? c >= '0' && c <= '9' : c == mark;
    }
    if (!usual) {
      return OffsetDateTime.parse(text).toInstant();
    }
    int nanos = 0;
    for (int i = UTC.length(), unit = 100_000_000; i < last; i++, unit /= 10) {
      nanos += unit * (text.charAt(i) - '0');
    }
    var day = LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10));
    var time =
        LocalTime.of(number(text, 11, 13), number(text, 14, 16), number(text, 17, 19), nanos);
    return Instant.ofEpochSecond(day.toEpochDay() * 86_400 + time.toSecondOfDay(), nanos);
  }

  private static int number(String text, int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      number = 10 * number + text.charAt(i) - '0';
    }
    return number;
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
