package org.kith.networks.graph;

import java.io.IOException;
import java.util.Optional;
import org.kith.networks.DisconnectedException;
import org.kith.networks.Published;
import org.kith.networks.Reading;
import org.kith.networks.SlowDownException;
import tools.jackson.databind.JsonNode;

/// What an answer of the Graph API means to a port.
public final class GraphReading {

  private GraphReading() {}

  /// For ports that answer with one thing, or with nothing if it is not there.
  ///
  /// @throws IOException in words, for everything that is neither
  public static Optional<JsonNode> one(GraphAnswer answer) throws IOException {
    return switch (answer) {
      case GraphAnswer.Given(var json, _) -> Optional.of(json);
      case GraphAnswer.NotThere _ -> Optional.empty();
      case GraphAnswer.Disconnected(var reason) -> throw new DisconnectedException(reason);
      case GraphAnswer.NotPermitted(var reason) -> throw new DisconnectedException(reason);
      case GraphAnswer.SlowDown(var notBefore, var reason) ->
          throw new SlowDownException(notBefore, reason);
      case GraphAnswer.Refused(var reason) -> throw new IOException(reason);
    };
  }

  /// What a reader of news answers when it was not given any.
  ///
  /// @throws IOException if the question itself was refused
  public static Reading nothing(GraphAnswer answer) throws IOException {
    return switch (answer) {
      case GraphAnswer.Given(_, var askAgain) -> new Reading.NothingNew(askAgain);
      case GraphAnswer.NotThere(var reason) -> new Reading.Gone(reason);
      case GraphAnswer.Disconnected(var reason) -> new Reading.Disconnected(reason);
      case GraphAnswer.NotPermitted(var reason) -> new Reading.Disconnected(reason);
      case GraphAnswer.SlowDown(var notBefore, var reason) ->
          new Reading.SlowDown(notBefore, reason);
      case GraphAnswer.Refused(var reason) -> throw new IOException(reason);
    };
  }

  /// What a publisher answers when nothing was published.
  ///
  /// @throws IllegalArgumentException if something was given
  public static Published unpublished(GraphAnswer answer) {
    return switch (answer) {
      case GraphAnswer.Given _ ->
          throw new IllegalArgumentException("answer must be a refusal, was what was asked for");
      case GraphAnswer.Disconnected(var reason) -> new Published.Disconnected(reason);
      case GraphAnswer.NotPermitted(var reason) -> new Published.Disconnected(reason);
      case GraphAnswer.SlowDown(var notBefore, var reason) ->
          new Published.SlowDown(notBefore, reason);
      case GraphAnswer.NotThere(var reason) -> new Published.Refused(reason);
      case GraphAnswer.Refused(var reason) -> new Published.Refused(reason);
    };
  }
}
