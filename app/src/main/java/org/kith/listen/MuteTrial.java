package org.kith.listen;

import java.util.List;

/// What a rule would hide of the posts that were heard already.
///
/// @param heard how many posts were looked through
/// @param all whether these are all of the last 30 days, or only the newest of them
/// @param hides how many of them it would hide
/// @param mentions how many of those used our words
/// @param examples the newest of them
public record MuteTrial(
    int heard, boolean all, int hides, int mentions, List<TopicTrial.Example> examples) {
  public MuteTrial {
    examples = List.copyOf(examples);
  }
}
