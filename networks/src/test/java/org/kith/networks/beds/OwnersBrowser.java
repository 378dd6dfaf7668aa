package org.kith.networks.beds;

import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.kith.networks.http.StrictJson;
import tools.jackson.databind.JsonNode;

/// The browser of an account's owner at their server's page of consent: signs in and decides, as
/// the page's script does.
final class OwnersBrowser {

  private static final String API = "/@atproto/oauth-provider/~api";

  private final Map<String, String> cookies = new HashMap<>();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI page;

  OwnersBrowser(URI page) throws IOException, InterruptedException {
    this.page = page;
    var request =
        HttpRequest.newBuilder(page)
            .header("Sec-Fetch-Mode", "navigate")
            .header("Sec-Fetch-Dest", "document")
            .header("Sec-Fetch-Site", "cross-site")
            .header("User-Agent", "Mozilla/5.0 (test)");
    var response = send(request);
    if (response.statusCode() != 200) {
      throw new IOException(
          "the page of consent: " + response.statusCode() + " " + response.body());
    }
  }

  /// Signs in and permits it; gives what the browser is sent back with.
  Map<String, String> permit(String handle, String password)
      throws IOException, InterruptedException {
    var in =
        StrictJson.MAPPER
            .createObjectNode()
            .put("locale", "en")
            .put("username", handle)
            .put("password", password);
    var signedIn = post("/sign-in", in.toString(), "");
    var did = signedIn.at("/account/did").asString(signedIn.at("/account/sub").asString(""));
    var consent = StrictJson.MAPPER.createObjectNode().put("did", did);
    return brought(
        post("/consent", consent.toString(), signedIn.path("ephemeralToken").asString("")));
  }

  Map<String, String> refuse() throws IOException, InterruptedException {
    return brought(post("/reject", "{}", ""));
  }

  private static Map<String, String> brought(JsonNode answer) {
    var url = URI.create(answer.path("url").asString());
    var brought = new HashMap<String, String>();
    for (var field : url.getRawQuery().split("&", -1)) {
      var parts = field.split("=", 2);
      brought.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
    }
    return brought;
  }

  private JsonNode post(String method, String json, String token)
      throws IOException, InterruptedException {
    var origin = page.getScheme() + "://" + page.getRawAuthority();
    var request =
        HttpRequest.newBuilder(URI.create(origin + API + method))
            .header("Content-Type", "application/json")
            .header("Origin", origin)
            .header("Referer", page.toString())
            .header("Sec-Fetch-Mode", "same-origin")
            .header("Sec-Fetch-Dest", "empty")
            .header("Sec-Fetch-Site", "same-origin")
            .header("User-Agent", "Mozilla/5.0 (test)")
            .header("x-csrf-token", String.valueOf(cookies.get("csrf-token")))
            .POST(HttpRequest.BodyPublishers.ofString(json));
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    var response = send(request);
    if (response.statusCode() != 200) {
      throw new IOException(method + ": " + response.statusCode() + " " + response.body());
    }
    return StrictJson.MAPPER.readTree(response.body());
  }

  /// Its cookies are for https only, so the client's own jar would keep them back from loopback.
  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    if (!cookies.isEmpty()) {
      var line = new StringBuilder();
      cookies.forEach((name, value) -> line.append(name).append('=').append(value).append("; "));
      request.header("Cookie", line.toString());
    }
    var response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    for (var cookie : response.headers().allValues("set-cookie")) {
      var pair = cookie.split(";", 2)[0].split("=", 2);
      cookies.put(pair[0], pair[1]);
    }
    return response;
  }
}
