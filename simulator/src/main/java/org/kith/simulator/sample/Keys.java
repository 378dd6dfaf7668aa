package org.kith.simulator.sample;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// What posts are called on their networks.
final class Keys {
  private static final String TID = "234567abcdefghijklmnopqrstuvwxyz";
  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("yyyy/MM/", Locale.ROOT).withZone(ZoneOffset.UTC);

  private Keys() {}

  /// @param number different for each post of the world, below 2^20
  static String post(Account account, Instant at, int number, String title) {
    return switch (account.network()) {
      case BLOG -> account.url() + MONTH.format(at) + slug(title) + "-" + (number % 1000);
      case MASTODON -> account.key() + "/statuses/" + snowflake(at, number);
      case BLUESKY -> "at://" + account.key() + "/app.bsky.feed.post/" + tid(at, number);
      case FACEBOOK, INSTAGRAM, X -> account.key() + "_" + snowflake(at, number);
    };
  }

  static String url(Account account, String key) {
    String last = key.substring(key.lastIndexOf('/') + 1);
    return switch (account.network()) {
      case BLOG -> key;
      case MASTODON -> account.url() + "/" + last;
      case BLUESKY -> account.url() + "/post/" + last;
      case FACEBOOK, INSTAGRAM, X -> account.url() + "/posts/" + last.replace("_", "-");
    };
  }

  private static long snowflake(Instant at, int number) {
    return at.toEpochMilli() << 16 | (number & 0xffff);
  }

  private static String tid(Instant at, int number) {
    long value = (at.toEpochMilli() * 1000 + number % 1000) << 10 | (number / 1000 & 0x3ff);
    var out = new StringBuilder(13);
    for (int shift = 60; shift >= 0; shift -= 5) {
      out.append(TID.charAt((int) (value >>> shift & 31)));
    }
    return out.toString();
  }

  private static String slug(String title) {
    String words = title.replaceAll("[’']", "").replace(' ', '_');
    var out = new StringBuilder();
    for (String word : words.split("_", -1)) {
      String plain = AccountDraft.slug(word);
      if (!plain.isEmpty()) {
        out.append(out.isEmpty() ? "" : "-").append(plain);
      }
    }
    return out.toString();
  }
}
