package org.kith.networks.mastodon;

import java.io.IOException;
import java.net.URI;
import org.kith.networks.http.Answer;
import org.kith.networks.http.Cap;
import org.kith.networks.http.HttpGateway;
import org.kith.networks.http.Request;
import org.kith.networks.http.StrictJson;
import org.kith.networks.http.WebAddress;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// The other half of a move: the account that somebody moved to must itself name the one it was
/// (`alsoKnownAs`), else anybody could move to anybody
/// (<https://docs.joinmastodon.org/spec/activitypub/#Move>).
public final class Moves {

  private static final String ACTOR = "application/activity+json";

  private final HttpGateway http;

  public Moves(HttpGateway http) {
    this.http = http;
  }

  /// What asking the new account comes to.
  public enum Said {
    YES,
    /// It can be read, and names another or none.
    NO,
    /// Its server tells strangers nothing.
    UNREADABLE
  }

  /// Whether an account says that it was another one before.
  ///
  /// @param now the address of the account it is said to be now
  /// @param before the address of the account that says so
  /// @throws IOException if the server could not be asked; asking again later is safe
  public Said was(URI now, String before) throws IOException, InterruptedException {
    return switch (http.ask(Request.get(now, Cap.JSON, ACTOR))) {
      case Answer.Fetched page -> read(page, now, before);
      case Answer.SlowDown(_, var message) -> throw new IOException(message);
      case Answer.Gone _, Answer.NotModified _, Answer.Refused _, Answer.Failed _ ->
          Said.UNREADABLE;
    };
  }

  private static Said read(Answer.Fetched page, URI now, String before) {
    JsonNode actor;
    try {
      actor = StrictJson.MAPPER.readTree(page.body());
    } catch (JacksonException _) {
      return Said.UNREADABLE;
    }
    // A server speaks for its own accounts only (F11).
    boolean own =
        actor.path("id").asString("").equals(now.toString())
            && WebAddress.origin(page.url()).equals(WebAddress.origin(now));
    if (!own) {
      return Said.UNREADABLE;
    }
    var names = actor.path("alsoKnownAs");
    boolean named = names.asString("").equals(before);
    for (var name : names) {
      named |= name.asString("").equals(before);
    }
    return named ? Said.YES : Said.NO;
  }
}
