package org.kith.networks.microformats;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.regex.Pattern;

/// Makes addresses on a page absolute, of any scheme (RFC 3986, 5.2). What is absolute stays as its
/// author wrote it. Nothing here is ever opened: that takes a [org.kith.networks.http.WebAddress].
final class Urls {

  private static final Pattern ABSOLUTE =
      Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:.*", Pattern.DOTALL);
  private static final Pattern PARTS =
      Pattern.compile("([^:/?#]+:)(//[^/?#]*)?([^?#]*)(\\?[^#]*)?(#.*)?", Pattern.DOTALL);
  private static final String KEPT = "-._~!$&'()*+,;=:@/?%#[]";

  private final String scheme;
  private final String authority;
  private final String path;
  private final String query;

  Urls(URI base) {
    var m = PARTS.matcher(base.toString());
    boolean absolute = m.matches();
    this.scheme = absolute ? m.group(1) : "";
    this.authority = absolute && m.group(2) != null ? m.group(2) : "";
    this.path = absolute && !m.group(3).isEmpty() ? m.group(3) : "/";
    this.query = absolute && m.group(4) != null ? m.group(4) : "";
  }

  /// The reference as an absolute address, or as it is where the page itself has none.
  String resolve(String reference) {
    var ref = Texts.trim(reference);
    if (ABSOLUTE.matcher(ref).matches() || scheme.isEmpty()) {
      return ref;
    }
    var encoded = encode(ref);
    if (encoded.startsWith("//")) {
      return scheme + encoded;
    }
    if (encoded.isEmpty() || encoded.startsWith("#")) {
      return scheme + authority + path + query + encoded;
    }
    if (encoded.startsWith("?")) {
      return scheme + authority + path + encoded;
    }
    int end = firstOf(encoded, "?#");
    var refPath = encoded.substring(0, end);
    var merged =
        refPath.startsWith("/") ? refPath : path.substring(0, path.lastIndexOf('/') + 1) + refPath;
    return scheme + authority + withoutDots(merged) + encoded.substring(end);
  }

  private static String withoutDots(String path) {
    var kept = new ArrayDeque<String>();
    var segments = path.split("/", -1);
    for (int i = 1; i < segments.length; i++) {
      var segment = segments[i];
      boolean last = i == segments.length - 1;
      switch (segment) {
        case "." -> addIf(last, kept);
        case ".." -> {
          kept.pollLast();
          addIf(last, kept);
        }
        default -> kept.addLast(segment);
      }
    }
    return "/" + String.join("/", kept);
  }

  private static void addIf(boolean last, ArrayDeque<String> kept) {
    if (last) {
      kept.addLast("");
    }
  }

  private static String encode(String ref) {
    var out = new StringBuilder(ref.length());
    ref.codePoints()
        .filter(c -> c != '\t' && c != '\n' && c != '\r')
        .forEach(c -> {
          boolean kept = c < 128 && (Character.isLetterOrDigit(c) || KEPT.indexOf(c) >= 0);
          if (kept) {
            out.append((char) c);
          } else {
            for (byte b : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
              out.append('%').append(String.format("%02X", b));
            }
          }
        });
    return out.toString();
  }

  private static int firstOf(String text, String stops) {
    for (int i = 0; i < text.length(); i++) {
      if (stops.indexOf(text.charAt(i)) >= 0) {
        return i;
      }
    }
    return text.length();
  }
}
