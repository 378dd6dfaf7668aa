package org.kith.api;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Set;
import org.kith.TestKith;
import org.kith.team.ApiTokens;
import org.kith.team.Caller;
import org.kith.team.MemberId;
import org.kith.team.Scope;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A program that comes in with a token.
public final class ApiClient {

  private static final HttpClient HTTP =
      HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

  private final String url;
  private final String token;

  private ApiClient(String url, String token) {
    this.url = url;
    this.token = token;
  }

  /// With every scope.
  public static ApiClient of(TestKith kith, MemberId member) {
    return of(kith, member, EnumSet.copyOf(Scope.choices()));
  }

  public static ApiClient of(TestKith kith, MemberId member, Set<Scope> scopes) {
    var made =
        kith.as(member, () -> kith.bean(ApiTokens.class).make(Caller.require(), "x", scopes, 1));
    return new ApiClient(kith.url(), ((ApiTokens.Made.Token) made).secret());
  }

  String token() {
    return token;
  }

  /// What came back.
  public record Answer(int status, JsonNode json, String tag, String text) {}

  public Answer get(String path) {
    return send("GET", path, "");
  }

  /// @param headers names and values, one after the other
  public Answer send(String method, String path, String body, String... headers) {
    var request =
        HttpRequest.newBuilder(URI.create(url + path))
            .header("Authorization", "Bearer " + token)
            .method(method, HttpRequest.BodyPublishers.ofString(body));
    if (!body.isEmpty()) {
      request.header("Content-Type", "application/json");
    }
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return answer(request.build());
  }

  /// Sends a file as it is.
  ///
  /// @param headers names and values, one after the other
  public Answer file(String path, String type, String content, String... headers) {
    return file(path, type, content.getBytes(StandardCharsets.UTF_8), headers);
  }

  /// Sends a file of bytes as it is.
  ///
  /// @param headers names and values, one after the other
  public Answer file(String path, String type, byte[] content, String... headers) {
    var request =
        HttpRequest.newBuilder(URI.create(url + path))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofByteArray(content));
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return answer(request.build());
  }

  /// Sends a body without saying how large it is.
  public Answer stream(String method, String path, InputStream body) {
    return answer(
        HttpRequest.newBuilder(URI.create(url + path))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofInputStream(() -> body))
            .build());
  }

  private static Answer answer(HttpRequest request) {
    try {
      var answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
      var text = answer.body();
      return new Answer(
          answer.statusCode(),
          JsonMapper.shared().readTree(text.isEmpty() ? "{}" : text),
          answer.headers().firstValue("ETag").orElse(""),
          text);
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
