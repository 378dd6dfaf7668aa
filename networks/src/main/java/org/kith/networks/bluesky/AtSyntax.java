package org.kith.networks.bluesky;

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

  public static boolean isNsid(String text) {
    return text.length() <= 317 && NSID.matcher(text).matches();
  }

  public static boolean isTid(String text) {
    return TID.matcher(text).matches();
  }

  public static boolean isRecordKey(String text) {
    return RECORD_KEY.matcher(text).matches() && !text.equals(".") && !text.equals("..");
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
        (isDid(m.group(1)) || isHandle(m.group(1)))
            && (collection.isEmpty() || isNsid(collection))
            && (key.isEmpty() || isRecordKey(key));
    return fits ? Optional.of(new AtUri(m.group(1), collection, key)) : Optional.empty();
  }
}
