package org.kith.networks.http;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads http(s) addresses strictly: what two programs could read as two different hosts is no
/// address at all. The result has a lower-case ASCII host, no user name and no fragment.
public final class WebAddress {

  private static final Pattern SHAPE =
      Pattern.compile("(?i)(https?)://([^/?#]*)([^?#]*)(\\?[^#]*)?(#.*)?", Pattern.DOTALL);
  private static final Pattern HOST_AND_PORT =
      Pattern.compile("(\\[[^]]*]|[^:]*)(?::(\\d{1,5})?)?");
  private static final Pattern LABEL = Pattern.compile("[a-z0-9]|[a-z0-9][a-z0-9-]{0,61}[a-z0-9]");
  private static final Pattern NUMERIC = Pattern.compile("\\d+|0x[0-9a-f]*");
  private static final Pattern IPV4 =
      Pattern.compile("((25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(\\.(?!$)|$)){4}");
  private static final Pattern IPV6 = Pattern.compile("\\[[0-9a-f:.]{2,45}]");
  private static final String KEPT = "-._~!$&'()*+,;=:@/?%";
  private static final int LONGEST = 4096;

  private WebAddress() {}

  /// Reads an absolute address; empty if it is not one Kith would open.
  public static Optional<URI> parse(String text) {
    var m = SHAPE.matcher(text);
    if (text.length() > LONGEST || !m.matches()) {
      return Optional.empty();
    }
    var authority = HOST_AND_PORT.matcher(m.group(2));
    var path = m.group(3);
    if (!authority.matches() || hasControls(text) || path.indexOf('\\') >= 0) {
      return Optional.empty();
    }
    var scheme = m.group(1).toLowerCase(Locale.ROOT);
    var query = m.group(4) == null ? "" : m.group(4);
    var given = authority.group(2) == null ? -1 : Integer.parseInt(authority.group(2));
    if (given == 0 || given > 65535) {
      return Optional.empty();
    }
    var port = given == -1 || given == usualPort(scheme) ? "" : ":" + given;
    var rest = encode(path.isEmpty() ? "/" : path) + encode(query);
    return host(authority.group(1))
        .flatMap(host -> uri(scheme + "://" + host + port + rest))
        .filter(uri -> uri.getHost() != null);
  }

  /// Reads a reference found on a page, relative or absolute; empty if it leads nowhere Kith would
  /// go.
  public static Optional<URI> resolve(URI base, String reference) {
    var ref = reference.strip();
    if (ref.isEmpty() || hasControls(ref) || ref.indexOf('\\') >= 0) {
      return Optional.empty();
    }
    if (SHAPE.matcher(ref).matches()) {
      return parse(ref);
    }
    if (ref.startsWith("//")) {
      return parse(base.getScheme() + ":" + ref);
    }
    var colon = ref.indexOf(':');
    var slash = firstOf(ref, "/?#");
    if (colon >= 0 && colon < slash) {
      return Optional.empty();
    }
    return uri(encode(ref.replaceFirst("#.*$", "")))
        .map(base::resolve)
        .flatMap(u -> parse(u.toString()));
  }

  /// The port that will be dialled.
  static int port(URI url) {
    return url.getPort() == -1 ? usualPort(url.getScheme()) : url.getPort();
  }

  /// The host without the brackets of an IPv6 address.
  static String host(URI url) {
    var host = url.getHost();
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  /// Scheme, host and port: who answers.
  public static String origin(URI url) {
    return url.getScheme()
        + "://"
        + url.getHost()
        + (url.getPort() == -1 ? "" : ":" + url.getPort());
  }

  private static Optional<String> host(String raw) {
    if (raw.isEmpty() || raw.indexOf('%') >= 0 || raw.indexOf('@') >= 0 || isAmbiguous(raw)) {
      return Optional.empty();
    }
    var lower = raw.toLowerCase(Locale.ROOT);
    if (lower.startsWith("[")) {
      return IPV6.matcher(lower).matches() ? Optional.of(lower) : Optional.empty();
    }
    try {
      var ascii = IDN.toASCII(lower).toLowerCase(Locale.ROOT);
      ascii = ascii.endsWith(".") ? ascii.substring(0, ascii.length() - 1) : ascii;
      return isHost(ascii) ? Optional.of(ascii) : Optional.empty();
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /// Whether the two standards for international names read it differently: sharp s, final sigma
  /// and the joiners.
  private static boolean isAmbiguous(String host) {
    return host.chars()
        .anyMatch(c -> c == 0xdf || c == 0x1e9e || c == 0x3c2 || c == 0x200c || c == 0x200d);
  }

  private static boolean isHost(String host) {
    var labels = host.split("\\.", -1);
    for (var label : labels) {
      boolean broken = label.startsWith("xn--") && IDN.toUnicode(label).equals(label);
      if (broken || !LABEL.matcher(label).matches()) {
        return false;
      }
    }
    boolean numeric = NUMERIC.matcher(labels[labels.length - 1]).matches();
    return host.length() <= 253 && (!numeric || IPV4.matcher(host).matches());
  }

  private static int usualPort(String scheme) {
    return scheme.equals("https") ? 443 : 80;
  }

  private static Optional<URI> uri(String text) {
    try {
      return Optional.of(new URI(text));
    } catch (URISyntaxException _) {
      return Optional.empty();
    }
  }

  private static boolean hasControls(String text) {
    return text.chars().anyMatch(c -> c < 0x20 || c == 0x7f);
  }

  private static int firstOf(String text, String stops) {
    for (int i = 0; i < text.length(); i++) {
      if (stops.indexOf(text.charAt(i)) >= 0) {
        return i;
      }
    }
    return text.length();
  }

  /// Percent-encodes what may not stand in a path or query, and `%` where it begins no escape.
  private static String encode(String part) {
    var out = new StringBuilder(part.length());
    part.codePoints().forEach(c -> encode(out, c));
    for (int i = out.indexOf("%"); i >= 0; i = out.indexOf("%", i + 1)) {
      if (!isEscape(out, i)) {
        out.insert(i + 1, "25");
      }
    }
    return out.toString();
  }

  private static void encode(StringBuilder out, int c) {
    if (c < 128 && (Character.isLetterOrDigit(c) || KEPT.indexOf(c) >= 0)) {
      out.append((char) c);
      return;
    }
    for (byte b : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
      out.append('%').append(String.format("%02X", b));
    }
  }

  private static boolean isEscape(CharSequence s, int at) {
    return at + 2 < s.length()
        && Character.digit(s.charAt(at + 1), 16) >= 0
        && Character.digit(s.charAt(at + 2), 16) >= 0;
  }
}
