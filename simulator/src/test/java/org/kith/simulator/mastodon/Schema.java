package org.kith.simulator.mastodon;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The published description of the API (OpenAPI 3.1), as far as it says what an answer must hold.
final class Schema {

  private final JsonNode root;

  private Schema(JsonNode root) {
    this.root = root;
  }

  static Schema read() throws IOException {
    var file = SharedFile.need("mastodon-openapi/dist/schema.json");
    return new Schema(JsonMapper.builder().build().readTree(Files.readString(file)));
  }

  /// Every method and path, with `{}` for each value.
  Set<String> routes() {
    return root.path("paths").properties().stream()
        .flatMap(p ->
            p.getValue().properties().stream()
                .map(m -> (m.getKey().toUpperCase(java.util.Locale.ROOT) + " " + p.getKey())))
        .map(Schema::plain)
        .collect(Collectors.toSet());
  }

  static String plain(String route) {
    return route.replaceAll("\\{[^}]*}", "{}");
  }

  /// What an answer lacks or has wrong; empty if it is as described.
  List<String> flaws(String method, String path, int status, JsonNode answer) {
    var content =
        root.path("paths")
            .path(path)
            .path(method.toLowerCase(java.util.Locale.ROOT))
            .path("responses")
            .path(Integer.toString(status))
            .path("content")
            .path("application/json");
    var flaws = new ArrayList<String>();
    if (content.isMissingNode()) {
      flaws.add("%s %s does not answer %d with JSON".formatted(method, path, status));
    } else {
      check("$", content.path("schema"), answer, flaws);
    }
    return flaws;
  }

  private void check(String place, JsonNode schema, JsonNode value, List<String> flaws) {
    if (schema.has("$ref")) {
      var name = schema.path("$ref").asString().replaceFirst(".*/", "");
      check(place, root.path("components").path("schemas").path(name), value, flaws);
      return;
    }
    for (var all : schema.path("allOf")) {
      check(place, all, value, flaws);
    }
    for (var kind : List.of("oneOf", "anyOf")) {
      if (schema.has(kind) && !fitsOne(place, schema.path(kind), value)) {
        flaws.add("%s fits none of what it may be: %.200s".formatted(place, value));
      }
    }
    if (schema.has("type") && !types(schema.path("type")).contains(type(value))) {
      flaws.add("%s is %s, not %s".formatted(place, type(value), schema.path("type")));
    }
    if (schema.has("enum") && !value.isNull() && !contains(schema.path("enum"), value)) {
      flaws.add("%s is %s, not one of %s".formatted(place, value, schema.path("enum")));
    }
    if (value.isObject()) {
      for (var name : schema.path("required")) {
        if (!value.has(name.asString())) {
          flaws.add(place + " lacks " + name.asString());
        }
      }
      for (var property : schema.path("properties").properties()) {
        if (value.has(property.getKey())) {
          var there = value.path(property.getKey());
          check(place + "." + property.getKey(), property.getValue(), there, flaws);
        }
      }
    }
    if (value.isArray() && schema.has("items")) {
      for (int i = 0; i < value.size(); i++) {
        check(place + "[" + i + "]", schema.path("items"), value.path(i), flaws);
      }
    }
  }

  private boolean fitsOne(String place, JsonNode options, JsonNode value) {
    for (var option : options) {
      var flaws = new ArrayList<String>();
      check(place, option, value, flaws);
      if (flaws.isEmpty()) {
        return true;
      }
    }
    return false;
  }

  private static boolean contains(JsonNode list, JsonNode value) {
    for (var one : list) {
      if (one.equals(value)) {
        return true;
      }
    }
    return false;
  }

  private static List<String> types(JsonNode type) {
    var types = new ArrayList<String>();
    if (type.isArray()) {
      type.forEach(t -> types.add(t.asString()));
    } else {
      types.add(type.asString());
    }
    if (types.contains("number")) {
      types.add("integer");
    }
    return types;
  }

  private static String type(JsonNode value) {
    return switch (value.getNodeType()) {
      case OBJECT, POJO -> "object";
      case ARRAY -> "array";
      case STRING, BINARY -> "string";
      case NUMBER -> value.isIntegralNumber() ? "integer" : "number";
      case BOOLEAN -> "boolean";
      case NULL, MISSING -> "null";
    };
  }
}
