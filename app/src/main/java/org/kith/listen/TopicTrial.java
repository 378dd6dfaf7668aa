package org.kith.listen;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.kith.networks.Network;

/// What terms find among the posts that were heard already.
///
/// @param heard how many posts were looked through
/// @param all whether these are all of the last 30 days, or only the newest of them
/// @param matches how many of them match
/// @param passedOver how many have the words and are passed over for others
/// @param byTerm how many of the matches each term made, as it is shown; terms that made none are
///   left out
/// @param examples the newest matches, each by somebody else
public record TopicTrial(
    int heard,
    boolean all,
    int matches,
    int passedOver,
    Map<String, Integer> byTerm,
    List<Example> examples) {

  public TopicTrial {
    byTerm = Map.copyOf(byTerm);
    examples = List.copyOf(examples);
  }

  /// A post that matches.
  ///
  /// @param text the part of it that has the words
  /// @param url where it can be read, empty if that is not known
  public record Example(
      String name, Network network, String text, String language, String url, Instant at) {}

  /// How many matches a term made.
  public int matches(Term term) {
    return byTerm.getOrDefault(term.shown(), 0);
  }
}
