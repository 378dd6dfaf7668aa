package org.kith.tone;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What people said about us in a time.
///
/// @param posts all of them, the newest first
/// @param tones how many of each
/// @param languages those of posts that Kith cannot tell the tone of, empty where it speaks all
/// @param themes what several spoke of, the largest first, three at most
/// @param criticism the clearest, null where nobody criticised
/// @param taught how many words members have taught
public record SaidInTime(
    List<SaidPost> posts,
    Map<Tone, Integer> tones,
    List<String> languages,
    List<Theme> themes,
    @Nullable Criticism criticism,
    int taught) {

  /// Somebody's words, as they stand in a post.
  public record Criticism(String sentence, SaidPost said) {}

  public SaidInTime {
    posts = List.copyOf(posts);
    tones = Map.copyOf(tones);
    languages = List.copyOf(languages);
    themes = List.copyOf(themes);
  }

  public int of(Tone tone) {
    return tones.getOrDefault(tone, 0);
  }

  /// The part of which Kith cannot tell, 0 to 1.
  public double unsure() {
    return posts.isEmpty() ? 0 : (double) of(Tone.UNSURE) / posts.size();
  }
}
