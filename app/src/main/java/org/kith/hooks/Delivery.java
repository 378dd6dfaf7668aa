package org.kith.hooks;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One thing told to one place.
///
/// @param message its `webhook-id`, the same at each try
/// @param kind such as `mention.heard`
/// @param body what is told, as JSON
/// @param at when it happened
/// @param nextAt when it is tried next, null if it is not
/// @param status of HTTP that the other side said last, 0 where it said nothing
/// @param answer what came of the last try, in words
public record Delivery(
    DeliveryId id,
    String message,
    String kind,
    String body,
    Instant at,
    State state,
    int tries,
    @Nullable Instant triedAt,
    @Nullable Instant nextAt,
    int status,
    String answer) {

  /// How far it is.
  public enum State {
    WAITING,
    DELIVERED,
    /// It was not taken for days, while other things were.
    FAILED,
    /// It is not told any more: whom it is about wants nothing from us.
    DROPPED;

    /// As people read it.
    public String words() {
      return name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
    }
  }
}
