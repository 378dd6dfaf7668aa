package org.kith.cultivate;

import java.net.URI;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kith.people.SiteLooks;

/// A line on which somebody names a person, taken apart: a name, a link or a handle, an e-mail
/// address, in any order and with anything between them.
///
/// @param address where they can be found, null if the line does not say
/// @param handle a handle that does not say of which network, empty if there is none
record NameLine(String name, @Nullable URI address, String handle, String email) {

  private static final String END = "(?=$|[\\s,;)>\\]])";
  private static final Pattern LINK = Pattern.compile("(?i)https?://[^\\s<>\"]+");
  private static final Pattern FEDIVERSE =
      Pattern.compile("(?<![\\w.@])@([\\w.-]+)@((?:[\\w-]+\\.)+\\p{L}{2,}(?::\\d+)?)" + END);
  private static final Pattern BLUESKY =
      Pattern.compile("(?<![\\w.@])@((?:[\\w-]+\\.)+\\p{L}{2,})" + END);
  private static final Pattern EMAIL =
      Pattern.compile("(?<![\\w.@])[\\w.!#$%&'*+/=?^`{|}~-]+@(?:[\\w-]+\\.)+\\p{L}{2,}" + END);
  private static final Pattern SITE =
      Pattern.compile("(?i)(?<![\\w.@/])(?:[\\p{L}\\p{N}-]+\\.)+\\p{L}{2,}(?:/[^\\s<>\"]*)?" + END);
  private static final Pattern HANDLE = Pattern.compile("(?<![\\w.@])@([\\p{L}\\p{N}_.-]+)" + END);
  private static final Pattern BETWEEN =
      Pattern.compile("^[\\s,;:|·•*()<>\\[\\]\"“”–—-]+|[\\s,;:|·(<>)\\[\\]\"“”–—-]+$");

  static NameLine of(String line) {
    var rest = new StringBuilder(line.strip().replaceFirst("^\\d{1,3}[.)]\\s+", ""));
    var link = cut(rest, LINK).map(found -> found.group().replaceFirst("[.,;:!?)]+$", ""));
    var fediverse = cut(rest, FEDIVERSE).map(f -> "https://" + f.group(2) + "/@" + f.group(1));
    var email = cut(rest, EMAIL).map(MatchResult::group).orElse("");
    var bluesky = cut(rest, BLUESKY).map(found -> "https://bsky.app/profile/" + found.group(1));
    var site =
        link.or(() -> fediverse).or(() -> bluesky).isPresent()
            ? Optional.<String>empty()
            : cut(rest, SITE).map(MatchResult::group);
    var address = link.or(() -> fediverse).or(() -> bluesky).or(() -> site);
    var handle = address.isPresent() ? "" : cut(rest, HANDLE).map(f -> f.group(1)).orElse("");
    return new NameLine(
        bare(rest.toString()), address.flatMap(SiteLooks::address).orElse(null), handle, email);
  }

  private static Optional<MatchResult> cut(StringBuilder text, Pattern what) {
    var found = what.matcher(text);
    if (!found.find()) {
      return Optional.empty();
    }
    var result = found.toMatchResult();
    text.replace(found.start(), found.end(), " ");
    return Optional.of(result);
  }

  private static String bare(String rest) {
    var text = rest.replaceAll("\\s+", " ").strip();
    while (true) {
      var next = BETWEEN.matcher(text).replaceAll("");
      if (next.equals(text)) {
        return text;
      }
      text = next;
    }
  }
}
