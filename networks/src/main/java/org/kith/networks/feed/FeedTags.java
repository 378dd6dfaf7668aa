package org.kith.networks.feed;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads the labels feeds put on things: categories and languages.
final class FeedTags {

  private static final Pattern LANGUAGE =
      Pattern.compile("[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8}){0,4}");

  private FeedTags() {}

  /// A category as a tag: no `#`, lower case, at most 100 characters; empty if nothing is left.
  static Optional<String> tag(String raw) {
    var tag = raw.strip().replaceFirst("^#+", "").replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    return tag.isEmpty() || tag.length() > 100 ? Optional.empty() : Optional.of(tag);
  }

  /// A BCP 47 tag in its usual writing, empty if it is not one.
  static String language(String raw) {
    var said = raw.strip();
    return LANGUAGE.matcher(said).matches()
        ? Locale.forLanguageTag(said.replace('_', '-')).toLanguageTag().replaceFirst("^und$", "")
        : "";
  }
}
