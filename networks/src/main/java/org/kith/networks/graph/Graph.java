package org.kith.networks.graph;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.kith.networks.http.Answer;
import org.kith.networks.http.Headers;
import org.kith.networks.http.HttpGateway;
import org.kith.networks.http.Multipart;
import org.kith.networks.http.Request;
import org.kith.networks.http.StrictJson;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Asks the Graph API with one token.
///
/// The token travels in the `Authorization` header, never in an address: the API's own examples put
/// it into the query, from where it reaches logs. For the same reason `paging.next` of an answer is
/// never followed; it carries the token.
///
/// Safe for many threads.
public final class Graph {

  /// Where version 27.0 answers.
  public static final URI API = URI.create("https://graph.facebook.com/v27.0");

  private final HttpGateway http;
  private final URI api;
  private final GraphAccess access;
  private final InstantSource clock;

  /// @param api with its version: [#API], or a fake on loopback
  public Graph(HttpGateway http, URI api, GraphAccess access, InstantSource clock) {
    this.http = http;
    this.api = URI.create(api.toString().replaceFirst("/+$", ""));
    this.access = access;
    this.clock = clock;
  }

  /// Asks, and waits for the answer.
  ///
  /// @throws IOException if it is not known what came of it; asking again later is safe for what
  ///   only reads
  public GraphAnswer ask(GraphCall call) throws IOException, InterruptedException {
    return switch (http.ask(request(call))) {
      case Answer.Fetched page -> given(page, call);
      case Answer.Failed failed -> failed(failed, call);
      case Answer.SlowDown(var notBefore, var message) ->
          new GraphAnswer.SlowDown(notBefore, message);
      case Answer.Refused(_, var message) -> throw new IOException(message);
      case Answer.Gone _ ->
          throw new IOException("%s no longer offers this (410).".formatted(api.getHost()));
      case Answer.NotModified _ ->
          throw new IOException(api.getHost() + " answered 304 to what it was never asked.");
    };
  }

  private Request request(GraphCall call) {
    var parameters = new TreeMap<>(call.parameters());
    if (access.appSecret() != null) {
      parameters.put("appsecret_proof", proof(access.appSecret().value(), access.token().value()));
    }
    var url = api + "/" + call.path();
    if (!call.method().equals("POST")) {
      var asked = parameters.isEmpty() ? url : url + "?" + query(parameters);
      return signed(Request.api(call.method(), URI.create(asked), null));
    }
    var picture = call.picture();
    var type = picture == null ? "application/x-www-form-urlencoded" : Multipart.CONTENT_TYPE;
    var body =
        picture == null
            ? form(parameters)
            : Multipart.body(
                parameters, new Multipart.File("source", picture.mediaType(), picture.bytes()));
    return signed(Request.api("POST", URI.create(url), body).with("Content-Type", type));
  }

  private Request signed(Request request) {
    return request.with("Authorization", "Bearer " + access.token().value());
  }

  private GraphAnswer given(Answer.Fetched page, GraphCall call) throws IOException {
    var json = json(page.body(), "answered with what is not JSON");
    if (json.path("error").isObject()) {
      return error(json.path("error"), page.headers(), call);
    }
    return new GraphAnswer.Given(json, Usage.of(page.headers()).pause());
  }

  private GraphAnswer failed(Answer.Failed failed, GraphCall call) throws IOException {
    if (!looksLikeError(failed.body())) {
      if (failed.status() == 429) {
        var wait = Usage.of(failed.headers()).pauseAfterRefusal();
        return new GraphAnswer.SlowDown(clock.instant().plus(wait), failed.message());
      }
      throw new IOException(failed.message());
    }
    var json = json(failed.body(), "answered with status %d".formatted(failed.status()));
    if (!json.path("error").isObject()) {
      throw new IOException(failed.message());
    }
    return error(json.path("error"), failed.headers(), call);
  }

  private static boolean looksLikeError(byte[] body) {
    return new String(body, StandardCharsets.UTF_8).contains("\"error\"");
  }

  private GraphAnswer error(JsonNode error, Headers headers, GraphCall call) throws IOException {
    var user = error.path("error_user_msg").asString("");
    var said = user.isBlank() ? error.path("message").asString("no reason given") : user;
    return new GraphErrors(call.needs(), Usage.of(headers), clock.instant())
        .answer(error, "Meta says: “" + shown(said) + "”");
  }

  /// The API's sentence, with no secret in it: it quotes tokens it cannot read.
  private String shown(String said) {
    var text = said.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
    text = text.replace(access.token().value(), "***");
    if (access.appSecret() != null) {
      text = text.replace(access.appSecret().value(), "***");
    }
    return text.length() > 300 ? text.substring(0, 300) + "…" : text;
  }

  private JsonNode json(byte[] body, String otherwise) throws IOException {
    try {
      return StrictJson.MAPPER.readTree(body);
    } catch (JacksonException e) {
      throw new IOException(
          "%s %s. Kith tries again later.".formatted(api.getHost(), otherwise), e);
    }
  }

  private static byte[] form(Map<String, String> parameters) {
    return query(parameters).getBytes(StandardCharsets.UTF_8);
  }

  private static String query(Map<String, String> parameters) {
    return parameters.entrySet().stream()
        .map(p -> p.getKey() + "=" + URLEncoder.encode(p.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }

  private static String proof(String secret, String token) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(token.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HmacSHA256", e);
    }
  }
}
