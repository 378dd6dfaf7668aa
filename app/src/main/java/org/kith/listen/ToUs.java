package org.kith.listen;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kith.networks.Network;
import org.kith.networks.Post;
import org.kith.store.Instants;
import org.springframework.context.ApplicationEventPublisher;
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
  private final ApplicationEventPublisher events;
  private final Clock clock;

  ToUs(
      TopicStore topics,
      AccountStore accounts,
      JdbcClient db,
      ApplicationEventPublisher events,
      Clock clock) {
    this.topics = topics;
    this.accounts = accounts;
    this.db = db;
    this.events = events;
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

  /// Notes of mentions just kept that they hold whatever the topics' terms are. What was heard
  /// before from another source, and is known to be said to us only now, becomes a mention now.
  void mark(Source source, List<Post> said) {
    var keys = said.stream().filter(ToUs::isSaid).map(p -> Column.KEY.fitKey(p.id())).toList();
    if (!source.isToUs() || keys.isEmpty()) {
      return;
    }
    var network = said.getFirst().author().network();
    db.sql(
            """
            update mention m set to_us = true from post p
            where p.id = m.post_id and m.of_us and not m.to_us
              and p.network = :network and p.key = any(:keys)
            """)
        .param("network", network.name())
        .param("keys", keys.toArray(String[]::new))
        .update();
    var late = late(source, network, keys);
    if (!late.isEmpty()) {
      events.publishEvent(new MentionsHeard(late));
    }
  }

  private List<MentionHeard> late(Source source, Network network, List<String> keys) {
    return db.sql(
            """
            with late as (
              insert into mention (post_id, topic_id, words, of_us, to_us, at)
              select p.id, :topic, '{}', true, true, p.at
              from post p join account a on a.id = p.account_id
              where p.network = :network and p.key = any(:keys) and p.gone_at is null
                and p.text <> '' and not a.ours
                and not exists (select 1 from mention m where m.post_id = p.id and m.of_us)
              on conflict do nothing returning post_id
            )
            select p.id, p.account_id, p.at,
              exists (select 1 from mention m where m.post_id = p.id) as again
            from late join post p on p.id = late.post_id
            """)
        .param("topic", topic(source).id().value())
        .param("network", network.name())
        .param("keys", keys.toArray(String[]::new))
        .query((row, _) ->
            new MentionHeard(
                new PostId(row.getLong("id")),
                new AccountId(row.getLong("account_id")),
                Instants.in(row, "at"),
                true,
                row.getBoolean("again"),
                source.name()))
        .list();
  }
}
