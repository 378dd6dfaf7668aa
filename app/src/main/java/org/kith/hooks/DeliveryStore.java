package org.kith.hooks;

import static org.kith.store.Instants.toSql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kith.people.PersonId;
import org.kith.store.Instants;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What is told, and how far it is with each place: the tables `hook_event` and `hook_delivery`.
@Repository
class DeliveryStore {

  private final JdbcClient db;

  DeliveryStore(JdbcClient db) {
    this.db = db;
  }

  /// What happened.
  ///
  /// @param message its `webhook-id`
  /// @param person whom it is about, null for nobody
  /// @param post which post it is about, null for none
  record Event(
      String message,
      HookKind kind,
      @Nullable Long person,
      @Nullable Long post,
      String body,
      Instant at) {}

  /// What is to be told now.
  record Due(
      DeliveryId id,
      HookId hook,
      String url,
      String message,
      String body,
      @Nullable PersonId person,
      int tries,
      Instant since) {}

  /// Brings nearer what is to be told at some moment or later.
  int putBack(Instant after, Duration by) {
    return db.sql(
            """
            update hook_delivery set next_at = next_at - :seconds * interval '1 second'
            where state = 'WAITING' and next_at >= :after
            """)
        .param("seconds", by.toSeconds())
        .param("after", toSql(after))
        .update();
  }

  boolean isAsked(HookKind kind) {
    return db.sql("select exists (select 1 from hook_endpoint where :kind = any(kinds))")
        .param("kind", kind.word())
        .query(Boolean.class)
        .single();
  }

  /// Writes down what happened, for all that are told of it.
  void add(Event event) {
    db.sql(
            """
            with wanted as (select id from hook_endpoint where :kind = any(kinds)),
              happened as (
                insert into hook_event (message, kind, person_id, post_id, body, at)
                select :message, :kind, :person, :post, :body, :at where exists (select 1 from wanted)
                returning id)
            insert into hook_delivery (endpoint_id, event_id, since, next_at)
            select w.id, h.id, :at, :at from wanted w cross join happened h
            """)
        .param("kind", event.kind().word())
        .param("message", event.message())
        .param("person", event.person(), Types.BIGINT)
        .param("post", event.post(), Types.BIGINT)
        .param("body", event.body())
        .param("at", toSql(event.at()))
        .update();
  }

  /// Writes down a test of one place.
  ///
  /// @param nextAt when it goes out if whoever asked for it does not get that far
  DeliveryId addTest(HookId hook, Event event, Instant nextAt) {
    return db.sql(
            """
            with happened as (
              insert into hook_event (message, kind, body, at) values (:message, :kind, :body, :at) returning id)
            insert into hook_delivery (endpoint_id, event_id, since, next_at)
            select :hook, h.id, :at, :next from happened h returning id
            """)
        .param("message", event.message())
        .param("kind", event.kind().word())
        .param("body", event.body())
        .param("at", toSql(event.at()))
        .param("hook", hook.value())
        .param("next", toSql(nextAt))
        .query((row, _) -> new DeliveryId(row.getLong("id")))
        .single();
  }

  private static final String DUE =
      """
      select d.id, d.endpoint_id, h.url, e.message, e.body, e.person_id, d.tries, d.since
      from hook_delivery d join hook_event e on e.id = d.event_id join hook_endpoint h on h.id = d.endpoint_id
      """;

  List<Due> due(HookId hook, Instant now, int most) {
    return db.sql(
            DUE
                + """
                where d.endpoint_id = :hook and h.state = 'ON' and d.state = 'WAITING' and d.next_at <= :now
                order by d.next_at, d.id limit :most
                """)
        .param("hook", hook.value())
        .param("now", toSql(now))
        .param("most", most)
        .query((row, _) -> due(row))
        .list();
  }

  Optional<Due> due(DeliveryId id) {
    return db.sql(DUE + "where d.id = :id and d.state = 'WAITING'")
        .param("id", id.value())
        .query((row, _) -> due(row))
        .optional();
  }

  private static Due due(ResultSet row) throws SQLException {
    long person = row.getLong("person_id");
    return new Due(
        new DeliveryId(row.getLong("id")),
        new HookId(row.getLong("endpoint_id")),
        row.getString("url"),
        row.getString("message"),
        row.getString("body"),
        person == 0 ? null : new PersonId(person),
        row.getInt("tries"),
        Instants.in(row, "since"));
  }

  /// Notes, before anybody is asked, that it is tried.
  ///
  /// @param next when it is tried again if nobody learns what came of this
  /// @return false if it does not wait any more
  boolean begin(DeliveryId id, Instant now, Instant next) {
    return db.sql(
                """
                update hook_delivery set tries = tries + 1, tried_at = :now, next_at = :next
                where id = :id and state = 'WAITING'
                """)
            .param("now", toSql(now))
            .param("next", toSql(next))
            .param("id", id.value())
            .update()
        == 1;
  }

  /// What came of a try.
  ///
  /// @param next when it is tried again, null if it is not
  void settle(DeliveryId id, Delivery.State to, int status, String answer, @Nullable Instant next) {
    db.sql(
            """
            update hook_delivery set state = :to, status = :status, answer = :answer, next_at = :next
            where id = :id
            """)
        .param("to", to.name())
        .param("status", status)
        .param("answer", answer)
        .param("next", next == null ? null : toSql(next), Types.TIMESTAMP_WITH_TIMEZONE)
        .param("id", id.value())
        .update();
  }

  /// Lets all that waits for a place wait until then.
  void hold(HookId hook, Instant until) {
    db.sql(
            """
            update hook_delivery set next_at = :until
            where endpoint_id = :hook and state = 'WAITING' and next_at < :until
            """)
        .param("until", toSql(until))
        .param("hook", hook.value())
        .update();
  }

  /// Tries all that waits for a place anew, from now on.
  void again(HookId hook, Instant now) {
    db.sql(
            """
            update hook_delivery set next_at = :now, since = :now, tries = 0
            where endpoint_id = :hook and state = 'WAITING'
            """)
        .param("now", toSql(now))
        .param("hook", hook.value())
        .update();
  }

  /// Tells one thing once more, whatever came of it.
  boolean again(HookId hook, DeliveryId id, Instant now) {
    return db.sql(
                """
                update hook_delivery set state = 'WAITING', next_at = :now, since = :now, tries = 0
                where endpoint_id = :hook and id = :id
                """)
            .param("now", toSql(now))
            .param("hook", hook.value())
            .param("id", id.value())
            .update()
        == 1;
  }

  private static final String LATEST =
      """
      select d.id, e.message, e.kind, e.body, e.at, d.state, d.tries, d.tried_at, d.next_at, d.status, d.answer
      from hook_delivery d join hook_event e on e.id = d.event_id where d.endpoint_id = :hook
      """;

  /// The latest first, those before `before`.
  List<Delivery> latest(HookId hook, long before, int most) {
    return db.sql(LATEST + "and d.id < :before order by d.id desc limit :most")
        .param("hook", hook.value())
        .param("before", before)
        .param("most", most)
        .query((row, _) -> delivery(row))
        .list();
  }

  Optional<Delivery> find(HookId hook, DeliveryId id) {
    return db.sql(LATEST + "and d.id = :id")
        .param("hook", hook.value())
        .param("id", id.value())
        .query((row, _) -> delivery(row))
        .optional();
  }

  private static Delivery delivery(ResultSet row) throws SQLException {
    return new Delivery(
        new DeliveryId(row.getLong("id")),
        row.getString("message"),
        row.getString("kind"),
        row.getString("body"),
        Instants.in(row, "at"),
        Delivery.State.valueOf(row.getString("state")),
        row.getInt("tries"),
        Instants.orNull(row, "tried_at"),
        Instants.orNull(row, "next_at"),
        row.getInt("status"),
        row.getString("answer"));
  }

  int waiting(HookId hook) {
    return db.sql(
            "select count(*) from hook_delivery where endpoint_id = :hook and state = 'WAITING'")
        .param("hook", hook.value())
        .query(Integer.class)
        .single();
  }

  /// What is told of a mention.
  record Mention(long post, String network, String url, Instant at, List<String> topics) {}

  /// Mentions as they are told: none that a rule hides, and none whose text went.
  List<Mention> mentions(List<Long> posts) {
    return db.sql(
            """
            select p.id, p.network, p.url, p.at,
              array(select t.name::text from mention m join topic t on t.id = m.topic_id
                    where m.post_id = p.id order by t.name) as topics
            from post p
            where p.id = any(:posts) and p.gone_at is null
              and not exists (select 1 from muted_post x where x.post_id = p.id and not x.shown)
            order by p.id
            """)
        .param("posts", posts.toArray(Long[]::new))
        .query((row, _) ->
            new Mention(
                row.getLong("id"),
                row.getString("network"),
                row.getString("url"),
                Instants.in(row, "at"),
                List.of((String[]) row.getArray("topics").getArray())))
        .list();
  }

  /// Forgets what was to be told of posts that went.
  void forget(List<Long> posts) {
    db.sql("delete from hook_event where post_id = any(:posts)")
        .param("posts", posts.toArray(Long[]::new))
        .update();
  }

  int forgetBefore(Instant before) {
    return db.sql("delete from hook_event where at < :before")
        .param("before", toSql(before))
        .update();
  }
}
