package org.kith.cultivate;

/// Networks by the names people know them by.
final class Networks {

  private Networks() {}

  static String words(String network) {
    return switch (network) {
      case "BLOG" -> "Blog";
      case "MASTODON" -> "Mastodon";
      case "BLUESKY" -> "Bluesky";
      case "FACEBOOK" -> "Facebook";
      case "INSTAGRAM" -> "Instagram";
      case "WEBMENTION" -> "Webmention";
      default -> network;
    };
  }
}
