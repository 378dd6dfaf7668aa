package org.kith.networks.webmention;

import java.time.Instant;
import org.kith.networks.Post;

/// What looking at the source of a [Notice] ordinarily comes to.
public sealed interface Verified {

  /// It links to the target.
  ///
  /// @param post what it says, in the name of the site it was fetched from and of nobody else (F11)
  record Links(Post post) implements Verified {}

  /// It does not link to the target, or no more.
  record NoLink(String reason) implements Verified {}

  /// It does not exist, or no more (404, 410).
  record Gone(String reason) implements Verified {}

  /// Kith will not, or may not, read it; asking again changes nothing.
  record Unreadable(String reason) implements Verified {}

  /// It asks programs not to keep it (`noindex`, `noarchive`); what was kept of it goes.
  record Unwilling(String reason) implements Verified {}

  record SlowDown(Instant notBefore, String reason) implements Verified {}
}
