package org.kith.networks.bluesky;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.kith.networks.SlowDownException;
import org.kith.networks.http.Answer;
import org.kith.networks.http.Cap;
import org.kith.networks.http.Request;
import org.kith.networks.http.StrictJson;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Asks one server of the AT Protocol by its methods, with or without somebody's rights.
final class Xrpc {

  /// Who asks: the gateway itself, or a session.
  interface Asking {
    Answer ask(Request request) throws IOException, InterruptedException;
  }

  /// What a server says to a method.
  sealed interface Reply {
    record Ok(JsonNode json) implements Reply {}

    /// @param error its name for it, empty if it has none
    record Failed(int status, String error, String message) implements Reply {}

    record SlowDown(Instant notBefore, String message) implements Reply {}
  }

  /// What servers answer for an account that is not there, or no longer.
  private static final Set<String> NOT_THERE =
      Set.of(
          "NotFound",
          "HandleNotFound",
          "AccountTakedown",
          "AccountDeactivated",
          "AccountNotFound",
          "RecordNotFound",
          "RepoNotFound");

  private static final Pattern NOT_FOUND =
      Pattern.compile("(?i)not found|unable to resolve|could not locate");

  private final Asking asking;
  private final URI server;

  Xrpc(Asking asking, URI server) {
    this.asking = asking;
    this.server = server;
  }

  /// As the account of a session, on its own server.
  static Xrpc of(Session session) {
    return new Xrpc(session::ask, session.server());
  }

  /// @return empty if the server knows no such thing
  /// @throws SlowDownException if it was asked too often
  Optional<JsonNode> query(String method, Map<String, String> parameters)
      throws IOException, InterruptedException {
    var single = new TreeMap<String, List<String>>();
    parameters.forEach((name, value) -> single.put(name, List.of(value)));
    return queryAll(method, single);
  }

  /// The same, with parameters that may come several times.
  Optional<JsonNode> queryAll(String method, Map<String, List<String>> parameters)
      throws IOException, InterruptedException {
    var request = Request.get(url(method, parameters), Cap.JSON, "application/json");
    return switch (reply(method, request)) {
      case Reply.Ok(var json) -> Optional.of(json);
      case Reply.SlowDown(var notBefore, var message) ->
          throw new SlowDownException(notBefore, message);
      case Reply.Failed failed when isNotThere(failed) -> Optional.empty();
      case Reply.Failed(_, _, var message) -> throw new IOException(message);
    };
  }

  /// Has something done.
  Reply procedure(String method, JsonNode input) throws IOException, InterruptedException {
    return procedure(method, "application/json", StrictJson.MAPPER.writeValueAsBytes(input));
  }

  /// Has something done with bytes.
  Reply procedure(String method, String contentType, byte[] input)
      throws IOException, InterruptedException {
    return reply(method, Request.post(url(method, Map.of()), contentType, input));
  }

  private URI url(String method, Map<String, List<String>> parameters) {
    var query = new ArrayList<String>();
    new TreeMap<>(parameters)
        .forEach((name, values) ->
            values.forEach(
                v -> query.add(name + "=" + URLEncoder.encode(v, StandardCharsets.UTF_8))));
    var base = server.toString().replaceFirst("/+$", "");
    var asked = query.isEmpty() ? "" : "?" + String.join("&", query);
    return URI.create("%s/xrpc/%s%s".formatted(base, method, asked));
  }

  private Reply reply(String method, Request request) throws IOException, InterruptedException {
    return switch (asking.ask(request)) {
      case Answer.Fetched page -> new Reply.Ok(json(method, page.body()));
      case Answer.SlowDown(var notBefore, var message) -> new Reply.SlowDown(notBefore, message);
      case Answer.Failed failed -> failed(method, failed);
      case Answer.Refused(_, var message) -> throw new IOException(message);
      case Answer.Gone(var gone) ->
          throw new IOException(gone.getHost() + " no longer offers " + method + " (410).");
      case Answer.NotModified _ ->
          throw new IOException(server.getHost() + " answered 304 to what it was never asked.");
    };
  }

  private Reply failed(String method, Answer.Failed failed) {
    var error = "";
    var message = "";
    try {
      var said = StrictJson.MAPPER.readTree(failed.body());
      error = said.path("error").asString("");
      message = said.path("message").asString("");
    } catch (JacksonException _) {
      message = "no reason given";
    }
    return new Reply.Failed(
        failed.status(),
        error,
        "%s answered %s with %d %.60s: %.300s"
            .formatted(server.getHost(), method, failed.status(), error, message));
  }

  private static boolean isNotThere(Reply.Failed failed) {
    return (failed.status() == 400 || failed.status() == 404)
        && (NOT_THERE.contains(failed.error())
            || (failed.error().equals("InvalidRequest")
                && NOT_FOUND.matcher(failed.message()).find()));
  }

  private JsonNode json(String method, byte[] body) throws IOException {
    if (body.length == 0) {
      return StrictJson.MAPPER.createObjectNode();
    }
    try {
      return StrictJson.MAPPER.readTree(body);
    } catch (JacksonException e) {
      throw new IOException(
          "%s answered %s with what is not JSON.".formatted(server.getHost(), method), e);
    }
  }
}
