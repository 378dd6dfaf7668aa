package org.kith.activate;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Tells browsers from programs by what they call themselves.
///
/// Programs call themselves a thousand things, and tomorrow another; browsers are few and built
/// alike: `Mozilla/5.0`, where they run, their engine, their name. So this knows browsers, and
/// whatever is built otherwise, names something no browser has, or gives an address where one can
/// read about it, is a program. Whoever pretends to be a browser in every word is taken for one.
final class Agents {

  private static final int MOST_KEPT = 20_000;
  private static final int LONGEST = 1_000;

  /// `Mozilla/5.0 (where it runs; it may hold brackets) and the rest`.
  private static final Pattern BROWSER =
      Pattern.compile("mozilla/5\\.0 \\(([^()]*(?:\\([^()]*\\)[^()]*)*)\\)(.*)");

  private static final Pattern PLACE =
      Pattern.compile(
          "(windows nt |macintosh; |x11; |iphone|ipad|ipod|linux; |android|mobile; |tablet; |wayland; |smart-?tv"
              + "|web0s; |tizen|playstation |nintendo |xbox|kaios|fuchsia).*");
  private static final Pattern OF_PROGRAMS =
      Pattern.compile(
          ".*((?<!cu)bot\\b|bot[/_;-]|crawl|spider|slurp|preview|scan|monitor|fetch|scrap|checker|headless|https?:|www\\."
              + "|\\+|archiv|compatible;|validator|lighthouse|phantom|selenium|puppeteer|ptst).*");

  /// Names in the rest of what a browser says, before the stroke.
  private static final Set<String> NAMES =
      Set.of(
          """
          applewebkit gecko khtml like chrome chromium safari version mobile firefox fxios crios edgios edg edga edge
          opr opt opios opx samsungbrowser vivaldi yabrowser yowser ucbrowser duckduckgo ddg brave focus klar silk
          xiaomi miuibrowser huaweibrowser heytapbrowser vivobrowser whale qqbrowser mqqbrowser gsa tenta puffin
          instagram barcelona linkedinapp snapchat pinterest micromessenger line kakaotalk nettype language
          waterfox palemoon goanna seamonkey librewolf floorp epiphany falkon konqueror qutebrowser qtwebengine
          ecosia ubuntu fedora debian iron sleipnir maxthon avast avg ccleaner aloha aloharbrowser arc zen kiwi
          ucturbo phoenix cros wv trailer presto trident iemobile mobi navigator kaios tv smarttv build
          ios android bytedancewebview bytelocale appname app_version channel region tiktok
          jssdk twitter for iphone release samsung crkey
          """
              .strip()
              .split("\\s+", -1));

  /// What the apps of Meta put in square brackets.
  private static final Pattern IN_BRACKETS =
      Pattern.compile("\\[(?:linkedinapp|(?:fb|fban|fb_iab)[^\\]]*)\\]");

  private static final Pattern IN_ROUND_BRACKETS =
      Pattern.compile(
          "\\((?:(?:khtml, )?like gecko|like safari/[^()]*|(?:iphone|ipad)\\d[^()]*|\\d+/[\\d.]+; [^()]*|0x[0-9a-f]+)\\)");

  /// What stands between the semicolons where a computer says what it is; phones name their models.
  private static final Pattern COMPUTER = Pattern.compile("(windows nt |macintosh; |x11; ).*");

  private static final Pattern OF_COMPUTERS =
      Pattern.compile(
          "windows nt [\\d.]+|win64|wow64|x64|arm|arm64|macintosh|(intel|ppc) mac os x( [\\d_.]+)?|u|n|x11"
              + "|linux( [\\w]+)?( on \\w+)?|ubuntu|fedora|debian|arch linux|cros \\w+ [\\d.]+|rv:[\\d.a-z]+|[a-z]{2}(-[a-z]{2})?"
              + "|trident/[\\d.]+|touch|tablet pc [\\d.]+|media center pc [\\d.]+|slcc\\d|\\.net[ \\w./]*|infopath\\.\\d"
              + "|(free|open|net)bsd \\w+|wayland|xbox[\\w ]*|masn?js|maarjs|maam|gtb[\\d.]+|as|compatible");
  private static final Pattern NUMBER = Pattern.compile("[\\d._,;]+|musical_ly_\\d+");

  private final Cache<String, Boolean> known = Caffeine.newBuilder().maximumSize(MOST_KEPT).build();

  /// Whether it calls itself what browsers call themselves.
  ///
  /// @param agent the header `User-Agent`, empty if there was none
  boolean isBrowser(String agent) {
    if (agent.length() > LONGEST) {
      return false;
    }
    var found = known.getIfPresent(agent);
    if (found == null) {
      found = looksLikeBrowser(agent.toLowerCase(Locale.ROOT));
      known.put(agent, found);
    }
    return found;
  }

  private static boolean isPlain(String place) {
    return !COMPUTER.matcher(place).matches()
        || Arrays.stream(place.split(";", -1))
            .allMatch(part -> OF_COMPUTERS.matcher(part.strip()).matches());
  }

  private static boolean looksLikeBrowser(String agent) {
    var parts = BROWSER.matcher(agent);
    if (!parts.matches()
        || !PLACE.matcher(parts.group(1)).matches()
        || OF_PROGRAMS.matcher(agent).matches()
        || !isPlain(parts.group(1))) {
      return false;
    }
    var rest = IN_BRACKETS.matcher(parts.group(2)).replaceAll(" ");
    rest = IN_ROUND_BRACKETS.matcher(rest).replaceAll(" ");
    boolean engine = parts.group(1).contains("trident/");
    for (var word : rest.strip().split("[\\s;]+", -1)) {
      int stroke = word.indexOf('/');
      var name = stroke < 0 ? word : word.substring(0, stroke);
      if (!name.isEmpty() && !NAMES.contains(name) && !NUMBER.matcher(name).matches()) {
        return false;
      }
      engine |= name.equals("applewebkit") || name.equals("gecko") || name.equals("goanna");
    }
    return engine;
  }
}
