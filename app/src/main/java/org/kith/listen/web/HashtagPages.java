package org.kith.listen.web;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.kith.connect.HashtagLooks;
import org.kith.listen.Term;
import org.kith.listen.Topic;
import org.springframework.stereotype.Component;

/// Looks at the hashtags of a topic, for a page or a program.
@Component
class HashtagPages {

  private static final int MOST = 5;
  private static final String NOBODY =
      "None of your accounts can look. Connect a professional account on Instagram under Settings,"
          + " Accounts.";

  private final HashtagLooks looks;
  private final Clock clock;

  HashtagPages(HashtagLooks looks, Clock clock) {
    this.looks = looks;
    this.clock = clock;
  }

  HashtagsPage of(Topic topic) throws InterruptedException {
    var seen = new ArrayList<HashtagsPage.Seen>();
    var problem = "";
    try {
      for (var hashtag : hashtags(topic)) {
        var look = looks.look(hashtag);
        if (look.isEmpty()) {
          problem = NOBODY;
          break;
        }
        seen.add(new HashtagsPage.Seen(hashtag, look.get()));
      }
    } catch (IOException e) {
      problem = String.valueOf(e.getMessage());
    }
    return new HashtagsPage(topic.name(), List.copyOf(seen), problem, clock.instant());
  }

  /// Those it listens for.
  static List<String> hashtags(Topic topic) {
    return topic.terms().stream()
        .filter(term -> term.kind() == Term.Kind.HASHTAG && !term.excluded())
        .map(Term::text)
        .limit(MOST)
        .toList();
  }
}
