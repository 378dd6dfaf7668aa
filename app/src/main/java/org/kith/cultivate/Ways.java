package org.kith.cultivate;

import java.util.List;

/// What is worth knowing before one writes to somebody.
///
/// @param sentences what they wrote with our words, the most answered first, two at most
/// @param followers whom of our people follow them
/// @param follows whom of our people they follow
/// @param write where to write to them; empty if nowhere, or if they refused
public record Ways(
    List<Card.Words> sentences, List<String> followers, List<String> follows, String write) {
  public Ways {
    sentences = List.copyOf(sentences);
    followers = List.copyOf(followers);
    follows = List.copyOf(follows);
  }
}
