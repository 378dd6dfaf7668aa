package org.kith.networks;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What somebody wrote or approved, to be published on an account of their own.
///
/// @param title empty where the network has none
/// @param text plain; links, mentions and hashtags as people type them
/// @param language BCP 47, empty if unsaid
/// @param link the page it is about, shown as a card where the network can; null if none
/// @param answerTo id of the post it answers, null if none
/// @param at when to publish; null for now
public record Draft(
    String title,
    String text,
    List<Picture> pictures,
    String language,
    @Nullable URI link,
    @Nullable String answerTo,
    @Nullable Instant at) {

  public Draft {
    pictures = List.copyOf(pictures);
  }

  /// Words alone, now.
  public static Draft of(String text, String language) {
    return new Draft("", text, List.of(), language, null, null, null);
  }

  /// A picture, and what it shows in words. Where and when it was taken, and by what, is taken out
  /// of its file: who sends a picture does not mean to send that.
  ///
  /// @param mediaType `image/png` or `image/jpeg`
  /// @param alt what it shows, for those who do not see it; never blank
  @SuppressWarnings("ArrayRecordComponent") // sent once, never compared
  public record Picture(byte[] bytes, String mediaType, String alt) {
    public Picture {
      if (alt.isBlank()) {
        throw new IllegalArgumentException("alt must say what the picture shows, was blank");
      }
      bytes = PictureFile.plain(bytes);
    }
  }
}
