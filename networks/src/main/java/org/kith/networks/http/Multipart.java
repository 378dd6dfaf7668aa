package org.kith.networks.http;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/// A form with a file in it (RFC 7578).
public final class Multipart {

  /// Long enough not to stand in a picture by chance, and the same each time: what is sent is then
  /// a function of what was meant.
  private static final String BOUNDARY = "kith-7d1f0c5a94b34e0e9a52e0b8c6d2f1a3";

  public static final String CONTENT_TYPE = "multipart/form-data; boundary=" + BOUNDARY;

  /// @param name of the field it stands in
  @SuppressWarnings("ArrayRecordComponent") // sent once, never compared
  public record File(String name, String mediaType, byte[] bytes) {}

  private Multipart() {}

  /// @param fields names and values of the other fields; written in order of their names
  public static byte[] body(Map<String, String> fields, File file) {
    var out = new ByteArrayOutputStream(file.bytes().length + 1024);
    for (var field : new TreeMap<>(fields).entrySet()) {
      line(out, "--" + BOUNDARY);
      line(out, "Content-Disposition: form-data; name=\"%s\"".formatted(field.getKey()));
      line(out, "");
      line(out, field.getValue());
    }
    line(out, "--" + BOUNDARY);
    line(
        out,
        "Content-Disposition: form-data; name=\"%s\"; filename=\"file\"".formatted(file.name()));
    line(out, "Content-Type: " + file.mediaType());
    line(out, "");
    out.writeBytes(file.bytes());
    line(out, "");
    line(out, "--" + BOUNDARY + "--");
    return out.toByteArray();
  }

  private static void line(ByteArrayOutputStream out, String text) {
    out.writeBytes((text + "\r\n").getBytes(StandardCharsets.UTF_8));
  }
}
