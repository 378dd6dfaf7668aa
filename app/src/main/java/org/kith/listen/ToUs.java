package org.kith.listen;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kith.networks.Post;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What is said to us is about us, whatever words it uses: a network told us so. It counts for the
/// oldest topic that is about us, and where there is none, for one that is made for it.
@Component
class ToUs {

  static final String TOPIC = "Said to us";

  private final TopicStore topics;
  private final AccountStore accounts;
  private final JdbcClient db;
  private final Clock clock;

  ToUs(TopicStore topics, AccountStore accounts, JdbcClient db, Clock clock) {
    this.topics = topics;
    this.accounts = accounts;
    this.db = db;
    this.clock = clock;
  }

  /// What posts of a source match, with what they match because they are said to us.
  Matchers.Matched with(Source source, List<Post> said, Matchers.Matched matched) {
    if (!source.isToUs() || said.isEmpty()) {
      return matched;
    }
    var topic = topic(source);
    var all = new ArrayList<List<TopicMatcher.Match>>(said.size());
    for (int i = 0; i < said.size(); i++) {
      var own = new ArrayList<>(matched.matches().get(i));
      if (isSaid(said.get(i)) && own.stream().noneMatch(match -> match.topic().ofUs())) {
        own.add(new TopicMatcher.Match(topic, List.of()));
      }
      all.add(own);
    }
    return matched.with(all);
  }

  /// Passing on what we said is nothing said.
  private static boolean isSaid(Post post) {
    return post.relation() == null || post.relation().kind() != Post.Relation.Kind.REPOST;
  }

  private Topic topic(Source source) {
    var ofUs = topics.all().stream().filter(Topic::ofUs).findFirst();
    return ofUs.orElseGet(() -> {
      var terms = List.of(new Term(Term.Kind.PHRASE, us(source), false));
      var id = topics.add(TOPIC, true, terms, clock.instant());
      return new Topic(id, TOPIC, true, terms);
    });
  }

  /// The account that is spoken to, as people write it.
  private String us(Source source) {
    return Optional.ofNullable(source.with())
        .flatMap(with -> accounts.find(with.network(), with.accountKey()))
        .flatMap(id -> accounts.get(List.of(id)).stream().findFirst())
        .map(known -> known.account().handle())
        .filter(handle -> !handle.isBlank())
        .orElse(source.name());
  }

  /// Notes of mentions just kept that they hold whatever the topics' terms are.
  void mark(Source source, List<Post> said) {
    if (!source.isToUs() || said.isEmpty()) {
      return;
    }
    db.sql(
            """
            update mention m set to_us = true from post p
            where p.id = m.post_id and m.of_us and not m.to_us
              and p.network = :network and p.key = any(:keys)
            """)
        .param("network", said.getFirst().author().network().name())
        .param("keys", said.stream().map(p -> Column.KEY.fitKey(p.id())).toArray(String[]::new))
        .update();
  }
}
