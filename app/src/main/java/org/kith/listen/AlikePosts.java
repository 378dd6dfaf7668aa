package org.kith.listen;

import static org.kith.store.Instants.toSql;

import java.sql.ResultSet;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Groups posts that say almost the same: the same text posted by many, or again and again.
///
/// Each group is known by its first post; a later one is compared with first posts only, so that a
/// group does not drift from what it began with.
@Repository
class AlikePosts {

  /// A text that comes again after this long is news.
  static final Duration REMEMBERED = Duration.ofDays(30);

  private final JdbcClient db;
  private final Clock clock;

  AlikePosts(JdbcClient db, Clock clock) {
    this.db = db;
    this.clock = clock;
  }

  /// A post with what it says.
  record One(PostId post, String text) {}

  private record First(PostId post, Likeness likeness) {}

  /// Finds of each post whether an earlier one says almost the same, and remembers those that say
  /// something new. A post that says something else than before is grouped anew.
  void group(Collection<One> posts) {
    var telling = new ArrayList<First>();
    for (var one : posts) {
      var likeness = Likeness.of(one.text());
      if (likeness.isTelling()) {
        telling.add(new First(one.post(), likeness));
      }
    }
    if (telling.isEmpty()) {
      return;
    }
    var known = known(telling);
    var byBand = new HashMap<Long, List<First>>();
    var firsts = new ArrayList<First>();
    var copies = new HashMap<PostId, PostId>();
    for (var one : telling) {
      var before = before(one, known, byBand);
      if (before == null) {
        firsts.add(one);
        for (long band : one.likeness().bands()) {
          byBand.computeIfAbsent(band, _ -> new ArrayList<>()).add(one);
        }
      } else {
        copies.put(one.post(), before);
      }
    }
    remember(telling, firsts, copies);
  }

  private static @Nullable PostId before(
      First one, Map<PostId, List<First>> known, Map<Long, List<First>> byBand) {
    for (var first : known.getOrDefault(one.post(), List.of())) {
      if (first.likeness().isAlike(one.likeness())) {
        return first.post();
      }
    }
    for (long band : one.likeness().bands()) {
      for (var first : byBand.getOrDefault(band, List.of())) {
        if (first.likeness().isAlike(one.likeness())) {
          return first.post();
        }
      }
    }
    return null;
  }

  /// First posts that share a band with each of these, oldest first.
  private Map<PostId, List<First>> known(List<First> posts) {
    var of = new ArrayList<Long>();
    var bands = new ArrayList<Long>();
    for (var one : posts) {
      for (long band : one.likeness().bands()) {
        of.add(one.post().value());
        bands.add(band);
      }
    }
    var pairs = new HashMap<PostId, List<PostId>>();
    var texts = new HashMap<PostId, Likeness>();
    db.sql(
            """
            with met as (
              select distinct n.post_id, l.post_id as first_id
              from unnest(:of::bigint[], :bands::bigint[]) as n (post_id, band)
              join post_likeness l on l.workspace_id = kith_workspace() and l.band = n.band
              where l.post_id <> n.post_id and l.at >= :since
            )
            select m.post_id, m.first_id, p.title, p.text
            from met m join post p on p.id = m.first_id
            where p.gone_at is null order by m.first_id
            """)
        .param("of", of.toArray(Long[]::new))
        .param("bands", bands.toArray(Long[]::new))
        .param("since", toSql(clock.instant().minus(REMEMBERED)))
        .query((ResultSet row) -> {
          var first = new PostId(row.getLong("first_id"));
          if (!texts.containsKey(first)) {
            texts.put(first, Likeness.of(text(row.getString("title"), row.getString("text"))));
          }
          pairs
              .computeIfAbsent(new PostId(row.getLong("post_id")), _ -> new ArrayList<>())
              .add(first);
        });
    var known = new HashMap<PostId, List<First>>();
    pairs.forEach((post, firsts) ->
        known.put(
            post,
            firsts.stream()
                .map(first -> new First(first, texts.getOrDefault(first, Likeness.of(""))))
                .toList()));
    return known;
  }

  private void remember(List<First> all, List<First> firsts, Map<PostId, PostId> copies) {
    var ids = all.stream().mapToLong(one -> one.post().value()).toArray();
    db.sql("delete from post_likeness where post_id = any(:posts)").param("posts", ids).update();
    db.sql(
            """
            update post set alike_id = n.first_id
            from unnest(:posts::bigint[], :firsts::bigint[]) as n (id, first_id)
            where post.id = n.id and post.alike_id is distinct from n.first_id
            """)
        .param("posts", ids)
        .param(
            "firsts",
            all.stream()
                .map(one -> copies.get(one.post()))
                .map(first -> first == null ? null : first.value())
                .toArray(Long[]::new))
        .update();
    var of = new ArrayList<Long>();
    var bands = new ArrayList<Long>();
    for (var first : firsts) {
      for (long band : first.likeness().bands()) {
        of.add(first.post().value());
        bands.add(band);
      }
    }
    db.sql(
            """
            insert into post_likeness (band, post_id, at)
            select band, post_id, :now from unnest(:bands::bigint[], :of::bigint[]) as n (band, post_id)
            on conflict do nothing
            """)
        .param("bands", bands.toArray(Long[]::new))
        .param("of", of.toArray(Long[]::new))
        .param("now", toSql(clock.instant()))
        .update();
  }

  /// What is compared.
  static String text(String title, String text) {
    return text.isBlank() ? title : text;
  }

  /// Forgets by what posts were found of which no copies are expected any more.
  int forgetOld() {
    return db.sql("delete from post_likeness where at < :before")
        .param("before", toSql(clock.instant().minus(REMEMBERED)))
        .update();
  }
}
