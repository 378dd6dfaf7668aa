package org.kith.publish;

import static org.kith.store.Instants.toSql;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kith.networks.Network;
import org.kith.store.Instants;
import org.kith.team.MemberId;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Posts on one account each, and what of them was asked of its network.
@Repository
class PartStore {

  private final JdbcClient db;
  private final ApplicationEventPublisher events;

  PartStore(JdbcClient db, ApplicationEventPublisher events) {
    this.db = db;
    this.events = events;
  }

  /// Puts the accounts of a draft in the place of those it had.
  ///
  /// @param names what each account is called
  void choose(OwnPostId post, List<Typed.ForAccount> accounts, Map<Target, String> names) {
    var keys = accounts.stream().map(c -> c.target().network() + " " + c.target().accountKey());
    db.sql(
            """
            delete from own_part where own_post_id = :post and state = 'DRAFT'
              and network || ' ' || account_key <> all(:kept)
            """)
        .param("post", post.value())
        .param("kept", keys.toArray(String[]::new))
        .update();
    for (var chosen : accounts) {
      db.sql(
              """
              insert into own_part (own_post_id, network, account_key, handle, own_text, link_below, once)
              values (:post, :network, :key, :handle, :text, :below, :once)
              on conflict (own_post_id, network, account_key) do update
                set own_text = excluded.own_text, link_below = excluded.link_below
                where own_part.state = 'DRAFT'
              """)
          .param("post", post.value())
          .param("network", chosen.target().network().name())
          .param("key", chosen.target().accountKey())
          .param("handle", names.getOrDefault(chosen.target(), ""))
          .param("text", chosen.ownText())
          .param("below", chosen.linkBelow())
          .param("once", Names.fresh())
          .update();
    }
  }

  /// The parts of posts, in the order of their accounts.
  Map<OwnPostId, List<Part>> of(Collection<OwnPostId> posts) {
    var ids = posts.stream().map(OwnPostId::value).toArray(Long[]::new);
    var pieces = pieces(ids);
    return db
        .sql(
            """
            select a.id, own_post_id, network, account_key, handle, own_text, link_below, state, reason, next_at,
              published_at, url, late_why, answers, shares, reactions, views, saves, clicks, counted_at,
              c.id as asking, c.asked_by, c.asked_by_member_id, c.note, c.asked_at
            from own_part a left join own_change c on c.own_part_id = a.id
            where own_post_id = any(:ids) order by network, handle, a.id
            """)
        .param("ids", ids)
        .query((row, _) -> Map.entry(new OwnPostId(row.getLong("own_post_id")), part(row, pieces)))
        .list()
        .stream()
        .collect(
            Collectors.groupingBy(
                Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
  }

  private static Part part(ResultSet row, Map<Long, List<Part.Piece>> pieces) throws SQLException {
    long id = row.getLong("id");
    var published = Instants.orNull(row, "published_at");
    var counted = Instants.orNull(row, "counted_at");
    return new Part(
        new PartId(id),
        new Target(Network.valueOf(row.getString("network")), row.getString("account_key")),
        row.getString("handle"),
        row.getString("own_text"),
        row.getBoolean("link_below"),
        PostState.valueOf(row.getString("state")),
        row.getString("reason"),
        Instants.orNull(row, "next_at"),
        published == null
            ? null
            : new Part.Out(published, URI.create(row.getString("url")), row.getString("late_why")),
        counted == null
            ? null
            : new Part.Counts(
                row.getLong("answers"),
                row.getLong("shares"),
                row.getLong("reactions"),
                new Part.Beyond(
                    row.getObject("views", Long.class),
                    row.getObject("saves", Long.class),
                    row.getObject("clicks", Long.class)),
                counted),
        rewording(row),
        pieces.getOrDefault(id, List.of()));
  }

  private static @Nullable Rewording rewording(ResultSet row) throws SQLException {
    long asking = row.getLong("asking");
    if (asking == 0) {
      return null;
    }
    long by = row.getLong("asked_by_member_id");
    return new Rewording(
        asking,
        row.getString("asked_by"),
        by == 0 ? null : new MemberId(by),
        row.getString("note"),
        Instants.in(row, "asked_at"));
  }

  private Map<Long, List<Part.Piece>> pieces(Long[] posts) {
    return new HashMap<>(
        db
            .sql(
                """
                select i.own_part_id, i.nr, i.text, i.link, i.below, i.wanted, i.begun_at is not null as begun, i.post_key,
                  i.url, i.gone
                from own_piece i join own_part a on a.id = i.own_part_id
                where a.own_post_id = any(:ids) order by i.own_part_id, i.nr
                """)
            .param("ids", posts)
            .query((row, _) ->
                Map.entry(
                    row.getLong("own_part_id"),
                    new Part.Piece(
                        row.getInt("nr"),
                        row.getString("text"),
                        row.getString("link"),
                        row.getBoolean("below"),
                        row.getString("wanted"),
                        row.getBoolean("begun"),
                        row.getString("post_key"),
                        row.getString("url"),
                        row.getBoolean("gone"))))
            .list()
            .stream()
            .collect(
                Collectors.groupingBy(
                    Map.Entry::getKey,
                    Collectors.mapping(Map.Entry::getValue, Collectors.toList()))));
  }

  /// A step of the table in [PostState], for one part.
  ///
  /// @param nextAt when it goes on by itself, null if it does not
  record Step(PostState to, String reason, @Nullable Instant nextAt) {}

  /// Takes a step of the table in [PostState].
  ///
  /// @return false if it was not where this step begins
  boolean move(PartId id, Step step) {
    var nextAt = step.nextAt();
    var moved =
        db.sql(
                """
                update own_part a set state = :to, reason = :reason, next_at = :next
                from (select id, state from own_part where id = :id for update) before
                where a.id = before.id and before.state = any(:from)
                returning a.own_post_id, a.network, a.url, before.state as was
                """)
            .param("to", step.to().name())
            .param("reason", step.reason())
            .param("next", nextAt == null ? null : toSql(nextAt))
            .param("from", OwnPostStore.names(step.to().before()))
            .param("id", id.value())
            .query((row, _) -> moved(row, id, step))
            .optional();
    moved.ifPresent(events::publishEvent);
    return moved.isPresent();
  }

  private static PartMoved moved(ResultSet row, PartId id, Step step) throws SQLException {
    return new PartMoved(
        new OwnPostId(row.getLong("own_post_id")),
        id,
        Network.valueOf(row.getString("network")),
        PostState.valueOf(row.getString("was")),
        step.to(),
        step.reason(),
        row.getString("url"));
  }

  /// The same for all parts of a post that may take it.
  int moveAll(OwnPostId post, Step step) {
    var nextAt = step.nextAt();
    return db.sql(
            """
            update own_part set state = :to, reason = :reason, next_at = :next
            where own_post_id = :post and state = any(:from)
            """)
        .param("to", step.to().name())
        .param("reason", step.reason())
        .param("next", nextAt == null ? null : toSql(nextAt))
        .param("from", OwnPostStore.names(step.to().before()))
        .param("post", post.value())
        .update();
  }

  /// Its new time, for what waits for it.
  void due(OwnPostId post, Instant due) {
    db.sql(
            """
            update own_part set next_at = :due, late_agreed = false, late_why = '',
              state = case when state in ('LATE', 'STOPPED') then 'SCHEDULED' else state end, reason = ''
            where own_post_id = :post and state in ('SCHEDULED', 'LATE', 'STOPPED')
            """)
        .param("due", toSql(due))
        .param("post", post.value())
        .update();
  }

  void agreeToBeLate(PartId id) {
    db.sql("update own_part set late_agreed = true where id = :id")
        .param("id", id.value())
        .update();
  }

  /// Stays where it is and is asked again.
  boolean again(PartId id, String reason, Instant nextAt) {
    return db.sql("update own_part set reason = :reason, next_at = :next where id = :id")
            .param("reason", reason)
            .param("next", toSql(nextAt))
            .param("id", id.value())
            .update()
        == 1;
  }

  /// What is wrong, the most pressing first.
  java.util.Optional<OwnPosts.Trouble> trouble() {
    return db.sql(
            """
            select state, count(*) as n, min(reason) as reason from own_part
            where state in ('FAILED', 'UNKNOWN', 'LATE', 'RETRYING') group by state
            order by array_position(array['UNKNOWN', 'FAILED', 'LATE', 'RETRYING'], state::text) limit 1
            """)
        .query((row, _) ->
            new OwnPosts.Trouble(
                PostState.valueOf(row.getString("state")),
                row.getInt("n"),
                row.getString("reason")))
        .optional();
  }

  int countToDecide() {
    return db.sql("select count(*) from own_part where state in ('FAILED', 'UNKNOWN', 'LATE')")
        .query(Integer.class)
        .single();
  }
}
