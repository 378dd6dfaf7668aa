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
/// @param problem why it could not be saved
public record TopicsPage(
    List<Topic> topics,
    Map<TopicId, Integer> mentions,
    @Nullable TopicId changed,
    Draft draft,
    String problem,
    boolean mayChange) {

  /// A topic as it is typed.
  public record Draft(String name, String terms, boolean ofUs) {
    public static final Draft EMPTY = new Draft("", "", false);

    /// One term a line.
    static Draft of(Topic topic) {
      var terms = topic.terms().stream().map(Term::typed).collect(Collectors.joining("\n"));
      return new Draft(topic.name(), terms, topic.ofUs());
    }
  }

  public int mentions(Topic topic) {
    return mentions.getOrDefault(topic.id(), 0);
  }
}
