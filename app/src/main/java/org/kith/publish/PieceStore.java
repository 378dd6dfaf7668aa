package org.kith.publish;

import static org.kith.store.Instants.toSql;

import java.net.URI;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kith.networks.Draft;
import org.kith.networks.Insights;
import org.kith.networks.Insights.Measure;
import org.kith.networks.Network;
import org.kith.networks.Published;
import org.kith.store.Instants;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What goes out: which parts are due, what of them was asked for, what came of it.
@Repository
class PieceStore {

  private final JdbcClient db;

  PieceStore(JdbcClient db) {
    this.db = db;
  }

  /// A part that is to go out, or on.
  ///
  /// @param dueAt when it was to go out
  record Due(
      PartId id,
      OwnPostId post,
      PostState state,
      String once,
      int tries,
      Instant dueAt,
      boolean lateAgreed) {}

  private static final String DUE =
      """
      select a.id, a.own_post_id, a.state, a.once, a.tries, a.late_agreed, coalesce(p.due_at, p.changed_at) as due_at
      from own_part a join own_post p on p.id = a.own_post_id
      """;

  /// Those whose time has come, the untried first.
  List<Due> due(Instant now) {
    return db.sql(
            DUE
                + """
                where a.next_at <= :now and a.state in ('SCHEDULED', 'RETRYING', 'CHANGING', 'TAKING_BACK')
                order by a.tries, a.next_at, a.id
                """)
        .param("now", toSql(now))
        .query((row, _) -> due(row))
        .list();
  }

  /// Those that were on their way when Kith was cut off.
  List<Due> cutOff() {
    return db.sql(DUE + "where a.state = 'PUBLISHING' order by a.id")
        .query((row, _) -> due(row))
        .list();
  }

  private static Due due(java.sql.ResultSet row) throws java.sql.SQLException {
    return new Due(
        new PartId(row.getLong("id")),
        new OwnPostId(row.getLong("own_post_id")),
        PostState.valueOf(row.getString("state")),
        row.getString("once"),
        row.getInt("tries"),
        Instants.in(row, "due_at"),
        row.getBoolean("late_agreed"));
  }

  /// Holds back what is due, because posting is stopped.
  int stop(String reason, String lateWhy, Instant now) {
    return db.sql(
            """
            update own_part set state = 'STOPPED', reason = :reason, late_why = :why, next_at = null
            where state in ('SCHEDULED', 'RETRYING') and next_at <= :now
            """)
        .param("reason", reason)
        .param("why", lateWhy)
        .param("now", toSql(now))
        .update();
  }

  /// Lets what was held back go on.
  int resume(Instant now) {
    return db.sql(
            "update own_part set state = 'SCHEDULED', reason = '', next_at = :now where state ="
                + " 'STOPPED'")
        .param("now", toSql(now))
        .update();
  }

  /// Lets one that waits wait longer.
  boolean later(PartId part, String why, Instant next) {
    return db.sql(
                """
                update own_part set reason = :why, next_at = :next, tries = tries + 1
                where id = :id and state in ('RETRYING', 'CHANGING', 'TAKING_BACK')
                """)
            .param("why", why)
            .param("next", toSql(next))
            .param("id", part.value())
            .update()
        == 1;
  }

  /// Brings nearer what is to be tried again at some moment or later; what a person planned stays.
  int putBack(Instant after, Duration by) {
    return db.sql(
            """
            update own_part set next_at = next_at - :seconds * interval '1 second'
            where state in ('RETRYING', 'CHANGING', 'TAKING_BACK') and next_at >= :after
            """)
        .param("seconds", by.toSeconds())
        .param("after", toSql(after))
        .update();
  }

  /// Makes what is asked of the network, unless it was made before; it never changes after.
  void freeze(PartId part, List<Composed.Said> said) {
    boolean made =
        db.sql("select exists (select 1 from own_piece where own_part_id = :part)")
            .param("part", part.value())
            .query(Boolean.class)
            .single();
    for (int nr = 0; nr < said.size() && !made; nr++) {
      db.sql(
              """
              insert into own_piece (own_part_id, nr, text, link, below) values (:part, :nr, :text, :link, :below)
              """)
          .param("part", part.value())
          .param("nr", nr)
          .param("text", said.get(nr).text())
          .param("link", said.get(nr).link())
          .param("below", said.get(nr).below())
          .update();
    }
  }

  /// Forgets what nobody was asked for yet, so that it is made of what is written now.
  void thaw(OwnPostId post) {
    db.sql(
            """
            delete from own_piece i using own_part a where a.id = i.own_part_id and a.own_post_id = :post
              and not exists (select 1 from own_piece b where b.own_part_id = a.id and b.begun_at is not null)
            """)
        .param("post", post.value())
        .update();
  }

  void tried(PartId part) {
    db.sql("update own_part set tries = tries + 1 where id = :part")
        .param("part", part.value())
        .update();
  }

  /// Notes, before the network is asked, that it is.
  void begin(PartId part, int nr, Instant now) {
    db.sql(
            """
            update own_piece set begun_at = coalesce(begun_at, :now) where own_part_id = :part and nr = :nr
            """)
        .param("now", toSql(now))
        .param("part", part.value())
        .param("nr", nr)
        .update();
  }

  /// Since when it is asked for, null if it is not.
  @Nullable Instant begun(PartId part) {
    return db.sql(
            "select min(begun_at) as at from own_piece where own_part_id = :part and post_key = ''")
        .param("part", part.value())
        .query((row, _) -> Optional.ofNullable(Instants.orNull(row, "at")))
        .single()
        .orElse(null);
  }

  /// A person looked, and it is not there: nothing was begun.
  void notBegun(PartId part) {
    db.sql("update own_piece set begun_at = null where own_part_id = :part and post_key = ''")
        .param("part", part.value())
        .update();
  }

  void done(PartId part, int nr, Published.Done done) {
    db.sql(
            "update own_piece set post_key = :key, url = :url where own_part_id = :part and nr ="
                + " :nr")
        .param("key", done.postId())
        .param("url", done.url().toString())
        .param("part", part.value())
        .param("nr", nr)
        .update();
  }

  /// Notes the proof that all of it is out.
  ///
  /// @param lateWhy said if nothing was noted before, where it is late
  void published(PartId part, URI url, String lateWhy, Instant now) {
    db.sql(
            """
            update own_part set url = :url, published_at = :now,
              late_why = case when :late = '' then '' when late_why = '' then :late else late_why end
            where id = :part
            """)
        .param("url", url.toString())
        .param("now", toSql(now))
        .param("late", lateWhy)
        .param("part", part.value())
        .update();
  }

  /// Notes why it is late, unless that is noted.
  void lateBecause(PartId part, String why) {
    db.sql("update own_part set late_why = :why where id = :part and late_why = ''")
        .param("why", why)
        .param("part", part.value())
        .update();
  }

  void want(PartId part, int nr, String text) {
    db.sql(
            """
            update own_piece set wanted = case when text = :text then null else :text end
            where own_part_id = :part and nr = :nr
            """)
        .param("text", text)
        .param("part", part.value())
        .param("nr", nr)
        .update();
  }

  /// What was wanted stands there now, or will not.
  void changed(PartId part, int nr, boolean stands) {
    db.sql(
            """
            update own_piece set text = case when :stands then coalesce(wanted, text) else text end, wanted = null
            where own_part_id = :part and nr = :nr
            """)
        .param("stands", stands)
        .param("part", part.value())
        .param("nr", nr)
        .update();
  }

  void gone(PartId part, int nr) {
    db.sql("update own_piece set gone = true where own_part_id = :part and nr = :nr")
        .param("part", part.value())
        .param("nr", nr)
        .update();
  }

  /// The pictures of a post with all their bytes, in order.
  List<Draft.Picture> pictures(OwnPostId post) {
    return db.sql(
            "select media_type, bytes, alt from own_picture where own_post_id = :post order by id")
        .param("post", post.value())
        .query((row, _) ->
            new Draft.Picture(
                row.getBytes("bytes"), row.getString("media_type"), row.getString("alt")))
        .list();
  }

  /// A post of ours whose numbers are old.
  record Countable(PartId part, Network network, String accountKey, String postKey) {}

  /// Those published in the last 30 days, asked for the less often the older they are.
  List<Countable> countable(Instant now, int most) {
    return db.sql(
            """
            select a.id, a.network, a.account_key, i.post_key
            from own_part a join own_piece i on i.own_part_id = a.id and i.nr = 0
            where a.state = 'PUBLISHED' and i.post_key <> '' and a.published_at > :month
              and coalesce(a.count_asked_at, 'epoch') < :now - greatest(interval '20 minutes', (:now - a.published_at) / 8)
            order by a.count_asked_at nulls first, a.id limit :most
            """)
        .param("month", toSql(now.minus(Duration.ofDays(30))))
        .param("now", toSql(now))
        .param("most", most)
        .query((row, _) ->
            new Countable(
                new PartId(row.getLong("id")),
                Network.valueOf(row.getString("network")),
                row.getString("account_key"),
                row.getString("post_key")))
        .list();
  }

  void countAsked(PartId part, Instant now) {
    db.sql("update own_part set count_asked_at = :now where id = :part")
        .param("now", toSql(now))
        .param("part", part.value())
        .update();
  }

  void counted(PartId part, Insights insights, Instant now) {
    var counts = insights.counts();
    db.sql(
            """
            update own_part set answers = :answers, shares = :shares, reactions = :reactions,
                views = :views, saves = :saves, clicks = :clicks, counted_at = :now
            where id = :part
            """)
        .param("answers", counts.getOrDefault(Measure.ANSWERS, 0L))
        .param("shares", counts.getOrDefault(Measure.SHARES, 0L))
        .param("reactions", counts.getOrDefault(Measure.REACTIONS, 0L))
        .param("views", counts.get(Measure.VIEWS), Types.BIGINT)
        .param("saves", counts.get(Measure.SAVES), Types.BIGINT)
        .param("clicks", counts.get(Measure.CLICKS), Types.BIGINT)
        .param("now", toSql(now))
        .param("part", part.value())
        .update();
  }
}
