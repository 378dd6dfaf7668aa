package org.kith.networks.mastodon;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.kith.networks.DisconnectedException;
import org.kith.networks.Published;
import org.kith.networks.Reading;
import org.kith.networks.SlowDownException;
import org.kith.networks.http.Headers;
import tools.jackson.databind.JsonNode;

/// What ordinarily comes of asking the client API. A server that cannot be reached, or answers with
/// what is no answer, is an `IOException`.
sealed interface ApiAnswer {

  record Given(JsonNode json, Headers headers) implements ApiAnswer {}

  /// There is no such thing, or not for us.
  record NotThere(String reason) implements ApiAnswer {}

  /// The server will not do it; asking again changes nothing.
  record Refused(String reason) implements ApiAnswer {}

  /// The server answers its own accounts only, and was asked as nobody.
  record LoginWanted(String reason) implements ApiAnswer {}

  /// The token is not accepted, or does not permit this.
  record Disconnected(String reason) implements ApiAnswer {}

  record SlowDown(Instant notBefore, String reason) implements ApiAnswer {}

  /// For ports that answer with one thing, or with nothing if it is not there.
  ///
  /// @throws IOException in words, for everything that is neither
  default Optional<Given> one() throws IOException {
    return switch (this) {
      case Given given -> Optional.of(given);
      case NotThere _ -> Optional.empty();
      case Refused(var reason) -> throw new IOException(reason);
      case LoginWanted(var reason) -> throw new IOException(reason);
      case Disconnected(var reason) -> throw new DisconnectedException(reason);
      case SlowDown(var notBefore, var reason) -> throw new SlowDownException(notBefore, reason);
    };
  }

  /// What a reader of news answers when it was given none.
  ///
  /// @throws IOException if the question itself was refused
  default Reading nothing() throws IOException {
    return switch (this) {
      case Given _ -> new Reading.NothingNew(java.time.Duration.ZERO);
      case NotThere(var reason) -> new Reading.Gone(reason);
      case Refused(var reason) -> throw new IOException(reason);
      case LoginWanted(var reason) -> throw new IOException(reason);
      case Disconnected(var reason) -> new Reading.Disconnected(reason);
      case SlowDown(var notBefore, var reason) -> new Reading.SlowDown(notBefore, reason);
    };
  }

  /// What a publisher answers when nothing was published.
  default Published unpublished() {
    return switch (this) {
      case Given _ ->
          throw new IllegalStateException("this must be a refusal, and is what was asked for");
      case NotThere(var reason) -> new Published.Refused(reason);
      case Refused(var reason) -> new Published.Refused(reason);
      case LoginWanted(var reason) -> new Published.Refused(reason);
      case Disconnected(var reason) -> new Published.Disconnected(reason);
      case SlowDown(var notBefore, var reason) -> new Published.SlowDown(notBefore, reason);
    };
  }
}
