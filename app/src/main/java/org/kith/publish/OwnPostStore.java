package org.kith.publish;

import static org.kith.store.Instants.toSql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kith.store.Instants;
import org.kith.team.MemberId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Posts as wholes: their words, their time, who wrote them, what happened to them.
@Repository
class OwnPostStore {

  private static final String POSTS =
      """
      select p.id, p.title, p.text, p.link, p.language, p.state, p.local_at, p.zone, p.version, p.created_at, p.changed_at,
        p.changed_by_member_id, p.submitted_by_member_id,
        coalesce(w.name, '') as writer, coalesce(c.name, '') as changer, coalesce(s.name, '') as submitter
      from own_post p
      left join member w on w.id = p.written_by_member_id
      left join member c on c.id = p.changed_by_member_id
      left join member s on s.id = p.submitted_by_member_id
      """;

  private final JdbcClient db;

  OwnPostStore(JdbcClient db) {
    this.db = db;
  }

  /// A post without its parts and pictures.
  record Row(
      OwnPostId id,
      Words words,
      PostState stage,
      @Nullable WallClock when,
      int version,
      OwnPost.By by) {}

  /// Who saves, from which open page, and when.
  record Hand(MemberId member, String page, Instant now) {}

  private static Row row(ResultSet row, int nr) throws SQLException {
    var local = row.getObject("local_at", LocalDateTime.class);
    return new Row(
        new OwnPostId(row.getLong("id")),
        new Words(
            row.getString("title"),
            row.getString("text"),
            row.getString("link"),
            row.getString("language")),
        PostState.valueOf(row.getString("state")),
        local == null ? null : new WallClock(local, ZoneId.of(row.getString("zone"))),
        row.getInt("version"),
        new OwnPost.By(
            row.getString("writer"),
            row.getString("changer"),
            member(row, "changed_by_member_id"),
            row.getString("submitter"),
            member(row, "submitted_by_member_id"),
            Instants.in(row, "created_at"),
            Instants.in(row, "changed_at")));
  }

  private static @Nullable MemberId member(ResultSet row, String column) throws SQLException {
    long id = row.getLong(column);
    return id == 0 ? null : new MemberId(id);
  }

  OwnPostId add(Typed typed, Hand hand) {
    var when = typed.when();
    return db.sql(
            """
            insert into own_post (title, text, link, language, local_at, zone, due_at, saved_from,
              written_by_member_id, changed_by_member_id, created_at, changed_at)
            values (:title, :text, :link, :language, :local, :zone, :due, :page, :member, :member, :now, :now)
            returning id
            """)
        .param("title", typed.words().title())
        .param("text", typed.words().text())
        .param("link", typed.words().link())
        .param("language", typed.words().language())
        .param("local", when == null ? null : when.at())
        .param("zone", when == null ? "" : when.zone().getId())
        .param("due", when == null ? null : toSql(when.moment()))
        .param("page", hand.page())
        .param("member", hand.member().value())
        .param("now", toSql(hand.now()))
        .query((row, _) -> new OwnPostId(row.getLong("id")))
        .single();
  }

  /// Saves what was typed over the version it was made from.
  ///
  /// @return false if somebody else saved another one meanwhile, or it is open no more
  boolean save(OwnPostId id, Typed typed, int version, Hand hand) {
    var when = typed.when();
    return db.sql(
                """
                update own_post
                set title = :title, text = :text, link = :link, language = :language, local_at = :local, zone = :zone,
                    due_at = :due, saved_from = :page, changed_by_member_id = :member, changed_at = :now,
                    version = version + 1, state = 'DRAFT', submitted_by_member_id = null
                where id = :id and state in ('DRAFT', 'SENT_BACK', 'APPROVED')
                  and (version = :version or (saved_from = :page and saved_from <> ''))
                """)
            .param("title", typed.words().title())
            .param("text", typed.words().text())
            .param("link", typed.words().link())
            .param("language", typed.words().language())
            .param("local", when == null ? null : when.at())
            .param("zone", when == null ? "" : when.zone().getId())
            .param("due", when == null ? null : toSql(when.moment()))
            .param("page", hand.page())
            .param("member", hand.member().value())
            .param("now", toSql(hand.now()))
            .param("id", id.value())
            .param("version", version)
            .update()
        == 1;
  }

  /// Notes that its pictures changed.
  void touch(OwnPostId id, Hand hand) {
    db.sql(
            """
            update own_post set version = version + 1, changed_at = :now, changed_by_member_id = :member,
              saved_from = :page, state = 'DRAFT', submitted_by_member_id = null where id = :id
            """)
        .param("now", toSql(hand.now()))
        .param("member", hand.member().value())
        .param("page", hand.page())
        .param("id", id.value())
        .update();
  }

  /// Takes a step of the table in [PostState].
  ///
  /// @return false if it was not where this step begins
  boolean move(OwnPostId id, PostState to, Instant now) {
    return db.sql(
                """
                update own_post set state = :to, version = version + 1, changed_at = :now
                where id = :id and state = any(:from)
                """)
            .param("to", to.name())
            .param("from", names(to.before()))
            .param("now", toSql(now))
            .param("id", id.value())
            .update()
        == 1;
  }

  static String[] names(Collection<PostState> states) {
    return states.stream().map(PostState::name).toArray(String[]::new);
  }

  void submitted(OwnPostId id, MemberId by) {
    db.sql("update own_post set submitted_by_member_id = :by where id = :id")
        .param("by", by.value())
        .param("id", id.value())
        .update();
  }

  void when(OwnPostId id, WallClock when, Instant now) {
    db.sql(
            """
            update own_post set local_at = :local, zone = :zone, due_at = :due, version = version + 1, changed_at = :now
            where id = :id
            """)
        .param("local", when.at())
        .param("zone", when.zone().getId())
        .param("due", toSql(when.moment()))
        .param("now", toSql(now))
        .param("id", id.value())
        .update();
  }

  boolean remove(OwnPostId id) {
    return db.sql("delete from own_post where id = :id and state <> 'SCHEDULED'")
            .param("id", id.value())
            .update()
        == 1;
  }

  /// Locks it against others who would move it.
  Optional<Row> lock(OwnPostId id) {
    return db.sql(POSTS + "where p.id = :id for update of p")
        .param("id", id.value())
        .query(OwnPostStore::row)
        .optional();
  }

  Optional<Row> find(OwnPostId id) {
    return db.sql(POSTS + "where p.id = :id")
        .param("id", id.value())
        .query(OwnPostStore::row)
        .optional();
  }

  /// Those changed last first, after a place in that order.
  List<Row> list(Collection<PostState> stages, Instant before, long beforeId, int limit) {
    return db.sql(
            POSTS
                + """
                where p.state = any(:stages) and (p.changed_at, p.id) < (:before, :id)
                order by p.changed_at desc, p.id desc limit :limit
                """)
        .param("stages", names(stages))
        .param("before", toSql(before))
        .param("id", beforeId)
        .param("limit", limit)
        .query(OwnPostStore::row)
        .list();
  }

  /// Those whose time lies between, earliest first.
  List<Row> between(Instant from, Instant to) {
    return db.sql(POSTS + "where p.due_at >= :from and p.due_at < :to order by p.due_at, p.id")
        .param("from", toSql(from))
        .param("to", toSql(to))
        .query(OwnPostStore::row)
        .list();
  }

  /// Those with a part in one of these states, the earliest due first.
  List<Row> withPartsIn(Collection<PostState> states, int most) {
    return db.sql(
            POSTS
                + """
                where p.state = 'SCHEDULED'
                  and exists (select 1 from own_part a where a.own_post_id = p.id and a.state = any(:states))
                order by p.due_at, p.id limit :most
                """)
        .param("states", names(states))
        .param("most", most)
        .query(OwnPostStore::row)
        .list();
  }

  List<Row> toReword(int most) {
    return db.sql(
            POSTS
                + """
                where exists (select 1 from own_part a join own_change c on c.own_part_id = a.id
                              where a.own_post_id = p.id)
                order by p.due_at, p.id limit :most
                """)
        .param("most", most)
        .query(OwnPostStore::row)
        .list();
  }

  void note(OwnPostId id, PostEvent event) {
    db.sql(
            """
            insert into own_post_event (own_post_id, at, by_name, words, note)
            values (:id, :at, :by, :words, :note)
            """)
        .param("id", id.value())
        .param("at", toSql(event.at()))
        .param("by", event.by())
        .param("words", event.words())
        .param("note", event.note())
        .update();
  }

  /// Oldest first.
  List<PostEvent> events(OwnPostId id) {
    return db.sql(
            "select at, by_name, words, note from own_post_event where own_post_id = :id order by id")
        .param("id", id.value())
        .query((row, _) ->
            new PostEvent(
                Instants.in(row, "at"),
                row.getString("by_name"),
                row.getString("words"),
                row.getString("note")))
        .list();
  }

  /// How many wait to be read by somebody who may: not by whoever asked for it, or wrote it last.
  int countToRead(MemberId by) {
    return db.sql(
            """
            select count(*) from own_post where state = 'WAITING'
              and submitted_by_member_id is distinct from :by and changed_by_member_id is distinct from :by
            """)
        .param("by", by.value())
        .query(Integer.class)
        .single();
  }

  /// A draft of a member's own in which nothing is said yet.
  Optional<OwnPostId> empty(MemberId by) {
    return db.sql(
            """
            select p.id from own_post p
            where p.state = 'DRAFT' and p.written_by_member_id = :by and p.changed_by_member_id = :by
              and p.title = '' and p.text = '' and p.link = ''
              and not exists (select 1 from own_picture i where i.own_post_id = p.id)
            order by p.id limit 1
            """)
        .param("by", by.value())
        .query((row, _) -> new OwnPostId(row.getLong("id")))
        .optional();
  }
}
