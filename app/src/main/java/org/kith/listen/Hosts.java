package org.kith.listen;

import org.kith.networks.Account;

/// On whose server or site accounts are.
final class Hosts {

  private Hosts() {}

  /// The host that speaks for an account, without its port; empty where its network is one place.
  static String of(Account account) {
    return switch (account.network()) {
      case BLOG, WEBMENTION -> ofAddress(account.key());
      case MASTODON -> {
        int at = account.handle().indexOf('@', 1);
        yield at > 0 ? plain(account.handle().substring(at + 1)) : ofAddress(account.key());
      }
      case BLUESKY -> account.handle().contains(".") ? plain(account.handle()) : "";
      case FACEBOOK, INSTAGRAM, X -> "";
    };
  }

  private static String ofAddress(String key) {
    return key.startsWith("http") ? plain(key) : "";
  }

  /// The host of what somebody typed: an address, a host, `@server`.
  static String plain(String typed) {
    return Place.of(typed.replaceFirst("^@", "")).host().replaceFirst(":\\d+$", "");
  }

  /// Whether a host is another, or belongs to it.
  static boolean within(String site, String host) {
    return host.equals(site) || host.endsWith("." + site);
  }
}
