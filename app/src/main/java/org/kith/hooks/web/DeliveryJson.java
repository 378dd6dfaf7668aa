package org.kith.hooks.web;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.kith.hooks.Delivery;

/// One thing told to one place.
///
/// @param message its webhook-id, the same at each try
/// @param body what is told, as it is sent
/// @param at when it happened
/// @param state WAITING, DELIVERED, FAILED after days, or DROPPED: whom it is about wants nothing
///   from us
/// @param nextAt when it is tried next, null if it is not
/// @param status of HTTP that the other side answered last, 0 where it did not
/// @param answer what came of the last try, in words
record DeliveryJson(
    long id,
    String message,
    String kind,
    String body,
    Instant at,
    Delivery.State state,
    int tries,
    @Nullable Instant triedAt,
    @Nullable Instant nextAt,
    int status,
    String answer) {

  static DeliveryJson of(Delivery one) {
    return new DeliveryJson(
        one.id().value(),
        one.message(),
        one.kind(),
        one.body(),
        one.at(),
        one.state(),
        one.tries(),
        one.triedAt(),
        one.nextAt(),
        one.status(),
        one.answer());
  }
}
