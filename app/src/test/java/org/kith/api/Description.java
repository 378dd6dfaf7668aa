package org.kith.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kith.team.Access;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.ValueConstants;
import tools.jackson.databind.JsonNode;

/// The API as its routes are: their addresses, parameters, bodies and answers by reflection, the
/// words from the comments above them. What it writes is served as it is.
final class Description {

  private static final Path SOURCES = Path.of("src/main/java");

  private final Map<String, Map<String, Object>> paths = new TreeMap<>();
  private final Map<String, Object> schemas = new TreeMap<>();
  private final Map<String, Class<?>> records = new HashMap<>();
  private final List<String> silent = new ArrayList<>();

  /// Routes without a sentence that says what they do.
  List<String> silent() {
    return silent;
  }

  void add(String verb, String path, Method method) {
    var words = comment(method.getDeclaringClass(), "[\\w>] " + method.getName() + "\\(");
    if (words.text().isEmpty()) {
      silent.add(verb + " " + path);
    }
    var access = method.getAnnotation(Access.class);
    var route = new LinkedHashMap<String, Object>();
    route.put("operationId", operation(method));
    route.put("summary", words.text());
    route.put("tags", List.of(path.split("/", -1)[3]));
    route.put("security", List.of(Map.of("token", List.of(access.scope().word()))));
    route.put("x-role", access.value().name());
    var parameters =
        Arrays.stream(method.getParameters()).map(this::parameter).flatMap(List::stream).toList();
    if (!parameters.isEmpty()) {
      route.put("parameters", parameters);
    }
    for (var parameter : method.getParameters()) {
      if (parameter.isAnnotationPresent(RequestBody.class)) {
        route.put("requestBody", Map.of("required", true, "content", content(method, parameter)));
      }
    }
    route.put("responses", responses(verb, method));
    paths.computeIfAbsent(path, _ -> new TreeMap<>()).put(verb.toLowerCase(Locale.ROOT), route);
  }

  private static String operation(Method method) {
    var of = method.getDeclaringClass().getSimpleName().replace("Api", "");
    return of.substring(0, 1).toLowerCase(Locale.ROOT) + of.substring(1) + "." + method.getName();
  }

  Map<String, Object> document() {
    schemas.put(
        "Problem",
        Map.of(
            "type", "object",
            "description", "What went wrong, as RFC 9457 has it.",
            "properties",
                new TreeMap<>(
                    Map.of(
                        "type", Map.of("type", "string"),
                        "title", Map.of("type", "string"),
                        "status", Map.of("type", "integer"),
                        "detail", Map.of("type", "string"),
                        "request",
                            Map.of(
                                "type",
                                "string",
                                "description",
                                "Under which the log knows it, where the fault is ours.")))));
    var document = new LinkedHashMap<String, Object>();
    document.put("openapi", "3.1.0");
    document.put("info", Map.of("title", "Kith", "version", "1"));
    document.put("servers", List.of(Map.of("url", "/")));
    document.put("paths", paths);
    document.put(
        "components",
        new TreeMap<>(
            Map.of(
                "schemas",
                schemas,
                "securitySchemes",
                Map.of(
                    "token",
                    Map.of(
                        "type",
                        "http",
                        "scheme",
                        "bearer",
                        "description",
                        "A token of Settings, Tokens: Authorization: Bearer kith_…")))));
    return document;
  }

  private List<Map<String, Object>> parameter(Parameter parameter) {
    var described = new LinkedHashMap<String, Object>();
    var asked = parameter.getAnnotation(RequestParam.class);
    var header = parameter.getAnnotation(RequestHeader.class);
    if (parameter.isAnnotationPresent(PathVariable.class)) {
      described.put("name", parameter.getName());
      described.put("in", "path");
      described.put("required", true);
    } else if (asked != null) {
      described.put("name", parameter.getName());
      described.put("in", "query");
      described.put("required", false);
      if (!asked.defaultValue().equals(ValueConstants.DEFAULT_NONE)
          && !asked.defaultValue().isEmpty()) {
        described.put("description", "Without it: " + asked.defaultValue() + ".");
      }
    } else if (header != null) {
      described.put("name", header.name());
      described.put("in", "header");
      described.put("required", header.required());
    } else {
      return List.of();
    }
    described.put("schema", ofParameter(parameter.getParameterizedType()));
    return List.of(described);
  }

  /// A parameter that may come several times is a list.
  private Map<String, Object> ofParameter(Type type) {
    return type instanceof ParameterizedType list && list.getRawType() == List.class
        ? new TreeMap<>(Map.of("type", "array", "items", plain(list.getActualTypeArguments()[0])))
        : plain(type);
  }

  private Map<String, Object> responses(String verb, Method method) {
    var all = new TreeMap<String, Object>();
    var type = method.getAnnotatedReturnType();
    if (type instanceof AnnotatedParameterizedType wrapped
        && raw(type.getType()) == ResponseEntity.class) {
      type = wrapped.getAnnotatedActualTypeArguments()[0];
    }
    if (method.isAnnotationPresent(ResponseStatus.class)) {
      all.put("204", Map.of("description", "Done."));
    } else {
      all.put(
          verb.equals("POST") && method.getReturnType() == ResponseEntity.class ? "201" : "200",
          Map.of("description", "As it is now.", "content", json(schema(type, type.getType()))));
    }
    all.put(
        "default",
        Map.of(
            "description",
            "What went wrong.",
            "content",
            Map.of(
                "application/problem+json",
                Map.of("schema", Map.of("$ref", "#/components/schemas/Problem")))));
    return all;
  }

  /// A file comes as it is, as one of the kinds that its route names.
  private Map<String, Object> content(Method method, Parameter body) {
    if (body.getType() == byte[].class) {
      var kinds = new TreeMap<String, Object>();
      for (var kind : method.getAnnotation(PostMapping.class).consumes()) {
        kinds.put(kind, Map.of());
      }
      return kinds;
    }
    return json(schema(body.getAnnotatedType(), body.getParameterizedType()));
  }

  private static Map<String, Object> json(Object schema) {
    return Map.of("application/json", Map.of("schema", schema));
  }

  private static Class<?> raw(Type type) {
    return type instanceof ParameterizedType p ? (Class<?>) p.getRawType() : (Class<?>) type;
  }

  private Map<String, Object> schema(AnnotatedType annotated, Type type) {
    var raw = raw(type);
    if (raw == List.class) {
      var of = ((AnnotatedParameterizedType) annotated).getAnnotatedActualTypeArguments()[0];
      return new TreeMap<>(Map.of("type", "array", "items", schema(of, of.getType())));
    }
    if (raw == Paged.class) {
      var of = ((AnnotatedParameterizedType) annotated).getAnnotatedActualTypeArguments()[0];
      var name = "PageOf" + name(raw(of.getType()));
      schemas.put(
          name,
          new TreeMap<>(
              Map.of(
                  "type",
                  "object",
                  "required",
                  List.of("items", "next"),
                  "properties",
                  new TreeMap<>(
                      Map.of(
                          "items",
                          Map.of("type", "array", "items", schema(of, of.getType())),
                          "next",
                          new TreeMap<>(
                              Map.of(
                                  "type",
                                  List.of("string", "null"),
                                  "description",
                                  "The cursor that asks for what follows; null at the end.")))))));
      return Map.of("$ref", "#/components/schemas/" + name);
    }
    if (raw.isRecord()) {
      record(raw);
      return Map.of("$ref", "#/components/schemas/" + name(raw));
    }
    return plain(type);
  }

  private Map<String, Object> plain(Type type) {
    var raw = raw(type);
    var schema = new TreeMap<String, Object>();
    if (raw.isEnum()) {
      schema.put("type", "string");
      schema.put("enum", Arrays.stream(raw.getEnumConstants()).map(Object::toString).toList());
    } else if (raw == String.class) {
      schema.put("type", "string");
    } else if (raw == Instant.class || raw == LocalDate.class) {
      schema.put("type", "string");
      schema.put("format", raw == Instant.class ? "date-time" : "date");
    } else if (raw == JsonNode.class) {
      schema.put("type", "object");
    } else if (raw == boolean.class || raw == Boolean.class) {
      schema.put("type", "boolean");
    } else if (raw == double.class || raw == Double.class) {
      schema.put("type", "number");
    } else if (raw == long.class || raw == Long.class || raw == int.class || raw == Integer.class) {
      schema.put("type", "integer");
      schema.put("format", raw == long.class || raw == Long.class ? "int64" : "int32");
    } else {
      throw new IllegalArgumentException("a type that the API has no word for: " + type);
    }
    return schema;
  }

  private static String name(Class<?> record) {
    return record.getSimpleName().replaceFirst("Json$", "");
  }

  private void record(Class<?> record) {
    var name = name(record);
    var known = records.putIfAbsent(name, record);
    if (known != null) {
      // Two shapes of one name would stand for each other.
      if (known != record) {
        throw new IllegalStateException("both %s and %s are %s".formatted(known, record, name));
      }
      return;
    }
    var schema = new TreeMap<String, Object>();
    schemas.put(name, schema);
    var words = comment(record, "\\brecord " + record.getSimpleName() + "\\(");
    var properties = new LinkedHashMap<String, Object>();
    var required = new ArrayList<String>();
    for (var component : record.getRecordComponents()) {
      var property = property(component);
      var said = words.of().get(component.getName());
      if (said != null && !property.containsKey("$ref")) {
        property.put("description", said);
      }
      properties.put(component.getName(), property);
      if (!isNullable(component)) {
        required.add(component.getName());
      }
    }
    schema.put("type", "object");
    if (!words.text().isEmpty()) {
      schema.put("description", words.text());
    }
    schema.put("properties", properties);
    schema.put("required", required);
    schema.put("additionalProperties", false);
  }

  private Map<String, Object> property(RecordComponent component) {
    var schema = new TreeMap<>(schema(component.getAnnotatedType(), component.getGenericType()));
    if (isNullable(component) && schema.containsKey("type")) {
      schema.put("type", List.of(schema.get("type"), "null"));
      if (schema.get("enum") instanceof List<?> values) {
        var all = new ArrayList<@Nullable Object>(values);
        all.add(null);
        schema.put("enum", all);
      }
    }
    return schema;
  }

  private static boolean isNullable(RecordComponent component) {
    return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
  }

  /// @param text what it says of the whole
  /// @param of what it says of each part
  private record Words(String text, Map<String, String> of) {}

  /// What the comment above a declaration says.
  private static Words comment(Class<?> where, String declaration) {
    var outer = where;
    while (outer.getEnclosingClass() != null) {
      outer = outer.getEnclosingClass();
    }
    try {
      var lines = Files.readAllLines(SOURCES.resolve(outer.getName().replace('.', '/') + ".java"));
      var wanted = Pattern.compile("^(?!.*(?:///|return )).*" + declaration);
      for (int i = 0; i < lines.size(); i++) {
        if (wanted.matcher(lines.get(i)).find()) {
          return words(above(lines, i));
        }
      }
      return new Words("", Map.of());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> above(List<String> lines, int declaration) {
    int last = declaration - 1;
    while (last >= 0 && !lines.get(last).isBlank() && !lines.get(last).strip().startsWith("///")) {
      last--;
    }
    var found = new ArrayList<String>();
    for (int i = last; i >= 0 && lines.get(i).strip().startsWith("///"); i--) {
      found.addFirst(lines.get(i).strip().substring(3).strip());
    }
    return found;
  }

  private static Words words(List<String> comment) {
    var text = new StringBuilder();
    var of = new TreeMap<String, String>();
    var part = "";
    for (var line : comment) {
      if (line.startsWith("@param ")) {
        var words = line.split(" ", 3);
        part = words[1];
        of.put(part, words[2]);
      } else if (!part.isEmpty()) {
        of.merge(part, line, (before, more) -> (before + " " + more).strip());
      } else {
        text.append(line).append(' ');
      }
    }
    return new Words(text.toString().strip(), of);
  }
}
