package org.kith.networks.x;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.kith.networks.DisconnectedException;
import org.kith.networks.Published;
import org.kith.networks.Reading;
import org.kith.networks.SlowDownException;
import tools.jackson.databind.JsonNode;

/// Everything that ordinarily comes of a question to X. Each must be handled, so each has a name;
/// what is broken for a moment on X's side is an `IOException`.
sealed interface XAnswer {

  /// What was asked for; parts that were not given stand in its `errors`.
  ///
  /// @param askAgain how long to leave this question alone, because its limit is used up now
  record Given(JsonNode json, Duration askAgain) implements XAnswer {}

  record Disconnected(String reason) implements XAnswer {}

  /// The token is good, but not for this, or the plan is too small.
  record NotPermitted(String reason) implements XAnswer {}

  record SlowDown(Instant notBefore, String reason) implements XAnswer {}

  record NotThere(String reason) implements XAnswer {}

  record Refused(String reason) implements XAnswer {}

  /// For ports that answer with one thing, or with nothing if it is not there.
  ///
  /// @throws IOException in words, for everything that is neither
  default Optional<JsonNode> one() throws IOException {
    return switch (this) {
      case Given(var json, _) -> Optional.of(json);
      case NotThere _ -> Optional.empty();
      case Disconnected(var reason) -> throw new DisconnectedException(reason);
      case NotPermitted(var reason) -> throw new DisconnectedException(reason);
      case SlowDown(var notBefore, var reason) -> throw new SlowDownException(notBefore, reason);
      case Refused(var reason) -> throw new IOException(reason);
    };
  }

  /// What a reader of news answers when it was not given any.
  ///
  /// @throws IOException if the question itself was refused
  default Reading nothing() throws IOException {
    return switch (this) {
      case Given(_, var askAgain) -> new Reading.NothingNew(askAgain);
      case NotThere(var reason) -> new Reading.Gone(reason);
      case Disconnected(var reason) -> new Reading.Disconnected(reason);
      case NotPermitted(var reason) -> new Reading.Disconnected(reason);
      case SlowDown(var notBefore, var reason) -> new Reading.SlowDown(notBefore, reason);
      case Refused(var reason) -> throw new IOException(reason);
    };
  }

  /// What a publisher answers when nothing was published.
  ///
  /// @throws IllegalStateException if something was given
  default Published unpublished() {
    return switch (this) {
      case Given _ -> throw new IllegalStateException("X gave what was asked for");
      case Disconnected(var reason) -> new Published.Disconnected(reason);
      case NotPermitted(var reason) -> new Published.Disconnected(reason);
      case SlowDown(var notBefore, var reason) -> new Published.SlowDown(notBefore, reason);
      case NotThere(var reason) -> new Published.Refused(reason);
      case Refused(var reason) -> new Published.Refused(reason);
    };
  }

  /// Why it was not given; empty if it was.
  default String reason() {
    return switch (this) {
      case Given _ -> "";
      case Disconnected(var reason) -> reason;
      case NotPermitted(var reason) -> reason;
      case SlowDown(var notBefore, var reason) ->
          "%s Ask again after %s.".formatted(reason, notBefore);
      case NotThere(var reason) -> reason;
      case Refused(var reason) -> reason;
    };
  }
}
