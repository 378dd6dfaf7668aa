package org.kith.networks.webmention;

import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What ordinarily comes of telling a page that it is linked to.
public sealed interface Sent {

  /// Its site took it; whether it shows it is its own affair.
  ///
  /// @param status where to see what becomes of it; null if it did not say
  record Taken(@Nullable URI status) implements Sent {}

  /// It does not want to be told.
  record NotWanted(String reason) implements Sent {}

  /// It knew already.
  record Known(String reason) implements Sent {}

  /// It, or Kith, will not have it, and why; telling it again changes nothing.
  record Refused(String reason) implements Sent {}

  record SlowDown(Instant notBefore, String reason) implements Sent {}
}
