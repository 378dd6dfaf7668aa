package org.kith.listen.web;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kith.listen.Term;
import org.kith.listen.Topic;
import org.kith.listen.TopicId;

/// What is listened for.
///
/// @param mentions posts in the last 30 days by topic
/// @param changed which topic the form changes, null where it makes a new one
/// @param draft what stands in the form
/// @param trial what its terms find
/// @param nameProblem why it could not be saved, empty if that is not the name's fault
/// @param termsProblem the same for its terms
public record TopicsPage(
    List<Topic> topics,
    Map<TopicId, Integer> mentions,
    @Nullable TopicId changed,
    Draft draft,
    TrialPage trial,
    String nameProblem,
    String termsProblem,
    boolean mayChange) {

  /// A topic as it is typed.
  ///
  /// @param ofUs empty for no
  public record Draft(String name, String terms, @Nullable String ofUs) {
    public static final Draft EMPTY = new Draft("", "", "");

    public Draft {
      name = name == null ? "" : name;
      terms = terms == null ? "" : terms;
    }

    /// One term a line.
    static Draft of(Topic topic) {
      var terms = topic.terms().stream().map(Term::typed).collect(Collectors.joining("\n"));
      return new Draft(topic.name(), terms, topic.ofUs() ? "yes" : "");
    }

    public boolean isOfUs() {
      return ofUs != null && !ofUs.isEmpty();
    }
  }

  public int mentions(Topic topic) {
    return mentions.getOrDefault(topic.id(), 0);
  }
}
