package org.kith.networks.http;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// One site's robots.txt, as it speaks to one reader: the rules for that reader's name, or else
/// those for everybody. The longest rule that matches decides, and of two as long the kinder one.
///
/// Source: RFC 9309, and where it leaves room the parser that Google published, whose cases it is
/// held to: misspelled keys, a missing colon and lines without end are read, and percent-encoding
/// is compared as it stands.
final class RobotsRules {

  static final RobotsRules ALLOW_ALL = new RobotsRules(List.of());
  static final RobotsRules ALLOW_NONE = new RobotsRules(List.of(new Rule("/", false)));

  /// Longer lines are cut: eight times the longest address that browsers once took.
  private static final int LONGEST_LINE = 8 * 2083 - 1;

  private static final Pattern AGENT = Pattern.compile("user[- ]?agent.*");
  private static final Pattern DISALLOW = Pattern.compile("(diss?all?ow|disallaw|diasllow).*");

  private final List<Rule> rules;

  private RobotsRules(List<Rule> rules) {
    this.rules = rules;
  }

  /// Reads a file of any bytes; what is no rule is passed over. The agent is a name without
  /// version.
  static RobotsRules parse(byte[] file, String agent) {
    var reader = new Reader(agent);
    for (var line : new String(file, StandardCharsets.ISO_8859_1).split("\r\n|\r|\n", -1)) {
      reader.read(line.startsWith("\u00ef\u00bb\u00bf") ? line.substring(3) : line);
    }
    return new RobotsRules(List.copyOf(reader.named ? reader.own : reader.everybodys));
  }

  boolean allows(URI url) {
    var path = path(url);
    int allowed = 0;
    int denied = 0;
    for (var rule : rules) {
      if (rule.matches(path)) {
        if (rule.allow) {
          allowed = Math.max(allowed, rule.pattern.length());
        } else {
          denied = Math.max(denied, rule.pattern.length());
        }
      }
    }
    return allowed >= denied;
  }

  private static String path(URI url) {
    var path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
    return url.getRawQuery() == null ? path : path + "?" + url.getRawQuery();
  }

  /// A pattern, in which `*` stands for anything and a last `$` for the end of the address.
  private record Rule(String pattern, boolean allow) {

    boolean matches(String path) {
      boolean whole = pattern.endsWith("$");
      int end = whole ? pattern.length() - 1 : pattern.length();
      int at = 0;
      int read = 0;
      int star = -1;
      int resume = 0;
      while (at < end || (whole && read < path.length())) {
        if (at < end && pattern.charAt(at) == '*') {
          star = at++;
          resume = read;
        } else if (at < end && read < path.length() && pattern.charAt(at) == path.charAt(read)) {
          at++;
          read++;
        } else if (star >= 0 && resume < path.length()) {
          at = star + 1;
          read = ++resume;
        } else {
          return false;
        }
      }
      return true;
    }
  }

  private static final class Reader {

    private final String agent;
    private final List<Rule> own = new ArrayList<>();
    private final List<Rule> everybodys = new ArrayList<>();
    private boolean named;
    private boolean forUs;
    private boolean forEverybody;
    private boolean inRules;

    Reader(String agent) {
      this.agent = agent;
    }

    void read(String whole) {
      var line = whole.length() > LONGEST_LINE ? whole.substring(0, LONGEST_LINE) : whole;
      int comment = line.indexOf('#');
      line = (comment < 0 ? line : line.substring(0, comment)).strip();
      int colon = line.indexOf(':');
      var parts = colon < 0 ? line.split("\\s+") : new String[0];
      if (colon > 0) {
        take(line.substring(0, colon).strip(), line.substring(colon + 1).strip());
      } else if (parts.length == 2) {
        take(parts[0], parts[1]);
      }
    }

    private void take(String written, String value) {
      var key = written.toLowerCase(Locale.ROOT);
      if (AGENT.matcher(key).matches()) {
        name(value);
      } else if (DISALLOW.matcher(key).matches()) {
        rule(value, false);
      } else if (key.startsWith("allow")) {
        rule(value, true);
        int slash = value.lastIndexOf('/');
        if (slash >= 0 && value.startsWith("/index.htm", slash)) {
          rule(value.substring(0, slash + 1) + "$", true);
        }
      }
    }

    private void name(String value) {
      if (inRules) {
        inRules = false;
        forUs = false;
        forEverybody = false;
      }
      if (value.startsWith("*")
          && (value.length() == 1 || Character.isWhitespace(value.charAt(1)))) {
        forEverybody = true;
      } else if (product(value).equalsIgnoreCase(agent)) {
        forUs = true;
        named = true;
      }
    }

    /// `Kith/1.0 (a reader)` is meant for Kith.
    private static String product(String value) {
      int end = 0;
      while (end < value.length() && isOfName(value.charAt(end))) {
        end++;
      }
      return value.substring(0, end);
    }

    private static boolean isOfName(char c) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '_';
    }

    private void rule(String value, boolean allow) {
      if (!forUs && !forEverybody) {
        return;
      }
      inRules = true;
      if (value.isEmpty()) {
        return;
      }
      var rule = new Rule(escaped(value), allow);
      if (forUs) {
        own.add(rule);
      }
      if (forEverybody) {
        everybodys.add(rule);
      }
    }

    /// Bytes beyond ASCII as `%XX`, and what is escaped already in capitals.
    private static String escaped(String value) {
      var out = new StringBuilder(value.length());
      for (int i = 0; i < value.length(); i++) {
        char c = value.charAt(i);
        if (c == '%' && isHex(value, i + 1) && isHex(value, i + 2)) {
          out.append(value.substring(i, i + 3).toUpperCase(Locale.ROOT));
          i += 2;
        } else if (c >= 0x80) {
          out.append('%').append(String.format(Locale.ROOT, "%02X", (int) c));
        } else {
          out.append(c);
        }
      }
      return out.toString();
    }

    private static boolean isHex(String value, int at) {
      return at < value.length() && Character.digit(value.charAt(at), 16) >= 0;
    }
  }
}
