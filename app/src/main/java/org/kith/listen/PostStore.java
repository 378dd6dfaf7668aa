package org.kith.listen;

import static org.kith.store.Instants.toSql;

import java.sql.ResultSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kith.networks.Network;
import org.kith.networks.Post;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Posts, and how their texts go. Written many at a time: one round trip whatever their number.
@Repository
class PostStore {

  /// What is left of a post whose text went: that there was one.
  private static final String FORGET =
      "title = '', text = '', url = '', language = '', links = '{}', tags = '{}', alike_id = null ";

  private final JdbcClient db;

  PostStore(JdbcClient db) {
    this.db = db;
  }

  /// A post to be kept.
  ///
  /// @param textKept false where its author asked not to have texts kept: a link only
  /// @param heardAt when it came to us
  /// @param language as its author gave it, or as it was found out; empty if unknown
  record Kept(Post post, AccountId author, boolean textKept, Instant heardAt, String language) {
    String key() {
      return Column.KEY.fitKey(post.id());
    }

    Network network() {
      return post.author().network();
    }
  }

  /// What became of a post.
  ///
  /// @param isNew false if it was known and is another now
  record Stored(PostId id, String key, boolean isNew) {}

  /// Keeps posts. One that is known and says something else is changed; one whose text went stays
  /// without.
  ///
  /// @return those that are new or changed
  List<Stored> put(List<Kept> posts, @Nullable SourceId source) {
    if (posts.isEmpty()) {
      return List.of();
    }
    return db.sql(
            """
            insert into post (network, key, account_id, source_id, url, at, title, text, language,
                              links, tags, relation, relation_key, heard_at)
            select network, key, account_id, :source, url, at, title, text, language,
                   string_to_array(links, E'\\n'), string_to_array(tags, E'\\n'),
                   nullif(relation, ''), nullif(relation_key, ''), heard_at
            from unnest(:networks::text[], :keys::text[], :accounts::bigint[], :urls::text[],
                        :ats::timestamptz[], :titles::text[], :texts::text[], :languages::text[],
                        :links::text[], :tags::text[], :relations::text[], :relationKeys::text[],
                        :heard::timestamptz[])
              as p (network, key, account_id, url, at, title, text, language, links, tags,
                    relation, relation_key, heard_at)
            on conflict (workspace_id, network, key) do update
            set url = excluded.url, title = excluded.title, text = excluded.text,
                language = excluded.language, links = excluded.links, tags = excluded.tags
            where post.gone_at is null
              and (post.title, post.text, post.url) is distinct from (excluded.title, excluded.text, excluded.url)
            returning id, key, xmax = 0 as is_new
            """)
        .param("source", source == null ? null : source.value())
        .param("networks", texts(posts, p -> p.network().name()))
        .param("heard", texts(posts, p -> p.heardAt().toString()))
        .param("keys", texts(posts, Kept::key))
        .param("accounts", posts.stream().mapToLong(p -> p.author().value()).toArray())
        .param("urls", texts(posts, p -> Column.URL.fit(p.post().url().toString())))
        .param("ats", texts(posts, p -> p.post().at().toString()))
        .param("titles", texts(posts, p -> p.textKept() ? Column.SHORT.fit(p.post().title()) : ""))
        .param("texts", texts(posts, p -> p.textKept() ? Column.LONG.fit(p.post().text()) : ""))
        .param("languages", texts(posts, p -> Column.SHORT.fit(p.language())))
        .param("links", texts(posts, p -> p.textKept() ? lines(p.post().links()) : ""))
        .param("tags", texts(posts, p -> p.textKept() ? lines(p.post().tags()) : ""))
        .param("relations", texts(posts, p -> relation(p, r -> r.kind().name())))
        .param("relationKeys", texts(posts, p -> relation(p, r -> Column.KEY.fitKey(r.id()))))
        .query((row, _) ->
            new Stored(
                new PostId(row.getLong("id")), row.getString("key"), row.getBoolean("is_new")))
        .list();
  }

  private static String[] texts(List<Kept> posts, Function<Kept, String> column) {
    return posts.stream().map(column).toArray(String[]::new);
  }

  private static String relation(Kept post, Function<Post.Relation, String> part) {
    return Optional.ofNullable(post.post().relation()).map(part).orElse("");
  }

  /// As much as the column takes: 200 lines, each no longer than an address.
  private static String lines(Collection<?> all) {
    return all.stream()
        .map(one -> Column.SHORT.fit(Column.oneLine(one.toString())))
        .filter(line -> !line.isEmpty())
        .limit(200)
        .collect(Collectors.joining("\n"));
  }

  /// Which of these posts are kept and stand, each with whether what is about it is kept too: it is
  /// ours, or used our words.
  Map<String, Boolean> known(Network network, Collection<String> keys) {
    var known = new HashMap<String, Boolean>();
    db.sql(
            """
            select p.key, a.ours or a.followed or exists (select 1 from mention m where m.post_id = p.id) as worth
            from unnest(:keys::text[]) as k (key)
            join post p on p.workspace_id = kith_workspace() and p.network = :network and p.key = k.key
            join account a on a.id = p.account_id
            where p.gone_at is null
            """)
        .param("network", network.name())
        .param("keys", keys.toArray(String[]::new))
        .query((ResultSet row) -> {
          known.put(row.getString("key"), row.getBoolean("worth"));
        });
    return known;
  }

  /// Counts replies to posts that are kept, each reply once however often it is heard.
  void countAnswers(List<Post> replies) {
    if (replies.isEmpty()) {
      return;
    }
    db.sql(
            """
            with heard as (
              insert into answer (network, key, post_id)
              select distinct n.network, n.key, p.id
              from unnest(:networks::text[], :keys::text[], :to::text[]) as n (network, key, relation_key)
              join post p on p.network = n.network and p.key = n.relation_key
              on conflict do nothing
              returning post_id
            )
            update post set answers = answers + counted.more
            from (select post_id, count(*)::int as more from heard group by post_id) as counted
            where post.id = counted.post_id
            """)
        .param("networks", names(replies, p -> p.author().network().name()))
        .param("keys", names(replies, p -> Column.KEY.fitKey(p.id())))
        .param(
            "to",
            names(replies, p -> p.relation() == null ? "" : Column.KEY.fitKey(p.relation().id())))
        .update();
  }

  private static String[] names(List<Post> posts, Function<Post, String> of) {
    return posts.stream().map(of).toArray(String[]::new);
  }

  /// Says how many answers posts have, as their networks or an archive count them.
  void answers(List<PostId> posts, int[] answers) {
    db.sql(
            """
            update post set answers = n.answers
            from unnest(:ids::bigint[], :answers::int[]) as n (id, answers) where post.id = n.id
            """)
        .param("ids", posts.stream().mapToLong(PostId::value).toArray())
        .param("answers", answers)
        .update();
  }

  /// The ids of posts by network and key; of those that are not kept, none.
  Map<Batch.Key, PostId> ids(List<Batch.Key> keys) {
    var ids = new HashMap<Batch.Key, PostId>();
    db.sql(
            """
            select p.id, n.network, n.key
            from unnest(:networks::text[], :keys::text[], :fitting::text[]) as n (network, key, fitting)
            join post p on p.workspace_id = kith_workspace() and p.network = n.network and p.key = n.fitting
            """)
        .param("networks", keys.stream().map(k -> k.network().name()).toArray(String[]::new))
        .param("keys", keys.stream().map(Batch.Key::id).toArray(String[]::new))
        .param("fitting", keys.stream().map(k -> Column.KEY.fitKey(k.id())).toArray(String[]::new))
        .query((ResultSet row) -> {
          var key = new Batch.Key(Network.valueOf(row.getString("network")), row.getString("key"));
          ids.put(key, new PostId(row.getLong("id")));
        });
    return ids;
  }

  /// The posts with these keys that are kept.
  List<PostId> find(Network network, Collection<String> keys) {
    return db.sql("select id from post where network = :network and key = any(:keys) order by id")
        .param("network", network.name())
        .param("keys", keys.stream().map(Column.KEY::fitKey).toArray(String[]::new))
        .query((row, _) -> new PostId(row.getLong("id")))
        .list();
  }

  /// One topic that a post matches.
  record Mention(PostId post, TopicId topic, List<String> words, boolean ofUs, Instant at) {}

  /// Makes these, and no others, the topics that posts match; what a human noted stays.
  ///
  /// @param changed posts that were kept before
  /// @return those of the changed that match something and did not before
  Set<PostId> setMentions(List<PostId> changed, List<Mention> mentions) {
    Set<PostId> before = Set.of();
    if (!changed.isEmpty()) {
      before = mentioned(changed.stream().mapToLong(PostId::value).toArray());
      removeOthers(changed, mentions);
    }
    if (!mentions.isEmpty()) {
      add(mentions);
    }
    var late = mentions.stream().map(Mention::post).collect(Collectors.toSet());
    late.retainAll(Set.copyOf(changed));
    late.removeAll(before);
    return late;
  }

  private Set<PostId> mentioned(long[] posts) {
    return db.sql("select distinct post_id from mention where post_id = any(:posts)")
        .param("posts", posts)
        .query((row, _) -> new PostId(row.getLong("post_id")))
        .set();
  }

  /// Makes these, and no others among the posts looked through, what a topic matches; what a human
  /// noted stays.
  ///
  /// @return the posts that match a topic for the first time
  Set<PostId> rematch(TopicId topic, List<PostId> looked, List<Mention> mentions) {
    var matching = mentions.stream().mapToLong(m -> m.post().value()).toArray();
    db.sql(
            """
            delete from mention where topic_id = :topic and state = 'NEW' and not to_us
              and post_id = any(:looked) and post_id <> all(:matching)
            """)
        .param("topic", topic.value())
        .param("looked", looked.stream().mapToLong(PostId::value).toArray())
        .param("matching", matching)
        .update();
    var known = mentioned(matching);
    if (!mentions.isEmpty()) {
      add(mentions);
    }
    return mentions.stream()
        .map(Mention::post)
        .filter(post -> !known.contains(post))
        .collect(Collectors.toSet());
  }

  private void removeOthers(List<PostId> posts, List<Mention> mentions) {
    db.sql(
            """
            delete from mention m where m.post_id = any(:posts) and m.state = 'NEW' and not m.to_us
              and not exists (
                select 1 from unnest(:of::bigint[], :topics::bigint[]) as n (post_id, topic_id)
                where n.post_id = m.post_id and n.topic_id = m.topic_id)
            """)
        .param("posts", posts.stream().mapToLong(PostId::value).toArray())
        .param("of", mentions.stream().mapToLong(m -> m.post().value()).toArray())
        .param("topics", mentions.stream().mapToLong(m -> m.topic().value()).toArray())
        .update();
  }

  private void add(List<Mention> mentions) {
    db.sql(
            """
            insert into mention (post_id, topic_id, words, of_us, at)
            select post_id, topic_id, string_to_array(words, E'\\n'), of_us, at
            from unnest(:of::bigint[], :topics::bigint[], :words::text[], :ofUs::boolean[], :ats::timestamptz[])
              as n (post_id, topic_id, words, of_us, at)
            on conflict (post_id, topic_id) do update
            set words = excluded.words, of_us = excluded.of_us, at = excluded.at
            """)
        .param("of", mentions.stream().mapToLong(m -> m.post().value()).toArray())
        .param("topics", mentions.stream().mapToLong(m -> m.topic().value()).toArray())
        .param(
            "words",
            mentions.stream().map(m -> String.join("\n", m.words())).toArray(String[]::new))
        .param("ofUs", mentions.stream().map(Mention::ofUs).toArray(Boolean[]::new))
        .param("ats", mentions.stream().map(m -> m.at().toString()).toArray(String[]::new))
        .update();
  }

  /// Removes the texts of accounts that do not want them kept, and leaves the links.
  List<PostId> forgetTexts(Collection<AccountId> accounts) {
    var gone =
        db.sql(
                """
                update post set title = '', text = '', links = '{}', tags = '{}', alike_id = null
                where account_id = any(:accounts) and gone_at is null and (text <> '' or title <> '')
                returning id
                """)
            .param("accounts", AccountStore.values(accounts))
            .query((row, _) -> new PostId(row.getLong("id")))
            .list();
    forgetLikeness(gone);
    return gone;
  }

  /// Removes texts heard before a moment, of accounts that are neither ours nor followed.
  List<PostId> forgetOldTexts(Instant before, int limit) {
    var gone =
        db.sql(
                """
                update post set title = '', text = '', links = '{}', tags = '{}', alike_id = null
                where id in (
                  select p.id from post p join account a on a.id = p.account_id
                  where p.heard_at < :before and (p.text <> '' or p.title <> '') and not a.ours and not a.followed
                  limit :limit)
                returning id
                """)
            .param("before", toSql(before))
            .param("limit", limit)
            .query((row, _) -> new PostId(row.getLong("id")))
            .list();
    forgetLikeness(gone);
    return gone;
  }

  private void forgetLikeness(List<PostId> posts) {
    db.sql("delete from post_likeness where post_id = any(:posts)")
        .param("posts", posts.stream().mapToLong(PostId::value).toArray())
        .update();
  }

  /// Removes all that was said by accounts that left.
  List<PostId> forgetAll(Collection<AccountId> accounts, Instant now) {
    return gone("account_id = any(:ids)", AccountStore.values(accounts), now);
  }

  /// Removes what was taken back.
  List<PostId> forget(Collection<PostId> posts, Instant now) {
    return gone("id = any(:ids)", posts.stream().mapToLong(PostId::value).toArray(), now);
  }

  private List<PostId> gone(String which, long[] ids, Instant now) {
    var gone = new ArrayList<PostId>();
    db.sql(
            "update post set gone_at = :now, "
                + FORGET
                + "where gone_at is null and "
                + which
                + " returning id")
        .param("now", toSql(now))
        .param("ids", ids)
        .query((ResultSet row) -> {
          gone.add(new PostId(row.getLong("id")));
        });
    db.sql("delete from mention where post_id = any(:posts)")
        .param("posts", gone.stream().mapToLong(PostId::value).toArray())
        .update();
    forgetLikeness(gone);
    return gone;
  }
}
