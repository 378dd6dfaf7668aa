package org.kith.people;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kith.listen.AccountId;
import org.kith.listen.PostId;

/// An account that was heard and that no human has chosen.
///
/// @param network where it speaks, by the name of [org.kith.networks.Network]
/// @param handle without a leading `@`
/// @param followers how many follow it, -1 where nobody has counted
/// @param foundBy by what we first heard it: the source's name
/// @param hidesFollowers whether it asked that its followers not be listed
/// @param reason why it is hidden, empty if it is not
/// @param said the newest thing it said that used our words, null if its text is gone
public record Voice(
    AccountId account,
    String network,
    String handle,
    String name,
    String about,
    long followers,
    boolean hidesFollowers,
    VoiceState state,
    String reason,
    String foundBy,
    Heard heard,
    @Nullable Said said) {

  /// How often, since when, and what came back.
  ///
  /// @param mentions how many posts used our words
  /// @param answersAPost replies to each of its posts on average, over what we heard
  /// @param vocal how it speaks
  public record Heard(
      Instant first, Instant last, int mentions, double answersAPost, Vocal vocal) {}

  /// How it speaks, over what we heard.
  ///
  /// @param posts how many we heard of it, with our words or without
  /// @param lately how many of the last thirty days
  /// @param words which of our words it used, most often first, a few
  public record Vocal(int posts, int lately, List<Used> words) {
    public Vocal {
      words = List.copyOf(words);
    }
  }

  /// One of our words, in so many posts.
  public record Used(String word, int times) {}

  /// Its own words.
  ///
  /// @param words which of ours it used
  public record Said(
      PostId post, String text, String url, Instant at, String language, List<String> words) {
    public Said {
      words = List.copyOf(words);
    }
  }
}
