package org.kith.networks.feed;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What stands before a feed's root, and the rest made ready to be parsed.
///
/// A DOCTYPE is left away with all it declares, as parsers would take its internal subset for text.
/// Entities it declares as one character or a few plain words are put in where they are named;
/// those that name others, or anything outside, are nothing but text. An `&` that begins no
/// reference becomes `&amp;`.
///
/// @param doctype in lower case, empty if there is none
record Prolog(String doctype, String rest) {

  private static final int LONGEST = 64 << 10;
  private static final int LONGEST_VALUE = 100;
  private static final int MOST_ENTITIES = 300;
  private static final Pattern ENTITY =
      Pattern.compile("<!ENTITY\\s+(\\w{1,32})\\s+(?:\"([^\"%<]{0,100})\"|'([^'%<]{0,100})')\\s*>");
  private static final Pattern AMPERSAND =
      Pattern.compile("<!\\[CDATA\\[|&(#\\d{1,8};|#[xX][0-9a-fA-F]{1,8};|\\w{1,32};)?");

  static Prolog of(String xml) {
    return of(xml, true);
  }

  /// @param mending whether `&` that begins no reference is mended
  static Prolog of(String xml, boolean mending) {
    var start = xml.substring(0, Math.min(xml.length(), LONGEST)).toLowerCase(Locale.ROOT);
    int begin = start.indexOf("<!doctype");
    int end = begin < 0 ? -1 : end(xml, begin);
    if (end < 0) {
      return new Prolog("", mended(xml, Map.of(), mending));
    }
    var doctype = xml.substring(begin, end);
    var rest = xml.substring(0, begin) + xml.substring(end);
    return new Prolog(doctype.toLowerCase(Locale.ROOT), mended(rest, entities(doctype), mending));
  }

  private static int end(String xml, int begin) {
    int depth = 0;
    char quote = 0;
    for (int i = begin; i < xml.length(); i++) {
      char c = xml.charAt(i);
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (c == '<') {
        depth++;
      } else if (c == '>' && --depth == 0) {
        return i + 1;
      }
    }
    return -1;
  }

  private static Map<String, String> entities(String doctype) {
    var entities = new HashMap<String, String>();
    var m = ENTITY.matcher(doctype);
    while (m.find() && entities.size() < MOST_ENTITIES) {
      var value = m.group(2) == null ? m.group(3) : m.group(2);
      boolean plain = value.replaceFirst("&#\\w{1,8};", "").indexOf('&') < 0;
      if (plain && value.length() <= LONGEST_VALUE) {
        entities.putIfAbsent(m.group(1), value);
      }
    }
    return entities;
  }

  private static String mended(String xml, Map<String, String> entities, boolean mending) {
    var out = new StringBuilder(xml.length());
    var m = AMPERSAND.matcher(xml);
    int done = 0;
    long room = 2L * xml.length() + LONGEST;
    while (m.find(done)) {
      out.append(xml, done, m.start());
      if (m.group().startsWith("<")) {
        int end = xml.indexOf("]]>", m.end());
        done = end < 0 ? xml.length() : end + 3;
        out.append(xml, m.start(), done);
      } else {
        out.append(
            m.group(1) == null && mending
                ? "&amp;"
                : reference(m, out.length() < room ? entities : Map.of()));
        done = m.end();
      }
    }
    return out.append(xml, done, xml.length()).toString();
  }

  private static String reference(Matcher m, Map<String, String> entities) {
    var name = m.group(1);
    return name == null
        ? m.group()
        : entities.getOrDefault(name.substring(0, name.length() - 1), m.group());
  }
}
