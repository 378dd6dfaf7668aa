package org.kith.listen;

import java.time.Instant;
import java.util.List;

/// A post that used our words, with what became of it.
///
/// @param author who wrote it
/// @param network where, by the name of [org.kith.networks.Network]
/// @param handle of the author there
/// @param topics those it matches
/// @param words which of ours it used
/// @param ofUs whether it is about us
public record HeardMention(
    PostId post,
    AccountId author,
    String network,
    String handle,
    String text,
    String url,
    Instant at,
    List<TopicId> topics,
    List<String> words,
    boolean ofUs,
    MentionState state) {

  public HeardMention {
    topics = List.copyOf(topics);
    words = List.copyOf(words);
  }
}
