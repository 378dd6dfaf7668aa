package org.kith.publish;

import static org.kith.store.Instants.toSql;

import java.net.URI;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kith.store.Instants;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The table `link_notice`.
@Repository
class LinkNoticeStore {

  private static final int LONGEST = 2_000;

  private final JdbcClient db;

  LinkNoticeStore(JdbcClient db) {
    this.db = db;
  }

  /// Makes these the pages that a part links to. They are told, and so are those that were told
  /// before and are linked to no more; of who was never told nothing is left.
  void link(PartId part, Collection<URI> targets, Instant due) {
    var all = targets.stream().map(URI::toString).toArray(String[]::new);
    db.sql(
            """
            delete from link_notice where own_part_id = :part and told_at is null and target <> all(:targets)
            """)
        .param("part", part.value())
        .param("targets", all)
        .update();
    db.sql(
            """
            update link_notice set linked = false, state = 'WAITING', reason = '', tries = 0, due_at = :due
            where own_part_id = :part and linked and target <> all(:targets)
            """)
        .param("part", part.value())
        .param("targets", all)
        .param("due", toSql(due))
        .update();
    db.sql(
            """
            insert into link_notice (own_part_id, target, due_at)
            select :part, target, :due from unnest(:targets::text[]) as t (target)
            on conflict (workspace_id, own_part_id, target) do update
            set linked = true, state = 'WAITING', reason = '', tries = 0, due_at = excluded.due_at
            """)
        .param("part", part.value())
        .param("targets", all)
        .param("due", toSql(due))
        .update();
  }

  /// A page to be told.
  ///
  /// @param source where ours stands, or stood
  /// @param linked whether it links there
  record Due(long id, URI source, URI target, boolean linked, int tries) {}

  List<Due> due(Instant now, int limit) {
    return db.sql(
            """
            select n.id, a.url, n.target, n.linked, n.tries
            from link_notice n join own_part a on a.id = n.own_part_id
            where n.due_at <= :now and a.url <> '' order by n.due_at, n.id limit :limit
            """)
        .param("now", toSql(now))
        .param("limit", limit)
        .query((row, _) ->
            new Due(
                row.getLong("id"),
                URI.create(row.getString("url")),
                URI.create(row.getString("target")),
                row.getBoolean("linked"),
                row.getInt("tries")))
        .list();
  }

  /// Notes what came of telling a page.
  ///
  /// @param again when it is told again, null if it is not
  void came(Due due, LinkNotice.State state, String reason, @Nullable Instant again, Instant now) {
    db.sql(
            """
            update link_notice set state = :state, reason = :reason, due_at = :again, tries = tries + 1,
              told_at = case when :state = 'TOLD' then :now else told_at end
            where id = :id
            """)
        .param("state", state.name())
        .param("reason", reason.substring(0, Math.min(reason.length(), LONGEST)))
        .param("again", again == null ? null : toSql(again))
        .param("now", toSql(now))
        .param("id", due.id())
        .update();
  }

  Map<PartId, List<LinkNotice>> of(Collection<PartId> parts) {
    return db
        .sql(
            """
            select own_part_id, target, linked, state, reason, told_at from link_notice
            where own_part_id = any(:parts) order by target
            """)
        .param("parts", parts.stream().mapToLong(PartId::value).toArray())
        .query((row, _) ->
            new LinkNotice(
                new PartId(row.getLong("own_part_id")),
                row.getString("target"),
                row.getBoolean("linked"),
                LinkNotice.State.valueOf(row.getString("state")),
                row.getString("reason"),
                Instants.orNull(row, "told_at")))
        .list()
        .stream()
        .collect(Collectors.groupingBy(LinkNotice::part));
  }
}
