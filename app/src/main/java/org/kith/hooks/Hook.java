package org.kith.hooks;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A place that is told what happens here.
///
/// @param kinds of what it is told
/// @param reason why it is not simply told, empty if it is
/// @param failingSince the first failure since it took something, null if it takes what it is told
/// @param workedAt when it took something last, null if never
/// @param oldSecretUntil until when the secret it had before signs as well, null if there is none
/// @param by who named it
public record Hook(
    HookId id,
    URI url,
    List<HookKind> kinds,
    State state,
    String reason,
    @Nullable Instant failingSince,
    @Nullable Instant workedAt,
    @Nullable Instant oldSecretUntil,
    String by,
    Instant madeAt) {

  private static final Duration SOON = Duration.ofHours(1);

  public Hook {
    kinds = List.copyOf(kinds);
  }

  /// How it stands.
  public enum State {
    ON,
    /// A person paused it.
    PAUSED,
    /// It took nothing for days, so that Kith paused it.
    BROKEN;

    /// As people read it.
    public String words() {
      return name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
    }
  }

  /// Whether it has not taken anything for longer than what passes by itself.
  public boolean isFailing(Instant now) {
    return state == State.ON && failingSince != null && failingSince.plus(SOON).isBefore(now);
  }

  /// What people know it by.
  public String host() {
    return url.getRawAuthority();
  }
}
