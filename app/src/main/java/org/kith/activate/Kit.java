package org.kith.activate;

import java.util.List;

/// What people are offered to speak about in their own words: facts and a question, never a
/// finished post.
///
/// @param hashtag without `#`, empty for none
/// @param facts at most [#MOST_FACTS]
/// @param question empty for none
public record Kit(String hashtag, List<String> facts, String question) {

  public static final int MOST_FACTS = 3;

  public Kit {
    facts = List.copyOf(facts);
    if (facts.size() > MOST_FACTS) {
      throw new IllegalArgumentException("a kit has at most 3 facts, was " + facts.size());
    }
  }
}
