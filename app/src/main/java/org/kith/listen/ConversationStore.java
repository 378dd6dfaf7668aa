package org.kith.listen;

import static org.kith.store.Instants.toSql;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.kith.networks.Network;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Of which posts the conversation is still to be read.
@Repository
class ConversationStore {

  private static final Duration WORTH_READING = Duration.ofDays(7);

  private final JdbcClient db;
  private final SourceStore sources;

  ConversationStore(JdbcClient db, SourceStore sources) {
    this.db = db;
    this.sources = sources;
  }

  /// A post that answers something we do not know.
  ///
  /// @param key of what it answers
  record Wanted(PostId post, Network network, String key, Source source) {}

  /// Newest first.
  ///
  /// @param open networks that show conversations to everybody
  /// @param ours networks that show them to accounts of ours, and so of what those hear
  /// @param paused sources that are let alone for now
  List<Wanted> wanted(
      Collection<Network> open,
      Collection<Network> ours,
      Collection<SourceId> paused,
      Instant now,
      int limit) {
    record Row(PostId post, Network network, String key, SourceId source) {}
    return db
        .sql(
            """
            select distinct p.id, p.network, p.relation_key, p.source_id, p.at
            from mention m join post p on p.id = m.post_id
            where m.at > :since and p.gone_at is null
              and (p.network = any(:open) or p.network = any(:ours) and p.source_id <> all(:paused) and exists (
                select 1 from source s where s.id = p.source_id and s.account_key <> '' and s.state = 'WORKING'))
              and p.relation in ('REPLY', 'QUOTE') and p.source_id is not null
              and not exists (select 1 from conversation_read c where c.post_id = p.id)
              and not exists (
                select 1 from post q where q.workspace_id = p.workspace_id
                  and q.network = p.network and q.key = p.relation_key)
            order by p.at desc limit :limit
            """)
        .param("since", toSql(now.minus(WORTH_READING)))
        .param("open", open.stream().map(Network::name).toArray(String[]::new))
        .param("ours", ours.stream().map(Network::name).toArray(String[]::new))
        .param("paused", paused.stream().mapToLong(SourceId::value).toArray())
        .param("limit", limit)
        .query((row, _) ->
            new Row(
                new PostId(row.getLong("id")),
                Network.valueOf(row.getString("network")),
                row.getString("relation_key"),
                new SourceId(row.getLong("source_id"))))
        .list()
        .stream()
        .flatMap(row ->
            sources.find(row.source()).stream()
                .map(source -> new Wanted(row.post(), row.network(), row.key(), source)))
        .toList();
  }

  void read(PostId post, Instant now) {
    db.sql(
            "insert into conversation_read (post_id, at) values (:post, :now) on conflict do"
                + " nothing")
        .param("post", post.value())
        .param("now", toSql(now))
        .update();
  }
}
