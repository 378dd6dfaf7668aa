package org.kith.cli;

import org.kith.simulator.sample.Source;

/// What the sources of a sample world are called where they are shown.
final class SampleSources {

  private SampleSources() {}

  /// A search of Bluesky is brought in as an archive: the only Bluesky that Kith reads is the
  /// whole.
  static org.kith.listen.Source.Kind kind(Source source) {
    return switch (source.kind()) {
      case FEED -> org.kith.listen.Source.Kind.FEED;
      case FEDIVERSE_HASHTAG, FEDIVERSE_LIST, FEDIVERSE_MENTIONS ->
          org.kith.listen.Source.Kind.FEDIVERSE;
      case BLUESKY_SEARCH, BLUESKY_LIST, BLUESKY_MENTIONS -> org.kith.listen.Source.Kind.ARCHIVE;
      case FACEBOOK_PAGE -> org.kith.listen.Source.Kind.FACEBOOK;
      case INSTAGRAM_MENTIONS -> org.kith.listen.Source.Kind.INSTAGRAM;
      case WEBMENTION -> org.kith.listen.Source.Kind.WEBMENTION;
    };
  }

  static String name(Source source) {
    return switch (source.kind()) {
      case BLUESKY_SEARCH -> "Bluesky search “%s”".formatted(source.name());
      case BLUESKY_LIST, FEDIVERSE_LIST -> "the list “%s”".formatted(source.name());
      case FEED,
          FEDIVERSE_HASHTAG,
          FEDIVERSE_MENTIONS,
          BLUESKY_MENTIONS,
          FACEBOOK_PAGE,
          INSTAGRAM_MENTIONS,
          WEBMENTION ->
          source.name();
    };
  }

  /// What no other source of its kind is reached by.
  static String address(Source source) {
    return source.kind() == Source.Kind.FEDIVERSE_HASHTAG
        ? "#" + source.address()
        : source.address();
  }
}
