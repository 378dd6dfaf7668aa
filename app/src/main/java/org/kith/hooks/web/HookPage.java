package org.kith.hooks.web;

import java.time.Instant;
import java.util.List;
import org.kith.hooks.Delivery;
import org.kith.hooks.Hook;
import org.kith.hooks.HookKind;

/// One place, and what it was told.
///
/// @param secret that was just made, shown now and never again; empty otherwise
/// @param waiting how many things wait for it
/// @param more where what it was told before stands, empty at the end
/// @param owner whether the caller may change it
public record HookPage(
    Hook hook,
    List<Delivery> deliveries,
    String secret,
    int waiting,
    String more,
    boolean owner,
    Instant now) {

  /// The words of what it is told.
  public List<String> kinds() {
    return hook.kinds().stream().map(HookKind::word).toList();
  }

  /// What a delivery is marked with.
  public static String tone(Delivery one) {
    return switch (one.state()) {
      case DELIVERED -> "good";
      case WAITING -> one.tries() > 0 ? "late" : "";
      case FAILED -> "broken";
      case DROPPED -> "";
    };
  }
}
