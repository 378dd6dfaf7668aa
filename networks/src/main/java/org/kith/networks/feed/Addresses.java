package org.kith.networks.feed;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Makes addresses in a feed absolute (RFC 3986), as they are written otherwise. They are shown,
/// never opened: what is opened goes through [org.kith.networks.http.WebAddress].
final class Addresses {

  private static final Pattern SCHEME =
      Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*):.*", Pattern.DOTALL);
  private static final Set<String> PROGRAMS = Set.of("javascript", "vbscript", "data");
  private static final Pattern TAG = Pattern.compile("<[A-Za-z][^<>]*>");
  private static final Pattern ATTRIBUTE =
      Pattern.compile(
          "(?i)(\\s(?:href|src|cite|action|longdesc|background|codebase|classid|data|usemap|poster|profile)\\s*=\\s*)(\"[^\"]*\"|'[^']*'|[^\\s\"'>]+)");

  private Addresses() {}

  /// The address `reference` means on `base`; as it is where that cannot be told, empty where it
  /// would run a program.
  static String join(String base, String reference) {
    var ref = reference.strip();
    var scheme = SCHEME.matcher(ref);
    if (scheme.matches()) {
      return PROGRAMS.contains(scheme.group(1).toLowerCase(Locale.ROOT)) ? "" : ref;
    }
    if (ref.isEmpty() || base.isEmpty()) {
      return ref.isEmpty() ? base : ref;
    }
    try {
      if (ref.startsWith("?")) {
        return base.replaceFirst("[?#].*$", "") + ref;
      }
      return new URI(base).resolve(new URI(ref)).toString();
    } catch (URISyntaxException _) {
      return ref;
    }
  }

  /// The same markup with its addresses made absolute, and otherwise byte for byte.
  static String absolute(String markup, String base) {
    return base.isEmpty() || markup.indexOf('<') < 0
        ? markup
        : TAG.matcher(markup).replaceAll(tag -> Matcher.quoteReplacement(tag(tag.group(), base)));
  }

  private static String tag(String tag, String base) {
    return ATTRIBUTE
        .matcher(tag)
        .replaceAll(a -> {
          var value = a.group(2);
          boolean quoted = value.startsWith("\"") || value.startsWith("'");
          var quote = quoted ? value.substring(0, 1) : "\"";
          var bare = quoted ? value.substring(1, value.length() - 1) : value;
          return Matcher.quoteReplacement(a.group(1) + quote + join(base, bare) + quote);
        });
  }
}
