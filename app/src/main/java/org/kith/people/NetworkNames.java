package org.kith.people;

/// Networks by the names people know them by.
public final class NetworkNames {

  private NetworkNames() {}

  /// @param network as the database has it: `BLUESKY`
  public static String of(String network) {
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
