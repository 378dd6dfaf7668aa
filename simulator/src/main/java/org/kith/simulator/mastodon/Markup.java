package org.kith.simulator.mastodon;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Turns what somebody typed into the HTML Mastodon makes of it.
///
/// @param mentions the accounts it names, as they were typed, without `@`
/// @param tags its hashtags without `#`, as they were typed
record Markup(String html, List<String> mentions, List<String> tags) {

  private static final int LINK_LENGTH = 23;
  private static final Pattern TOKEN =
      Pattern.compile(
          "(?<link>https?://[^\\s<>\"]*[^\\s<>\".,;:!?)])"
              + "|(?<![\\w/])@(?<user>[a-zA-Z0-9_]+(?:@[a-zA-Z0-9.:-]*[a-zA-Z0-9])?)"
              + "|(?<![\\w/&])#(?<tag>[\\p{L}\\p{N}_]*[\\p{L}_][\\p{L}\\p{N}_]*)");

  /// Where mentions and hashtags lead.
  interface Places {
    /// The page of the account, empty if there is none of that name.
    String account(String typed);

    String tag(String typed);
  }

  static Markup of(String text, Places places) {
    var mentions = new ArrayList<String>();
    var tags = new ArrayList<String>();
    var html = new StringBuilder("<p>");
    var m = TOKEN.matcher(text);
    int at = 0;
    while (m.find()) {
      html.append(escaped(text.substring(at, m.start())));
      at = m.end();
      if (m.group("link") != null) {
        html.append(link(m.group("link")));
      } else if (m.group("tag") != null) {
        tags.add(m.group("tag"));
        html.append(
            "<a href=\"%s\" class=\"mention hashtag\" rel=\"tag\">#<span>%s</span></a>"
                .formatted(places.tag(m.group("tag")), m.group("tag")));
      } else {
        html.append(mention(m.group("user"), places, mentions));
      }
    }
    html.append(escaped(text.substring(at))).append("</p>");
    return new Markup(
        html.toString().replace("\n\n", "</p><p>").replace("\n", "<br />"),
        List.copyOf(mentions),
        List.copyOf(tags));
  }

  /// How long a text counts: a link as 23, a mention without its host.
  static int length(String text) {
    var counted = new StringBuilder();
    var m = TOKEN.matcher(text);
    int at = 0;
    while (m.find()) {
      counted.append(text, at, m.start());
      at = m.end();
      if (m.group("link") != null) {
        counted.repeat("x", LINK_LENGTH);
      } else if (m.group("user") != null) {
        counted.append('@').append(m.group("user").replaceFirst("@.*", ""));
      } else {
        counted.append(m.group());
      }
    }
    counted.append(text.substring(at));
    return counted.codePointCount(0, counted.length());
  }

  private static String mention(String typed, Places places, List<String> mentions) {
    var page = places.account(typed);
    if (page.isEmpty()) {
      return escaped("@" + typed);
    }
    mentions.add(typed);
    return ("<span class=\"h-card\" translate=\"no\"><a href=\"%s\" class=\"u-url mention\">"
            + "@<span>%s</span></a></span>")
        .formatted(page, typed.replaceFirst("@.*", ""));
  }

  private static String link(String url) {
    var scheme = url.replaceFirst("^(https?://(?:www\\.)?).*", "$1");
    var rest = url.substring(scheme.length());
    var shown = rest.length() > 30 ? rest.substring(0, 30) : rest;
    return ("<a href=\"%s\" target=\"_blank\" rel=\"nofollow noopener\" translate=\"no\">"
            + "<span class=\"invisible\">%s</span><span class=\"%s\">%s</span>"
            + "<span class=\"invisible\">%s</span></a>")
        .formatted(
            escaped(url),
            scheme,
            rest.length() > 30 ? "ellipsis" : "",
            escaped(shown),
            escaped(rest.substring(shown.length())));
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
