package org.kith.simulator.mastodon;

import java.io.ByteArrayOutputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The parameters of a request, wherever they stood: in the query, in a form, in a multipart form,
/// in JSON. Rails does not care, so neither does this. A list's name ends in `[]`.
final class Params {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]+)\"?");
  private static final Pattern NAME = Pattern.compile("[ ;]name=\"([^\"]*)\"");

  /// An uploaded file.
  @SuppressWarnings("ArrayRecordComponent") // looked at once
  record Upload(String contentType, byte[] bytes) {}

  private final Map<String, List<String>> values = new LinkedHashMap<>();
  private final Map<String, Upload> files = new LinkedHashMap<>();

  static Params of(String query, String contentType, byte[] body) {
    var params = new Params();
    params.form(query);
    var type = contentType.replaceFirst(";.*", "").strip();
    switch (type) {
      case "application/x-www-form-urlencoded" ->
          params.form(new String(body, StandardCharsets.UTF_8));
      case "application/json" -> {
        if (body.length > 0) {
          params.json("", JSON.readTree(body));
        }
      }
      case "multipart/form-data" -> params.multipart(contentType, body);
      default -> {}
    }
    return params;
  }

  Optional<String> get(String name) {
    return all(name).stream().findFirst();
  }

  String get(String name, String otherwise) {
    return get(name).orElse(otherwise);
  }

  boolean is(String name) {
    return switch (get(name, "")) {
      case "1", "true", "on", "t", "True" -> true;
      default -> false;
    };
  }

  boolean has(String name) {
    return values.containsKey(name);
  }

  /// Every value of that name, with and without brackets.
  List<String> all(String name) {
    var all = new ArrayList<>(values.getOrDefault(name, List.of()));
    all.addAll(values.getOrDefault(name + "[]", List.of()));
    return all;
  }

  Optional<Upload> file(String name) {
    return Optional.ofNullable(files.get(name));
  }

  /// What a client would see again in a Link header: everything but the place.
  Map<String, List<String>> withoutPlace() {
    var rest = new LinkedHashMap<>(values);
    List.of("max_id", "min_id", "since_id", "access_token").forEach(rest::remove);
    return rest;
  }

  private void add(String name, String value) {
    values.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
  }

  private void form(String text) {
    for (var pair : text.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (!pair.isEmpty()) {
        var name = equals < 0 ? pair : pair.substring(0, equals);
        add(decode(name), equals < 0 ? "" : decode(pair.substring(equals + 1)));
      }
    }
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private void json(String name, JsonNode node) {
    if (node.isObject()) {
      node.properties()
          .forEach(
              e -> json(name.isEmpty() ? e.getKey() : name + "[" + e.getKey() + "]", e.getValue()));
    } else if (node.isArray()) {
      node.forEach(child -> json(name + "[]", child));
    } else if (!node.isNull()) {
      add(name, node.asString());
    }
  }

  private void multipart(String contentType, byte[] body) {
    var m = BOUNDARY.matcher(contentType);
    if (!m.find()) {
      return;
    }
    // Latin-1 keeps every byte one character, so offsets into the text are offsets into the body.
    var text = new String(body, StandardCharsets.ISO_8859_1);
    for (var part : text.split(Pattern.quote("--" + m.group(1)), -1)) {
      int blank = part.indexOf("\r\n\r\n");
      if (blank < 0 || !part.endsWith("\r\n")) {
        continue;
      }
      part(part.substring(0, blank), part.substring(blank + 4, part.length() - 2));
    }
  }

  private void part(String head, String content) {
    var name = NAME.matcher(head.replace("\r\n", " "));
    if (!name.find()) {
      return;
    }
    var bytes = new ByteArrayOutputStream();
    bytes.writeBytes(content.getBytes(StandardCharsets.ISO_8859_1));
    if (head.contains("filename=")) {
      var type =
          head.lines()
              .filter(l -> l.regionMatches(true, 0, "content-type:", 0, 13))
              .map(l -> l.substring(13).strip())
              .findFirst();
      files.put(
          name.group(1), new Upload(type.orElse("application/octet-stream"), bytes.toByteArray()));
    } else {
      add(name.group(1), bytes.toString(StandardCharsets.UTF_8));
    }
  }
}
