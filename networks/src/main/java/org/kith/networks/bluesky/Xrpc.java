package org.kith.networks.bluesky;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.kith.networks.SlowDownException;
import org.kith.networks.http.Answer;
import org.kith.networks.http.Cap;
import org.kith.networks.http.HttpGateway;
import org.kith.networks.http.Request;
import org.kith.networks.http.StrictJson;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Asks one server of the AT Protocol by its query methods, without logging in.
final class Xrpc {

  /// What servers answer for an account that is not there, or no longer.
  private static final Set<String> NOT_THERE =
      Set.of(
          "NotFound",
          "HandleNotFound",
          "AccountTakedown",
          "AccountDeactivated",
          "AccountNotFound",
          "RepoNotFound");

  private static final Pattern NOT_FOUND = Pattern.compile("(?i)not found|unable to resolve");

  private final HttpGateway http;
  private final URI server;

  Xrpc(HttpGateway http, URI server) {
    this.http = http;
    this.server = server;
  }

  /// @return empty if the server knows no such thing
  /// @throws SlowDownException if it was asked too often
  Optional<JsonNode> query(String method, Map<String, String> parameters)
      throws IOException, InterruptedException {
    var query =
        new TreeMap<>(parameters)
            .entrySet().stream()
                .map(
                    p -> p.getKey() + "=" + URLEncoder.encode(p.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    var base = server.toString().replaceFirst("/+$", "");
    var url = URI.create("%s/xrpc/%s?%s".formatted(base, method, query));
    return switch (http.ask(Request.get(url, Cap.JSON, "application/json"))) {
      case Answer.Fetched page -> Optional.of(json(method, page.body()));
      case Answer.SlowDown(var notBefore, var message) ->
          throw new SlowDownException(notBefore, message);
      case Answer.Failed failed when isNotThere(failed) -> Optional.empty();
      case Answer.Failed failed -> throw new IOException(failed.message());
      case Answer.Refused(_, var message) -> throw new IOException(message);
      case Answer.Gone(var gone) ->
          throw new IOException(gone.getHost() + " no longer offers " + method + " (410).");
      case Answer.NotModified _ ->
          throw new IOException(server.getHost() + " answered 304 to what it was never asked.");
    };
  }

  private static boolean isNotThere(Answer.Failed failed) {
    if (failed.status() != 400 && failed.status() != 404) {
      return false;
    }
    try {
      var said = StrictJson.MAPPER.readTree(failed.body());
      var error = said.path("error").asString("");
      return NOT_THERE.contains(error)
          || (error.equals("InvalidRequest")
              && NOT_FOUND.matcher(said.path("message").asString("")).find());
    } catch (JacksonException _) {
      return false;
    }
  }

  private JsonNode json(String method, byte[] body) throws IOException {
    try {
      return StrictJson.MAPPER.readTree(body);
    } catch (JacksonException e) {
      throw new IOException(
          "%s answered %s with what is not JSON.".formatted(server.getHost(), method), e);
    }
  }
}
