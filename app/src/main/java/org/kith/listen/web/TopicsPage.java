package org.kith.listen.web;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.kith.listen.Term;
import org.kith.listen.Topic;
import org.kith.listen.TopicId;

/// What is listened for.
///
/// @param mentions posts in the last 30 days by topic
/// @param draft what could not be saved, to be corrected; empty if nothing
/// @param problem why it could not be saved
public record TopicsPage(
    List<Topic> topics,
    Map<TopicId, Integer> mentions,
    Draft draft,
    String problem,
    boolean mayChange) {

  /// A topic as it is typed.
  public record Draft(String name, String terms, boolean ofUs) {
    public static final Draft EMPTY = new Draft("", "", false);
  }

  public int mentions(Topic topic) {
    return mentions.getOrDefault(topic.id(), 0);
  }

  /// One term a line, as the field shows it.
  public String typed(Topic topic) {
    return topic.terms().stream().map(Term::typed).collect(Collectors.joining("\n"));
  }
}
