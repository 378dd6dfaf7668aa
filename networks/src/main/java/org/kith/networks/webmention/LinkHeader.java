package org.kith.networks.webmention;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// One link of a `Link` header (RFC 8288).
///
/// @param target as it stands there, perhaps relative, perhaps empty
/// @param rels its relation types, in lower case
record LinkHeader(String target, List<String> rels) {

  private static final int MOST = 200;

  LinkHeader {
    rels = List.copyOf(rels);
  }

  /// Every link of one header line, in order; what cannot be read ends it.
  static List<LinkHeader> parse(String line) {
    var links = new ArrayList<LinkHeader>();
    int at = 0;
    while (links.size() < MOST) {
      int open = line.indexOf('<', at);
      int close = open < 0 ? -1 : line.indexOf('>', open);
      if (close < 0) {
        return links;
      }
      int end = end(line, close + 1);
      var target = line.substring(open + 1, close).strip();
      links.add(new LinkHeader(target, rels(line.substring(close + 1, end))));
      at = end + 1;
    }
    return links;
  }

  /// Where a link's parameters end: at a comma outside quotes.
  private static int end(String line, int from) {
    boolean quoted = false;
    for (int i = from; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '\\' && quoted) {
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        return i;
      }
    }
    return line.length();
  }

  private static List<String> rels(String parameters) {
    int at = 0;
    while (at < parameters.length()) {
      int semicolon = parameters.indexOf(';', at);
      int equals = semicolon < 0 ? -1 : parameters.indexOf('=', semicolon);
      if (equals < 0) {
        return List.of();
      }
      var name = parameters.substring(semicolon + 1, equals).strip();
      int value = equals + 1;
      while (value < parameters.length() && parameters.charAt(value) == ' ') {
        value++;
      }
      boolean quoted = value < parameters.length() && parameters.charAt(value) == '"';
      int end = parameters.indexOf(quoted ? '"' : ';', quoted ? value + 1 : value);
      end = end < 0 ? parameters.length() : end;
      if (name.equalsIgnoreCase("rel")) {
        var text = parameters.substring(quoted ? value + 1 : value, end).strip();
        return List.of(text.toLowerCase(Locale.ROOT).split("\\s+", -1));
      }
      at = quoted ? Math.min(end + 1, parameters.length()) : end;
    }
    return List.of();
  }
}
