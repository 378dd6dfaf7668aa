package org.kith.listen;

import static org.kith.store.Instants.toSql;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Topics as they were before somebody changed them.
@Repository
class TopicEdits {

  private static final Duration KEPT = Duration.ofDays(30);

  private final JdbcClient db;

  TopicEdits(JdbcClient db) {
    this.db = db;
  }

  /// A topic as it was.
  ///
  /// @param topic null where it was removed
  record Before(@Nullable TopicId topic, String name, boolean ofUs, List<Term> terms) {}

  /// Keeps a topic as it is before it is changed.
  TopicEditId keep(Topic before, Instant now) {
    return add(before.id(), before, now);
  }

  /// Keeps a topic with what it found before it is removed.
  TopicEditId putAway(Topic before, Instant now) {
    var edit = add(null, before, now);
    db.sql(
            """
            insert into mention_put_away (edit_id, post_id, words, of_us, state, at)
            select :edit, post_id, words, of_us, state, at from mention where topic_id = :topic
            """)
        .param("edit", edit.value())
        .param("topic", before.id().value())
        .update();
    return edit;
  }

  private TopicEditId add(@Nullable TopicId topic, Topic before, Instant now) {
    db.sql("delete from topic_edit where at < :before")
        .param("before", toSql(now.minus(KEPT)))
        .update();
    return new TopicEditId(
        db.sql(
                """
                insert into topic_edit (topic_id, name, of_us, terms, at)
                values (:topic, :name, :ofUs, :terms, :now) returning id
                """)
            .param("topic", topic == null ? null : topic.value())
            .param("name", before.name())
            .param("ofUs", before.ofUs())
            .param("terms", Column.LONG.fit(TypedTerms.typed(before.terms())))
            .param("now", toSql(now))
            .query(Long.class)
            .single());
  }

  /// What it was before a change; one that is asked for is not there a second time, unless it was a
  /// removal, whose mentions are still to be taken out.
  Optional<Before> take(TopicEditId edit) {
    var found =
        db.sql("select topic_id, name, of_us, terms from topic_edit where id = :id for update")
            .param("id", edit.value())
            .query((row, _) -> {
              long topic = row.getLong("topic_id");
              return new Before(
                  row.wasNull() ? null : new TopicId(topic),
                  row.getString("name"),
                  row.getBoolean("of_us"),
                  TypedTerms.read(row.getString("terms")).terms());
            })
            .optional();
    if (found.isPresent() && found.get().topic() != null) {
      delete(edit);
    }
    return found;
  }

  /// Gives a topic that is back what it had found, but for what went meanwhile.
  void takeOut(TopicEditId edit, TopicId again) {
    db.sql(
            """
            insert into mention (post_id, topic_id, words, of_us, state, at)
            select m.post_id, :topic, m.words, m.of_us, m.state, m.at
            from mention_put_away m join post p on p.id = m.post_id
            where m.edit_id = :edit and p.gone_at is null
            """)
        .param("edit", edit.value())
        .param("topic", again.value())
        .update();
    delete(edit);
  }

  private void delete(TopicEditId edit) {
    db.sql("delete from topic_edit where id = :id").param("id", edit.value()).update();
  }
}
