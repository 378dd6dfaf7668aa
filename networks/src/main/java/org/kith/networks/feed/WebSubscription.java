package org.kith.networks.feed;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What we know of one subscription at a hub.
///
/// A hub asks back before it believes a request, and what it asks is confirmed only while we wait
/// for just that: anybody may send anything to our callback (WebSub, section 5.3).
///
/// @param pending what we asked the hub for and it has not asked back yet
/// @param renewAt when to ask again so that it does not forget us; null if it never confirmed
/// @param leaseEnds when it forgets us; null if it never confirmed
public record WebSubscription(
    Hub hub, Pending pending, @Nullable Instant renewAt, @Nullable Instant leaseEnds) {

  private static final Duration SHORTEST = Duration.ofMinutes(5);
  private static final Duration LONGEST = Duration.ofDays(30);
  private static final int LONGEST_CHALLENGE = 2000;

  /// What a hub is expected to ask back for.
  public enum Pending {
    NOTHING,
    SUBSCRIBE,
    UNSUBSCRIBE
  }

  /// What to answer a hub that asks back.
  public sealed interface Verified {
    /// Yes: answer 200 with the challenge, and keep what we know now.
    record Confirmed(String challenge, WebSubscription now) implements Verified {}

    /// The hub says that it will not. Answer 200, and keep what we know now.
    record Denied(String reason, WebSubscription now) implements Verified {}

    /// No: answer 404, and change nothing.
    record Unasked() implements Verified {}
  }

  /// A subscription that a hub was just asked for.
  public static WebSubscription asked(Hub hub) {
    return new WebSubscription(hub, Pending.SUBSCRIBE, null, null);
  }

  /// The same, asked for again; what it has lasts meanwhile.
  public WebSubscription askedAgain() {
    return new WebSubscription(hub, Pending.SUBSCRIBE, renewAt, leaseEnds);
  }

  /// The same, once we asked to be forgotten.
  public WebSubscription leaving() {
    return new WebSubscription(hub, Pending.UNSUBSCRIBE, renewAt, leaseEnds);
  }

  /// Answers a hub that came to the callback.
  ///
  /// @param query the parameters it came with
  public Verified verify(Map<String, String> query, Instant now) {
    boolean topical = hub.topic().toString().equals(query.get("hub.topic"));
    var challenge = query.getOrDefault("hub.challenge", "");
    boolean asks = topical && !challenge.isEmpty() && challenge.length() <= LONGEST_CHALLENGE;
    return switch (query.getOrDefault("hub.mode", "")) {
      case String mode when mode.equals("subscribe") && asks && pending == Pending.SUBSCRIBE -> {
        var lease = lease(query.getOrDefault("hub.lease_seconds", ""));
        yield new Verified.Confirmed(
            challenge,
            new WebSubscription(
                hub,
                Pending.NOTHING,
                now.plus(lease.multipliedBy(4).dividedBy(5)),
                now.plus(lease)));
      }
      case String mode when mode.equals("unsubscribe") && asks && pending == Pending.UNSUBSCRIBE ->
          new Verified.Confirmed(challenge, new WebSubscription(hub, Pending.NOTHING, null, null));
      case String mode when mode.equals("denied") && topical && pending == Pending.SUBSCRIBE -> {
        var reason = query.getOrDefault("hub.reason", "");
        yield new Verified.Denied(
            reason.isBlank() ? "It gives no reason." : reason.strip(),
            new WebSubscription(hub, Pending.NOTHING, null, null));
      }
      default -> new Verified.Unasked();
    };
  }

  /// Whether the hub tells us now.
  public boolean isLive(Instant now) {
    return leaseEnds != null && now.isBefore(leaseEnds);
  }

  /// Whether it is time to ask the hub again.
  public boolean isDue(Instant now) {
    return renewAt != null && !now.isBefore(renewAt);
  }

  private static Duration lease(String said) {
    var lease = said.matches("\\d{1,9}") ? Duration.ofSeconds(Long.parseLong(said)) : WebSub.LEASE;
    return lease.compareTo(SHORTEST) < 0
        ? SHORTEST
        : lease.compareTo(LONGEST) > 0 ? LONGEST : lease;
  }
}
