package org.kith.activate;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/// Sees programs that call themselves browsers, by what no person does: following the links of
/// several people within seconds, as scanners of mail do, or one of them over and over (L2).
///
/// What was counted before it could be seen stays counted; it is at most [#MOST_LINKS] links, or
/// [#MOST] times where a browser asked not to be recognised. Addresses are held in memory for ten
/// seconds and written nowhere. An address of this machine or of a private network is a proxy that
/// nobody named, or a colleague's: it is never judged.
final class Bursts {

  static final int MOST_LINKS = 3;
  static final int MOST = 20;
  static final Duration WINDOW = Duration.ofSeconds(10);

  private static final int ADDRESSES = 50_000;

  private final Cache<String, Seen> seen =
      Caffeine.newBuilder().maximumSize(ADDRESSES).expireAfterWrite(WINDOW).build();

  /// What one address has followed since then.
  private static final class Seen {
    private final Set<LinkId> links = new HashSet<>();
    private Instant since = Instant.MIN;
    private int times;

    synchronized boolean isMore(LinkId link, Instant now) {
      if (since.isBefore(now.minus(WINDOW))) {
        since = now;
        times = 0;
        links.clear();
      }
      times++;
      if (links.size() <= MOST_LINKS) {
        links.add(link);
      }
      return links.size() > MOST_LINKS || times > MOST;
    }
  }

  /// Counts that an address follows a link, and says whether that is more than a person does.
  boolean isOne(String address, LinkId link, Instant now) {
    return isPublic(address) && seen.get(address, _ -> new Seen()).isMore(link, now);
  }

  private static boolean isPublic(String address) {
    try {
      var parsed = InetAddress.ofLiteral(address);
      var bytes = parsed.getAddress();
      boolean isUniqueLocal = bytes.length == 16 && (bytes[0] & 0xfe) == 0xfc; // RFC 4193
      return !parsed.isLoopbackAddress()
          && !parsed.isSiteLocalAddress()
          && !parsed.isLinkLocalAddress()
          && !isUniqueLocal;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
