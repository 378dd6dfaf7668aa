package org.kith.networks.wordpress;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kith.networks.Published;
import org.kith.networks.http.Answer;
import org.kith.networks.http.Cap;
import org.kith.networks.http.HttpGateway;
import org.kith.networks.http.Request;
import org.kith.networks.http.StrictJson;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/// Asks the REST API of one site as one user.
final class Rest {

  private final HttpGateway http;
  private final WordPressSite site;

  Rest(HttpGateway http, WordPressSite site) {
    this.http = http;
    this.site = site;
  }

  WordPressSite site() {
    return site;
  }

  RestAnswer get(String route, Map<String, String> parameters)
      throws IOException, InterruptedException {
    return ask("GET", site.at(route, parameters), Map.of(), null);
  }

  RestAnswer delete(String route, Map<String, String> parameters)
      throws IOException, InterruptedException {
    return ask("DELETE", site.at(route, parameters), Map.of(), null);
  }

  RestAnswer post(String route, Map<String, String> parameters, JsonNode json)
      throws IOException, InterruptedException {
    return ask(
        "POST",
        site.at(route, parameters),
        Map.of("Content-Type", "application/json"),
        json.toString().getBytes(StandardCharsets.UTF_8));
  }

  /// Uploads a file.
  RestAnswer upload(
      String route, Map<String, String> parameters, String mediaType, String name, byte[] bytes)
      throws IOException, InterruptedException {
    return ask(
        "POST",
        site.at(route, parameters),
        Map.of(
            "Content-Type",
            mediaType,
            "Content-Disposition",
            "attachment; filename=\"%s\"".formatted(name)),
        bytes);
  }

  private RestAnswer ask(
      String method, URI url, Map<String, String> headers, byte @Nullable [] body)
      throws IOException, InterruptedException {
    var secret = site.user() + ":" + site.password().value();
    var basic = Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8));
    var request =
        new Request(method, url, Cap.JSON, headers, body, null, false)
            .with("Accept", "application/json")
            .with("Authorization", "Basic " + basic);
    return switch (http.ask(request)) {
      case Answer.Fetched page -> given(json(page.body()));
      case Answer.Gone _ -> new RestAnswer.Missing("It is gone (410).");
      case Answer.SlowDown(var notBefore, var message) ->
          new RestAnswer.Denied(
              "", MissingNode.getInstance(), new Published.SlowDown(notBefore, message));
      case Answer.Refused(_, var message) -> denied(message);
      case Answer.NotModified _ -> denied(site.host() + " answered that nothing changed.");
      case Answer.Failed failed -> failed(failed);
    };
  }

  private RestAnswer given(JsonNode json) {
    return json.isMissingNode()
        ? denied(
            "%s answered with something that is not JSON; another page may stand where its API was."
                .formatted(site.host()))
        : new RestAnswer.Given(json);
  }

  private RestAnswer failed(Answer.Failed failed) throws IOException {
    var json = json(failed.body());
    var code = json.path("code").asString("");
    var said = words(json.path("message").asString(""));
    var data = json.path("data");
    if (failed.status() == 404
        && (code.equals("rest_post_invalid_id") || code.equals("rest_term_invalid"))) {
      return new RestAnswer.Missing(said);
    }
    if (failed.status() / 100 == 5 && !code.startsWith("application_passwords")) {
      throw new IOException(failed.message() + (said.isEmpty() ? "" : " It says: " + said));
    }
    return new RestAnswer.Denied(code, data, why(failed.status(), code, said));
  }

  private Published why(int status, String code, String said) {
    var host = site.host();
    var more = said.isEmpty() ? "" : " WordPress says: " + said;
    if (status == 401 || code.startsWith("application_passwords")) {
      return new Published.Disconnected(
          "%s does not accept the application password of %s (%d). Make a new one under Users, Profile, and connect the site anew.%s"
              .formatted(host, site.user(), status, more));
    }
    if (code.isEmpty() || code.equals("rest_no_route")) {
      return new Published.Refused(
          "%s answered with %d where its REST API should be. It is switched off, or something in front of WordPress, such as a security plug-in, keeps programs out.%s"
              .formatted(host, status, more));
    }
    if (status == 403) {
      return new Published.Refused(
          "%s may not do this on %s (%s): give the user a role that may, such as Author.%s"
              .formatted(site.user(), host, code, more));
    }
    return new Published.Refused(
        "%s did not take it (%d, %s).%s".formatted(host, status, code, more));
  }

  private static RestAnswer denied(String reason) {
    return new RestAnswer.Denied("", MissingNode.getInstance(), new Published.Refused(reason));
  }

  private static JsonNode json(byte[] body) {
    try {
      var json = body.length == 0 ? null : StrictJson.MAPPER.readTree(body);
      return json == null ? MissingNode.getInstance() : json;
    } catch (JacksonException _) {
      return MissingNode.getInstance();
    }
  }

  /// What a site says in its own words, as far as it may be shown.
  private static String words(String message) {
    var line = message.replaceAll("<[^>]*>", "").replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
    return line.length() <= 200 ? line : line.substring(0, 200) + "…";
  }
}
