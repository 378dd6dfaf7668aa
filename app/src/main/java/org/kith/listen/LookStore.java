package org.kith.listen;

import static org.kith.store.Instants.toSql;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.kith.networks.GoneReader;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Of which posts it is to be looked whether they are still there.
@Repository
class LookStore {

  /// What was heard longer ago is seldom read, and looked at less often.
  private static final Duration YOUNG = Duration.ofDays(30);

  private static final Duration OLD_AGAIN = Duration.ofDays(7);

  private final JdbcClient db;

  LookStore(JdbcClient db) {
    this.db = db;
  }

  /// A post that is kept.
  ///
  /// @param missed whether it was missing when it was last looked for
  record Due(PostId post, GoneReader.Known known, String url, boolean missed) {
    String key() {
      return known.id();
    }
  }

  /// What is kept of a source and was not looked at for a while, the young first.
  List<Due> due(SourceId source, Duration again, Instant now, int limit) {
    return db.sql(
            """
            select p.id, p.key, p.url, p.at, l.missing_at is not null as missed
            from post p left join post_look l on l.post_id = p.id
            where p.source_id = :source and p.gone_at is null and coalesce(l.at, p.heard_at) <= :again
              and (p.heard_at > :young or l.missing_at is not null or coalesce(l.at, p.heard_at) <= :oldAgain)
            order by p.heard_at > :young desc, coalesce(l.at, p.heard_at), p.id limit :limit
            """)
        .param("source", source.value())
        .param("again", toSql(now.minus(again)))
        .param("young", toSql(now.minus(YOUNG)))
        .param("oldAgain", toSql(now.minus(OLD_AGAIN)))
        .param("limit", limit)
        .query((row, _) ->
            new Due(
                new PostId(row.getLong("id")),
                new GoneReader.Known(row.getString("key"), row.getTimestamp("at").toInstant()),
                row.getString("url"),
                row.getBoolean("missed")))
        .list();
  }

  /// Notes that it was looked.
  ///
  /// @param missing those that were not found; of the others, it is forgotten that they once were
  ///   not
  void looked(List<PostId> posts, List<PostId> missing, Instant now) {
    db.sql(
            """
            insert into post_look (post_id, at, missing_at)
            select id, :now, case when id = any(:missing) then :now end
            from unnest(:posts::bigint[]) as p (id)
            on conflict (post_id) do update
            set at = excluded.at,
                missing_at = case when excluded.missing_at is not null
                                  then coalesce(post_look.missing_at, excluded.missing_at) end
            """)
        .param("now", toSql(now))
        .param("posts", values(posts))
        .param("missing", values(missing))
        .update();
  }

  private static long[] values(List<PostId> posts) {
    return posts.stream().mapToLong(PostId::value).toArray();
  }
}
