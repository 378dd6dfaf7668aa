package org.kith.networks.graph;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.kith.networks.Draft;

/// A form with a picture in it (RFC 7578).
final class Multipart {

  /// Long enough not to stand in a picture by chance, and the same each time: what is sent is then
  /// a function of what was meant.
  private static final String BOUNDARY = "kith-7d1f0c5a94b34e0e9a52e0b8c6d2f1a3";

  static final String CONTENT_TYPE = "multipart/form-data; boundary=" + BOUNDARY;

  private Multipart() {}

  static byte[] body(Map<String, String> fields, Draft.Picture picture) {
    var out = new ByteArrayOutputStream(picture.bytes().length + 1024);
    for (var field : new TreeMap<>(fields).entrySet()) {
      line(out, "--" + BOUNDARY);
      line(out, "Content-Disposition: form-data; name=\"%s\"".formatted(field.getKey()));
      line(out, "");
      line(out, field.getValue());
    }
    line(out, "--" + BOUNDARY);
    line(out, "Content-Disposition: form-data; name=\"source\"; filename=\"picture\"");
    line(out, "Content-Type: " + picture.mediaType());
    line(out, "");
    out.writeBytes(picture.bytes());
    line(out, "");
    line(out, "--" + BOUNDARY + "--");
    return out.toByteArray();
  }

  private static void line(ByteArrayOutputStream out, String text) {
    out.writeBytes((text + "\r\n").getBytes(StandardCharsets.UTF_8));
  }
}
