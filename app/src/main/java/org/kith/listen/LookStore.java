package org.kith.listen;

import static org.kith.store.Instants.toSql;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.kith.networks.GoneReader;
import org.kith.store.Instants;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Of which posts it is to be looked whether they are still there.
@Repository
class LookStore {

  /// What was heard longer ago is old.
  private static final Duration YOUNG = Duration.ofDays(30);

  private final JdbcClient db;

  LookStore(JdbcClient db) {
    this.db = db;
  }

  /// A post that is kept.
  ///
  /// @param since when it was last looked at or heard
  /// @param missed whether it was missing when it was last looked for
  record Due(PostId post, GoneReader.Known known, String url, Instant since, boolean missed) {
    String key() {
      return known.id();
    }
  }

  /// How many posts of a source are kept, and looked at in turn.
  int kept(SourceId source) {
    return db.sql("select count(*) from post where source_id = :source and gone_at is null")
        .param("source", source.value())
        .query(Integer.class)
        .single();
  }

  /// What is kept of a source, as its turn comes: first what was missing, then whatever was not
  /// looked at for longest.
  ///
  /// @param missed before when what was missing was looked for
  /// @param old before when what is no longer young was looked at
  List<Due> next(SourceId source, Instant now, Instant missed, Instant old, int limit) {
    return db.sql(
            """
            select p.id, p.key, p.url, p.at, coalesce(l.at, p.heard_at) as since,
                   l.missing_at is not null as missed
            from post p left join post_look l on l.post_id = p.id
            where p.source_id = :source and p.gone_at is null
              and case when l.missing_at is not null then l.at <= :missed
                       else p.heard_at > :young or coalesce(l.at, p.heard_at) <= :old end
            order by l.missing_at is not null desc, coalesce(l.at, p.heard_at), p.id limit :limit
            """)
        .param("source", source.value())
        .param("missed", toSql(missed))
        .param("young", toSql(now.minus(YOUNG)))
        .param("old", toSql(old))
        .param("limit", limit)
        .query((row, _) ->
            new Due(
                new PostId(row.getLong("id")),
                new GoneReader.Known(row.getString("key"), Instants.in(row, "at")),
                row.getString("url"),
                Instants.in(row, "since"),
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
