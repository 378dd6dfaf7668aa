package org.kith.networks.mastodon;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kith.networks.Draft;
import org.kith.networks.Secret;
import org.kith.networks.http.Multipart;
import org.kith.networks.http.Request;
import org.kith.networks.http.WebAddress;

/// One question to the client API. Made by [#get] and the others, refined by [#with].
///
/// @param once names what is sent for ever, so that it is done once; empty if that does not matter
record ApiCall(
    String method, String path, List<Field> fields, String once, Draft.@Nullable Picture picture) {

  /// A parameter; a list's comes several times, with `[]` behind its name.
  record Field(String name, String value) {
    @Override
    public String toString() {
      return name;
    }
  }

  ApiCall {
    fields = List.copyOf(fields);
  }

  static ApiCall get(String path) {
    return new ApiCall("GET", path, List.of(), "", null);
  }

  static ApiCall post(String path) {
    return new ApiCall("POST", path, List.of(), "", null);
  }

  static ApiCall put(String path) {
    return new ApiCall("PUT", path, List.of(), "", null);
  }

  static ApiCall delete(String path) {
    return new ApiCall("DELETE", path, List.of(), "", null);
  }

  /// The same with one more parameter; an empty value is left out.
  ApiCall with(String name, String value) {
    if (value.isEmpty()) {
      return this;
    }
    var more = new ArrayList<>(fields);
    more.add(new Field(name, value));
    return new ApiCall(method, path, more, once, picture);
  }

  ApiCall once(String key) {
    return new ApiCall(method, path, fields, key, picture);
  }

  ApiCall with(Draft.Picture file) {
    return new ApiCall(method, path, fields, once, file);
  }

  Request request(URI server, @Nullable Secret token) {
    var base = WebAddress.origin(server) + path;
    boolean inBody = !method.equals("GET") && !method.equals("DELETE");
    var url = URI.create(inBody || fields.isEmpty() ? base : base + "?" + form());
    var request = Request.api(method, url, inBody ? body() : null);
    if (inBody) {
      request =
          request.with(
              "Content-Type",
              picture == null ? "application/x-www-form-urlencoded" : Multipart.CONTENT_TYPE);
    }
    if (!once.isEmpty()) {
      request = request.with("Idempotency-Key", once);
    }
    return token == null ? request : request.with("Authorization", "Bearer " + token.value());
  }

  private byte[] body() {
    if (picture == null) {
      return form().getBytes(StandardCharsets.UTF_8);
    }
    Map<String, String> named = new TreeMap<>();
    fields.forEach(field -> named.put(field.name(), field.value()));
    return Multipart.body(named, new Multipart.File("file", picture.mediaType(), picture.bytes()));
  }

  private String form() {
    return fields.stream()
        .map(f -> encode(f.name()) + "=" + encode(f.value()))
        .collect(Collectors.joining("&"));
  }

  static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
