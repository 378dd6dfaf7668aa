package org.kith.cultivate;

import static org.kith.store.Instants.toSql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kith.listen.AccountId;
import org.kith.listen.PostId;
import org.kith.store.Strings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads what a team said of posts, and the posts it may be of use for.
@Repository
class TasteStore {

  /// How many judgements of each kind are learned from, newest first.
  private static final int LOOKED_AT = 300;

  /// The reason of Today and Voices for hiding somebody who means something else by our words.
  static final String OF_SOMETHING_ELSE = "Speaks of something else";

  private final JdbcClient db;

  TasteStore(JdbcClient db) {
    this.db = db;
  }

  /// A post that was judged.
  record Opinion(String title, String text, long account, long source, boolean useful) {
    Taste.Judged judged() {
      return new Taste.Judged(Taste.features(title, text, account, source), useful);
    }
  }

  /// Oldest first. Useful is what somebody answered, thanked for or wanted to see, and what
  /// somebody of People wrote; of no use is what was not about us, and what a voice wrote that
  /// spoke of something else.
  List<Opinion> opinions() {
    return opinions(0, 0);
  }

  /// The same as if one more post were not about us.
  List<Opinion> opinions(PostId also) {
    return opinions(also.value(), 0);
  }

  /// The same as if one more voice spoke of something else.
  List<Opinion> opinions(AccountId also) {
    return opinions(0, also.value());
  }

  private List<Opinion> opinions(long post, long account) {
    return db.sql(
            """
            with bad as (
              select post_id, max(at) as at from (
                (select m.post_id, m.at from mention m
                 where m.state = 'NOT_ABOUT_US' or m.post_id = :also order by m.at desc limit 3 * :most)
                union all
                (select m.post_id, m.at from voice v
                 join post p on p.account_id = v.account_id join mention m on m.post_id = p.id
                 where v.state = 'HIDDEN' and v.reason = :else or v.account_id = :account order by m.at desc limit 3 * :most)) x
              group by post_id order by at desc limit :most
            ), good as (
              select post_id, max(at) as at from (
                (select m.post_id, m.at from mention m
                 where m.state in ('ANSWERED', 'THANKED') order by m.at desc limit 3 * :most)
                union all
                select s.post_id, s.at from shown_all_the_same s) x
              group by post_id order by at desc limit :most
            )
            select p.title, p.text, p.account_id, coalesce(p.source_id, 0) as source, j.useful
            from (select post_id, at, false as useful from bad
                  union all
                  select post_id, at, true from good where post_id not in (select post_id from bad)) j
            join post p on p.id = j.post_id
            order by j.at, p.id
            """)
        .param("also", post)
        .param("account", account)
        .param("else", OF_SOMETHING_ELSE)
        .param("most", LOOKED_AT)
        .query((row, _) ->
            new Opinion(
                row.getString("title"),
                row.getString("text"),
                row.getLong("account_id"),
                row.getLong("source"),
                row.getBoolean("useful")))
        .list();
  }

  private static List<String> features(ResultSet row) throws SQLException {
    return Taste.features(
        row.getString("title"),
        row.getString("text"),
        row.getLong("account_id"),
        row.getLong("source"));
  }

  /// What these posts are made of; those that were wanted all the same, those of people we know,
  /// and answers to ours are left out, since nothing hides them.
  Map<PostId, List<String>> of(Collection<PostId> posts) {
    var found = new HashMap<PostId, List<String>>();
    db.sql(
            """
            select p.id, p.title, p.text, p.account_id, coalesce(p.source_id, 0) as source from post p
            where p.id = any (:posts)
              and not exists (select 1 from person_account pa where pa.account_id = p.account_id)
              and not exists (select 1 from shown_all_the_same s where s.post_id = p.id)
              and not (p.relation is not distinct from 'REPLY' and exists (
                select 1 from post o join account oa on oa.id = o.account_id
                where oa.ours and o.network = p.network and o.key = p.relation_key))
            """)
        .param("posts", posts.stream().map(PostId::value).toArray(Long[]::new))
        .query((row, _) -> found.put(new PostId(row.getLong("id")), features(row)))
        .list();
    return found;
  }

  /// What a voice said with our words.
  Set<PostId> of(AccountId voice) {
    return new HashSet<>(
        db.sql(
                """
                select m.post_id from post p join mention m on m.post_id = p.id where p.account_id = :account
                """)
            .param("account", voice.value())
            .query((row, _) -> new PostId(row.getLong("post_id")))
            .list());
  }

  /// The newest posts with our words of which nobody has said anything.
  List<PostId> open(Instant now, int limit) {
    return db.sql(
            """
            select m.post_id from mention m join post p on p.id = m.post_id
            where m.state = 'NEW' and m.at > :since and p.text <> ''
              and not exists (select 1 from muted_post h where h.post_id = p.id and not h.shown)
            group by m.post_id order by max(m.at) desc, m.post_id desc limit :limit
            """)
        .param("since", toSql(now.minus(Duration.ofDays(30))))
        .param("limit", limit)
        .query((row, _) -> new PostId(row.getLong("post_id")))
        .list();
  }

  /// What was said and by whom.
  record Said(PostId post, String name, Card.Words words) {}

  List<Said> said(Collection<PostId> posts) {
    return db.sql(
            """
            select p.*, coalesce(nullif(a.name, ''), a.handle) as name,
                   array(select distinct w::text from mention m, unnest(m.words) w where m.post_id = p.id) as words
            from post p join account a on a.id = p.account_id
            where p.id = any (:posts) order by p.at desc, p.id desc
            """)
        .param("posts", posts.stream().map(PostId::value).toArray(Long[]::new))
        .query((row, _) ->
            new Said(
                new PostId(row.getLong("id")),
                row.getString("name"),
                AnswerStore.words(row, Strings.in(row, "words"), 240)))
        .list();
  }

  /// Names of accounts and sources, by feature.
  Map<String, String> names(Collection<String> features) {
    var names = new HashMap<String, String>();
    db.sql(
            """
            select 'author:' || id as feature, coalesce(nullif(name, ''), handle) as name from account
            where 'author:' || id = any (:features)
              and id = any (select split_part(f, ':', 2)::bigint from unnest(:features::text[]) f where f ~ '^author:[0-9]{1,18}$')
            union all
            select 'source:' || id, name from source where 'source:' || id = any (:features)
            """)
        .param("features", features.toArray(String[]::new))
        .query((row, _) -> names.put(row.getString("feature"), row.getString("name")))
        .list();
    return names;
  }

  Set<String> notCounted() {
    return new HashSet<>(
        db.sql("select feature from not_counted order by feature").query(String.class).list());
  }

  void countNoMore(String feature) {
    db.sql("insert into not_counted (feature) values (:feature) on conflict do nothing")
        .param("feature", feature)
        .update();
  }

  void countAgain(String feature) {
    db.sql("delete from not_counted where feature = :feature").param("feature", feature).update();
  }

  void showAllTheSame(PostId post, Instant now) {
    db.sql(
            """
            insert into shown_all_the_same (post_id, at)
            select id, :now from post where id = :post on conflict do nothing
            """)
        .param("post", post.value())
        .param("now", toSql(now))
        .update();
  }

  void hideAgain(PostId post) {
    db.sql("delete from shown_all_the_same where post_id = :post")
        .param("post", post.value())
        .update();
  }
}
