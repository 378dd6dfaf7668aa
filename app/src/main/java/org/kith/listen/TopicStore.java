package org.kith.listen;

import static org.kith.store.Instants.toSql;

import java.sql.ResultSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Topics with their terms.
@Repository
class TopicStore {

  private final JdbcClient db;

  TopicStore(JdbcClient db) {
    this.db = db;
  }

  /// Oldest first, the terms of each in the order of the alphabet.
  List<Topic> all() {
    var topics = new LinkedHashMap<Long, Topic>();
    var terms = new LinkedHashMap<Long, List<Term>>();
    db.sql(
            """
            select t.id, t.name, t.of_us, e.kind, e.text, e.excluded
            from topic t left join topic_term e on e.topic_id = t.id
            order by t.id, e.excluded, lower(e.text), e.kind
            """)
        .query((ResultSet row) -> {
          long id = row.getLong("id");
          topics.putIfAbsent(
              id,
              new Topic(
                  new TopicId(id), row.getString("name"), row.getBoolean("of_us"), List.of()));
          var own = terms.computeIfAbsent(id, _ -> new ArrayList<>());
          var kind = row.getString("kind");
          if (kind != null) {
            own.add(
                new Term(
                    Term.Kind.valueOf(kind), row.getString("text"), row.getBoolean("excluded")));
          }
        });
    return topics.values().stream()
        .map(t ->
            new Topic(t.id(), t.name(), t.ofUs(), terms.getOrDefault(t.id().value(), List.of())))
        .toList();
  }

  TopicId add(String name, boolean ofUs, List<Term> terms, Instant now) {
    var id =
        new TopicId(
            db.sql(
                    """
                    insert into topic (name, of_us, created_at) values (:name, :ofUs, :now)
                    returning id
                    """)
                .param("name", Column.SHORT.fit(name))
                .param("ofUs", ofUs)
                .param("now", toSql(now))
                .query(Long.class)
                .single());
    addTerms(id, terms);
    changed();
    return id;
  }

  boolean change(Topic topic) {
    int changed =
        db.sql("update topic set name = :name, of_us = :ofUs where id = :id")
            .param("name", Column.SHORT.fit(topic.name()))
            .param("ofUs", topic.ofUs())
            .param("id", topic.id().value())
            .update();
    if (changed > 0) {
      changed();
      db.sql("delete from topic_term where topic_id = :id")
          .param("id", topic.id().value())
          .update();
      addTerms(topic.id(), topic.terms());
    }
    return changed > 0;
  }

  /// Which state of what is listened for this is; another number where anything changed.
  long version() {
    return db.sql("select coalesce(max(version), 0) from listening").query(Long.class).single();
  }

  /// In which languages this workspace's people write, by their two letters; none if nobody has
  /// chosen.
  List<String> languages() {
    return db.sql("select unnest(languages) as language from listening")
        .query((row, _) -> row.getString("language"))
        .list();
  }

  void languages(List<String> languages) {
    changed();
    db.sql("update listening set languages = :languages::text[]")
        .param("languages", languages.toArray(String[]::new))
        .update();
  }

  /// The number begins with the transaction's own, so that none comes twice, not even after one
  /// that was rolled back.
  void changed() {
    db.sql(
            """
            insert into listening (version) values (pg_current_xact_id()::text::bigint << 16)
            on conflict (workspace_id) do update set version = case
              when listening.version >> 16 = excluded.version >> 16 then listening.version + 1
              else excluded.version end
            """)
        .update();
  }

  private void addTerms(TopicId topic, List<Term> terms) {
    for (var term : terms) {
      db.sql(
              """
              insert into topic_term (topic_id, kind, text, excluded)
              values (:topic, :kind, :text, :excluded) on conflict do nothing
              """)
          .param("topic", topic.value())
          .param("kind", term.kind().name())
          .param("text", Column.SHORT.fit(term.text()))
          .param("excluded", term.excluded())
          .update();
    }
  }

  boolean remove(TopicId topic) {
    changed();
    return db.sql("delete from topic where id = :id").param("id", topic.value()).update() > 0;
  }

  /// How many posts matched each topic since a moment.
  Map<TopicId, Integer> mentionsSince(Instant since) {
    var counts = new LinkedHashMap<TopicId, Integer>();
    db.sql(
            """
            select topic_id, count(*) as mentions from mention
            where at >= :since and state <> 'NOT_ABOUT_US'
              and not exists (
                select 1 from muted_post h where h.post_id = mention.post_id and not h.shown)
            group by topic_id
            """)
        .param("since", toSql(since))
        .query((ResultSet row) -> {
          counts.put(new TopicId(row.getLong("topic_id")), row.getInt("mentions"));
        });
    return counts;
  }
}
