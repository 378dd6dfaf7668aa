package org.kith.networks.bluesky.oauth;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.kith.networks.http.Answer;
import org.kith.networks.http.Headers;
import org.kith.networks.http.HttpGateway;
import org.kith.networks.http.Request;
import org.kith.networks.http.StrictJson;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Sends forms to an issuer, each with a proof of the key; once more where the issuer first names
/// the word the proof must hold.
record Forms(HttpGateway http, Proofs proofs) {

  /// What an issuer says.
  sealed interface Reply {
    record Ok(JsonNode json) implements Reply {}

    /// @param error its name for it; its words are not passed on, they may hold what was sent
    record Failed(int status, String error) implements Reply {}

    record SlowDown(Instant notBefore, String message) implements Reply {}
  }

  Reply send(URI endpoint, Map<String, String> form) throws IOException, InterruptedException {
    var first = http.ask(request(endpoint, form));
    var answer = wantsNonce(endpoint, first) ? http.ask(request(endpoint, form)) : first;
    return switch (answer) {
      case Answer.Fetched page -> {
        proofs.note(endpoint, page.headers());
        yield new Reply.Ok(parse(page.body()));
      }
      case Answer.Failed failed ->
          new Reply.Failed(failed.status(), parse(failed.body()).path("error").asString(""));
      case Answer.SlowDown(var notBefore, var message) -> new Reply.SlowDown(notBefore, message);
      case Answer.Refused(_, var message) -> throw new IOException(message);
      case Answer.Gone _, Answer.NotModified _ ->
          throw new IOException(endpoint.getHost() + " no longer gives rights there.");
    };
  }

  private Request request(URI endpoint, Map<String, String> form) {
    var body =
        new TreeMap<>(form)
            .entrySet().stream()
                .map(f -> encode(f.getKey()) + "=" + encode(f.getValue()))
                .collect(Collectors.joining("&"));
    return Request.post(
            endpoint, "application/x-www-form-urlencoded", body.getBytes(StandardCharsets.US_ASCII))
        .with(Proofs.HEADER, proofs.of("POST", endpoint, ""));
  }

  private boolean wantsNonce(URI endpoint, Answer answer) {
    return answer instanceof Answer.Failed(_, _, Headers headers, var body)
        && proofs.note(endpoint, headers)
        && parse(body).path("error").asString("").equals("use_dpop_nonce");
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static JsonNode parse(byte[] body) {
    try {
      return body.length == 0
          ? StrictJson.MAPPER.createObjectNode()
          : StrictJson.MAPPER.readTree(body);
    } catch (JacksonException _) {
      return StrictJson.MAPPER.createObjectNode();
    }
  }
}
