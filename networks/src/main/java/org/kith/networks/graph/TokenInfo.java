package org.kith.networks.graph;

import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kith.networks.Secret;
import org.kith.networks.text.Prose;
import tools.jackson.databind.JsonNode;

/// What Meta knows of a token (`debug_token`).
///
/// @param type `PAGE`, `USER` or `APP`
/// @param app name of the app it was given to
/// @param expires when it ends; null if it does not
/// @param dataUntil when it stops reading anything unless its person confirms the connection, even
///   if it does not end; null if unsaid
public record TokenInfo(
    String type,
    String app,
    Set<String> scopes,
    @Nullable Instant expires,
    @Nullable Instant dataUntil) {

  public TokenInfo {
    scopes = Set.copyOf(scopes);
  }

  /// Asks about a token. It must stand in the query here: the API has no other place for it.
  ///
  /// @param graph asks with a token of the same app
  /// @return empty if Meta does not tell this one about that
  public static Optional<TokenInfo> of(Graph graph, Secret token)
      throws IOException, InterruptedException {
    var call = GraphCall.get("debug_token", "").with("input_token", token.value());
    return graph.ask(call) instanceof GraphAnswer.Given(var json, _)
        ? Optional.of(read(json.path("data")))
        : Optional.empty();
  }

  private static TokenInfo read(JsonNode data) {
    var scopes = new LinkedHashSet<String>();
    data.path("scopes").forEach(scope -> scopes.add(scope.asString("")));
    return new TokenInfo(
        data.path("type").asString(""),
        Prose.line(data.path("application").asString(""), Prose.LONGEST_NAME),
        scopes,
        instant(data.path("expires_at")),
        instant(data.path("data_access_expires_at")));
  }

  private static @Nullable Instant instant(JsonNode seconds) {
    long value = seconds.asLong(0);
    return value <= 0 ? null : Instant.ofEpochSecond(value);
  }
}
