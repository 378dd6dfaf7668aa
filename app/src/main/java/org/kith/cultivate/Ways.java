package org.kith.cultivate;

import java.util.List;

/// What is worth knowing before one writes to somebody, and how much of it is known.
///
/// @param sentences what they wrote with our words, the most answered first, two at most
/// @param introducers who of our people could introduce us, likeliest first
/// @param shared how many accounts follow both them and us, as far as both lists are known
/// @param lists what is known of each account's followers
/// @param write where to write to them; empty if nowhere, or if they refused
public record Ways(
    List<Card.Words> sentences,
    List<Introducer> introducers,
    int shared,
    List<KnownList> lists,
    String write) {
  public Ways {
    sentences = List.copyOf(sentences);
    introducers = List.copyOf(introducers);
    lists = List.copyOf(lists);
  }
}
