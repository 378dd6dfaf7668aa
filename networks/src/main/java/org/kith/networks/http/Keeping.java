package org.kith.networks.http;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// What a page says about being kept by programs: `noindex`, `noarchive` or `none`, in
/// `X-Robots-Tag` headers or in `meta` elements named `robots` or after a program.
///
/// A rule that names another program is not for us.
public final class Keeping {

  /// The names of `meta` elements that speak to us.
  public static final List<String> META_NAMES = List.of("robots", "kith");

  private static final Pattern AGENT =
      Pattern.compile("^\\s*([\\w*.-]+)\\s*:(.*)$", Pattern.DOTALL);
  private static final Set<String> FOR_US = Set.of("*", "kith", "robots");
  // Rules that have a colon of their own, and so look like a program's name.
  private static final Set<String> RULES =
      Set.of("unavailable_after", "max-snippet", "max-image-preview", "max-video-preview");
  private static final Set<String> UNKEPT = Set.of("noindex", "noarchive", "none");

  private Keeping() {}

  /// The word of an answer's headers that asks not to keep the page; empty if none does.
  public static Optional<String> refusal(Headers headers) {
    return headers.all("X-Robots-Tag").stream()
        .flatMap(line -> refusalOfLine(line).stream())
        .findFirst();
  }

  private static Optional<String> refusalOfLine(String line) {
    var named = AGENT.matcher(line);
    if (named.matches() && !RULES.contains(named.group(1).toLowerCase(Locale.ROOT))) {
      return FOR_US.contains(named.group(1).toLowerCase(Locale.ROOT))
          ? refusal(named.group(2))
          : Optional.empty();
    }
    return refusal(line);
  }

  /// The word of a `meta` element's content that asks not to keep the page; empty if none does.
  public static Optional<String> refusal(String rules) {
    for (var word : rules.toLowerCase(Locale.ROOT).split("[\\s,;]+", -1)) {
      if (UNKEPT.contains(word)) {
        return Optional.of(word);
      }
    }
    return Optional.empty();
  }
}
