package org.kith.listen;

import static org.kith.store.Instants.toSql;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.kith.networks.Post;
import org.kith.networks.webmention.Notice;
import org.kith.store.Instants;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The table `mention_notice`. However much strangers send, it stays small: so many wait at most,
/// so many of one host, and of those that came to nothing the newest are kept for a month.
@Repository
class NoticeStore {

  /// How many wait at most to be looked at for the first time, and how many of them of one host.
  static final int MOST_WAITING = 1_000;

  static final int MOST_OF_A_HOST = 100;

  /// How many are remembered that came to nothing, and that were heard.
  static final int MOST_SETTLED = 500;

  static final int MOST_HEARD = 20_000;

  /// A page is not looked at again sooner, however often we are told.
  static final Duration BETWEEN_LOOKS = Duration.ofMinutes(5);

  private static final Duration SETTLED_KEPT = Duration.ofDays(30);

  private final JdbcClient db;

  NoticeStore(JdbcClient db) {
    this.db = db;
  }

  /// Puts a notice into the queue. One that is known is looked at again.
  ///
  /// @return false if the queue is full
  boolean queue(SourceId source, Notice notice, ToldLink.Protocol protocol, Instant now) {
    int changed =
        db.sql(
                """
                insert into mention_notice (source_id, key, page, target, host, protocol, told_at, look_at)
                select :source, :key, :page, :target, :host, :protocol, :now, :now
                where exists (select 1 from mention_notice k where k.key = :key)
                  or (select count(*) from mention_notice w where w.state = 'WAITING') < :most
                    and (select count(*) from mention_notice w
                         where w.state = 'WAITING' and w.host = :host) < :mostOfHost
                on conflict (workspace_id, key) do update
                set told_at = excluded.told_at, protocol = excluded.protocol,
                    state = case when mention_notice.state = 'HEARD' then 'HEARD' else 'WAITING' end,
                    tries = case when mention_notice.state = 'WAITING' then mention_notice.tries else 0 end,
                    look_at = case when mention_notice.state = 'WAITING' then mention_notice.look_at
                      else greatest(excluded.look_at, mention_notice.looked_at + :between * interval '1 second')
                      end
                """)
            .param("source", source.value())
            .param("key", Column.KEY.fitKey(notice.source() + " " + notice.target()))
            .param("page", Column.URL.fit(notice.source().toString()))
            .param("target", Column.URL.fit(notice.target().toString()))
            .param("host", Column.KEY.fit(host(notice.source())))
            .param("protocol", protocol.name())
            .param("now", toSql(now))
            .param("most", MOST_WAITING)
            .param("mostOfHost", MOST_OF_A_HOST)
            .param("between", BETWEEN_LOOKS.toSeconds())
            .update();
    return changed > 0;
  }

  private static String host(URI page) {
    return Place.of(page.toString()).host();
  }

  /// Those whose turn it is, longest due first.
  List<NoticeRow> due(Instant now, int most) {
    return db.sql(
            """
            select id, page, target, tries, post_key, post_url, heard_at from mention_notice
            where look_at <= :now order by look_at, id limit :most
            """)
        .param("now", toSql(now))
        .param("most", most)
        .query((row, _) -> row(row))
        .list();
  }

  private static NoticeRow row(ResultSet row) throws SQLException {
    return new NoticeRow(
        row.getLong("id"),
        new Notice(URI.create(row.getString("page")), URI.create(row.getString("target"))),
        row.getInt("tries"),
        row.getString("post_key"),
        row.getString("post_url"),
        Instants.orNull(row, "heard_at"));
  }

  /// Notes the post that came of one.
  void heard(NoticeRow row, Post post, String reason, Instant now, Instant lookAt) {
    db.sql(
            """
            update mention_notice set state = 'HEARD', reason = :reason, tries = 0, post_key = :key,
                   post_url = :url, looked_at = :now, heard_at = coalesce(heard_at, :now), look_at = :look
            where id = :id
            """)
        .param("reason", Column.LONG.fit(reason))
        .param("key", Column.KEY.fitKey(post.id()))
        .param("url", Column.URL.fit(post.url().toString()))
        .param("now", toSql(now))
        .param("look", toSql(lookAt))
        .param("id", row.id())
        .update();
  }

  /// Notes that one is looked at now. Should Kith itself fail on it, it does not stand in the way
  /// of the others.
  void begun(NoticeRow row, Instant lookAt) {
    db.sql("update mention_notice set tries = :tries, look_at = :look where id = :id")
        .param("tries", row.tries() + 1)
        .param("look", toSql(lookAt))
        .param("id", row.id())
        .update();
  }

  /// Notes that one is tried again.
  void later(NoticeRow row, String reason, Instant now, Instant lookAt) {
    db.sql(
            """
            update mention_notice set reason = :reason, tries = :tries, looked_at = :now, look_at = :look
            where id = :id
            """)
        .param("tries", row.tries() + 1)
        .param("reason", Column.LONG.fit(reason))
        .param("now", toSql(now))
        .param("look", toSql(lookAt))
        .param("id", row.id())
        .update();
  }

  /// Notes the end of one; until we are told again.
  void settled(NoticeRow row, ToldLink.State state, String reason, Instant now) {
    db.sql(
            """
            update mention_notice set state = :state, reason = :reason, tries = 0, post_key = '',
                   post_url = '', looked_at = :now, heard_at = null, look_at = null
            where id = :id
            """)
        .param("state", state.name())
        .param("reason", Column.LONG.fit(reason))
        .param("now", toSql(now))
        .param("id", row.id())
        .update();
  }

  /// What becomes of a post when a page says no more that it links to us.
  ///
  /// @param byThis whether it was heard by the source
  /// @param byOthers whether another page of ours is linked to by it still
  record Holds(boolean byThis, boolean byOthers) {}

  Holds holds(NoticeRow row, SourceId source) {
    return db.sql(
            """
            select exists (select 1 from post where network = 'BLOG' and key = :key and source_id = :source) as by_this,
                   exists (select 1 from mention_notice n
                           where n.post_key = :key and n.id <> :id and n.state = 'HEARD') as by_others
            """)
        .param("key", row.postKey())
        .param("source", source.value())
        .param("id", row.id())
        .query((found, _) -> new Holds(found.getBoolean("by_this"), found.getBoolean("by_others")))
        .single();
  }

  /// Whether the text of a post is there, and was not taken back.
  boolean isKept(Post post) {
    return db.sql(
            "select exists (select 1 from post where network = 'BLOG' and key = :key and gone_at is null)")
        .param("key", Column.KEY.fitKey(post.id()))
        .query(Boolean.class)
        .single();
  }

  /// Newest first.
  List<ToldLink> list(int offset, int limit) {
    return db.sql(
            """
            select id, page, target, protocol, state, reason, told_at, look_at from mention_notice
            order by told_at desc, id desc limit :limit offset :offset
            """)
        .param("limit", limit)
        .param("offset", offset)
        .query((row, _) ->
            new ToldLink(
                row.getLong("id"),
                row.getString("page"),
                row.getString("target"),
                ToldLink.Protocol.valueOf(row.getString("protocol")),
                ToldLink.State.valueOf(row.getString("state")),
                row.getString("reason"),
                Instants.in(row, "told_at"),
                Instants.orNull(row, "look_at")))
        .list();
  }

  int count() {
    return db.sql("select count(*) from mention_notice").query(Integer.class).single();
  }

  /// Looks at one again, as if we were told anew.
  Optional<String> again(long id, Instant now) {
    return db.sql(
            """
            update mention_notice set look_at = :now, tries = 0,
                   state = case when state = 'HEARD' then state else 'WAITING' end
            where id = :id returning page
            """)
        .param("now", toSql(now))
        .param("id", id)
        .query((row, _) -> row.getString("page"))
        .optional();
  }

  /// Forgets what came to nothing long ago, and what there is too much of. Posts stay.
  void tidy(Instant now) {
    db.sql(
            """
            delete from mention_notice where state in ('GONE', 'FAILED') and (looked_at < :before
              or id in (select id from mention_notice where state in ('GONE', 'FAILED')
                        order by looked_at desc, id desc offset :most))
            """)
        .param("before", toSql(now.minus(SETTLED_KEPT)))
        .param("most", MOST_SETTLED)
        .update();
    db.sql(
            """
            delete from mention_notice where id in (
              select id from mention_notice where state = 'HEARD' order by heard_at desc, id desc offset :most)
            """)
        .param("most", MOST_HEARD)
        .update();
  }
}
