package org.kith.networks.feed;

/// The formats of feeds, and what people call them.
final class FeedVersions {

  private FeedVersions() {}

  static String called(String version) {
    return switch (version) {
      case "rss090" -> "RSS 0.90";
      case "rss091n" -> "RSS 0.91 (Netscape)";
      case "rss091u" -> "RSS 0.91";
      case "rss092" -> "RSS 0.92";
      case "rss093" -> "RSS 0.93";
      case "rss094" -> "RSS 0.94";
      case "rss10" -> "RSS 1.0";
      case "rss20" -> "RSS 2.0";
      case "atom01" -> "Atom 0.1";
      case "atom02" -> "Atom 0.2";
      case "atom03" -> "Atom 0.3";
      case "atom10" -> "Atom 1.0";
      case "atom" -> "Atom";
      case "cdf" -> "CDF";
      case "json1" -> "JSON Feed 1.0";
      case "json11" -> "JSON Feed 1.1";
      default -> "RSS";
    };
  }
}
