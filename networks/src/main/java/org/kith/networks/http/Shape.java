package org.kith.networks.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// What a write must look like beside its method and its address: the same address takes a public
/// post and a private message.
interface Shape {

  Shape ANY = _ -> true;

  Set<String> WORDS_OF_OAUTH =
      Set.of(
          "client_id",
          "client_secret",
          "client_assertion",
          "client_assertion_type",
          "code",
          "code_challenge",
          "code_challenge_method",
          "code_verifier",
          "grant_type",
          "login_hint",
          "redirect_uri",
          "refresh_token",
          "response_type",
          "scope",
          "state",
          "token");

  /// A call of Pingback's only method.
  Pattern PING = Pattern.compile("<methodName>\\s*pingback\\.ping\\s*</methodName>");

  boolean fits(Request request);

  /// A form that says this.
  static Shape saying(String field, String value) {
    return request -> value.equals(form(request).get(field));
  }

  /// A form with this in it, whatever it says.
  static Shape with(String field) {
    return request -> form(request).containsKey(field);
  }

  /// A form without this.
  static Shape without(String field) {
    return request -> !form(request).containsKey(field);
  }

  /// JSON of these members alone.
  static Shape jsonOf(Set<String> members) {
    return request -> json(request).filter(json -> only(json, members)).isPresent();
  }

  /// JSON that names a collection of records, and holds no record of another kind.
  static Shape record(String collection) {
    return request ->
        json(request)
            .filter(json -> json.path("collection").asString("").equals(collection))
            .filter(
                json -> json.path("record").path("$type").asString(collection).equals(collection))
            .isPresent();
  }

  /// A form of these fields alone, with nobody's rights: it may go to any address.
  static Shape anybody(Predicate<String> field) {
    return request -> {
      var form = form(request);
      return !claims(request, "") && !form.isEmpty() && form.keySet().stream().allMatch(field);
    };
  }

  /// What is asked for rights themselves, with those of the app at most.
  static Shape oauth() {
    return request -> {
      var form = form(request);
      return (!claims(request, "") || claims(request, "Basic "))
          && form.containsKey("client_id")
          && WORDS_OF_OAUTH.containsAll(form.keySet());
    };
  }

  /// A call of Pingback, with nobody's rights.
  static Shape ping() {
    return request -> !claims(request, "") && PING.matcher(text(request)).find();
  }

  /// Signed as Kith signs what its hooks are told, with nobody's rights.
  static Shape signed() {
    return request ->
        !claims(request, "")
            && header(request, "webhook-id").isPresent()
            && header(request, "webhook-signature").isPresent();
  }

  /// With a token of Kith's own API.
  static Shape ownToken() {
    return request -> claims(request, "Bearer kith_");
  }

  private static boolean claims(Request request, String rights) {
    return header(request, "Authorization").filter(said -> said.startsWith(rights)).isPresent();
  }

  private static Optional<String> header(Request request, String name) {
    return request.headers().entrySet().stream()
        .filter(header -> header.getKey().equalsIgnoreCase(name))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  private static boolean only(JsonNode json, Set<String> members) {
    return json.isObject() && members.containsAll(json.propertyNames());
  }

  private static Optional<JsonNode> json(Request request) {
    try {
      var body = request.body();
      return body == null ? Optional.empty() : Optional.of(StrictJson.MAPPER.readTree(body));
    } catch (JacksonException _) {
      return Optional.empty();
    }
  }

  /// @return the fields of a form, the last of several with one name; none if it is no form
  private static Map<String, String> form(Request request) {
    var fields = new TreeMap<String, String>();
    boolean isForm =
        header(request, "Content-Type")
            .filter(type -> type.startsWith("application/x-www-form-urlencoded"))
            .isPresent();
    for (var field : isForm ? text(request).split("&") : new String[0]) {
      var pair = field.split("=", 2);
      fields.put(decoded(pair[0]), pair.length == 1 ? "" : decoded(pair[1]));
    }
    return fields;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static String text(Request request) {
    var body = request.body();
    return body == null ? "" : new String(body, StandardCharsets.UTF_8);
  }
}
