package org.kith.cultivate;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.kith.listen.PostsHeard;
import org.kith.people.AccountLinked;
import org.kith.people.PersonId;
import org.kith.store.Instants;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Our public replies are contacts that nobody has to log: whenever one is heard, in whatever order
/// with what it answers, the last contact of whoever it answers is counted anew, and the step it
/// fulfils is done.
@Component
class PublicReplies {

  private final JdbcClient db;
  private final RelationshipStore relationships;
  private final Promises promises;

  PublicReplies(JdbcClient db, RelationshipStore relationships, Promises promises) {
    this.db = db;
    this.relationships = relationships;
    this.promises = promises;
  }

  @EventListener
  void on(PostsHeard heard) {
    var answered =
        db
            .sql(
                """
                select pa.person_id, o.at from post o
                join account oa on oa.id = o.account_id and oa.ours
                join post p on p.network = o.network and p.key = o.relation_key
                join person_account pa on pa.account_id = p.account_id
                where o.id = any (:posts) and o.relation = 'REPLY'
                union
                select pa.person_id, o.at from post p
                join person_account pa on pa.account_id = p.account_id
                join post o on o.relation_key = p.key and o.network = p.network and o.relation = 'REPLY'
                join account oa on oa.id = o.account_id and oa.ours
                where p.id = any (:posts)
                """)
            .param("posts", heard.posts().stream().map(post -> post.value()).toArray(Long[]::new))
            .query((row, _) ->
                Map.entry(new PersonId(row.getLong("person_id")), Instants.in(row, "at")))
            .list()
            .stream()
            .collect(
                Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, PublicReplies::later));
    if (!answered.isEmpty()) {
      relationships.countContact(answered.keySet());
      answered.forEach(promises::fulfil);
    }
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  @EventListener
  void on(AccountLinked linked) {
    relationships.countContact(List.of(linked.person()));
  }
}
