package org.kith.cultivate;

/// Addresses that came from outside and shall become links.
final class WebAddress {

  private WebAddress() {}

  /// The same address if it leads to a web page, else nothing: no `javascript:`, no `data:`.
  static String orEmpty(String address) {
    return address.matches("(?i)https?://[^\\s\"<>]+") ? address : "";
  }

  /// Where a person can look at an account.
  ///
  /// @param key what never changes about it
  static String of(String network, String key, String handle) {
    return switch (network) {
      case "BLUESKY" -> "https://bsky.app/profile/" + key;
      case "X" -> orEmpty("https://x.com/" + handle);
      case "INSTAGRAM" -> orEmpty("https://www.instagram.com/" + handle + "/");
      case "FACEBOOK" -> orEmpty("https://www.facebook.com/" + handle);
      default -> orEmpty(key);
    };
  }
}
