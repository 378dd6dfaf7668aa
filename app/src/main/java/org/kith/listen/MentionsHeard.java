package org.kith.listen;

import java.util.List;

/// Our words were used; published once for each batch of posts, in the transaction that stores it.
/// A post is in it once, however many topics it matches.
public record MentionsHeard(List<MentionHeard> mentions) {
  public MentionsHeard {
    mentions = List.copyOf(mentions);
  }
}
