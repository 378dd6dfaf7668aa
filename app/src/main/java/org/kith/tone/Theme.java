package org.kith.tone;

import java.util.List;
import org.kith.listen.PostId;

/// Something that several people spoke of.
///
/// @param words that made it, the most telling first
/// @param people how many different people or accounts
/// @param sentence somebody's own, word for word
/// @param said the post it stands in
/// @param posts all that speak of it
public record Theme(
    List<String> words, int people, String sentence, SaidPost said, List<PostId> posts) {

  public Theme {
    words = List.copyOf(words);
    posts = List.copyOf(posts);
  }
}
