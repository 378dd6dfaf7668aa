package org.kith.simulator.sample;

import java.util.List;

/// What the organisation listens for.
///
/// @param id its place in [SampleWorld#topics]
/// @param words single words, lower case
/// @param phrases words in this order
/// @param hashtags without `#`
/// @param links hosts or addresses that count when a post points to them
/// @param exclusions words or phrases that make a post not count
public record Topic(
    int id,
    String name,
    List<String> words,
    List<String> phrases,
    List<String> hashtags,
    List<String> links,
    List<String> exclusions) {

  public Topic {
    words = List.copyOf(words);
    phrases = List.copyOf(phrases);
    hashtags = List.copyOf(hashtags);
    links = List.copyOf(links);
    exclusions = List.copyOf(exclusions);
  }
}
