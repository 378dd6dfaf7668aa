package org.kith.networks.mastodon;

import java.util.regex.Pattern;

/// How long a text counts on Mastodon: a link as long as the server says (23), however long it is,
/// and a mention without its host.
final class DraftLength {

  private static final Pattern LINK_OR_MENTION =
      Pattern.compile(
          "(?<link>https?://[^\\s<>\"]+)|(?<![\\w/])(?<user>@\\w+)(?<host>@[\\w.-]*\\w)?");

  private DraftLength() {}

  static int of(String text, int perLink) {
    int length = 0;
    int at = 0;
    var m = LINK_OR_MENTION.matcher(text);
    while (m.find()) {
      length += text.codePointCount(at, m.start());
      length += m.group("link") != null ? perLink : m.group("user").length();
      at = m.end();
    }
    return length + text.codePointCount(at, text.length());
  }
}
