package org.kith.listen;

import java.util.List;

/// What we listen for: a post that has one of the terms, and none of those that exclude it.
///
/// @param ofUs whether its terms name the organisation itself, so that who uses them may expect an
///   answer
public record Topic(TopicId id, String name, boolean ofUs, List<Term> terms) {
  public Topic {
    terms = List.copyOf(terms);
  }
}
