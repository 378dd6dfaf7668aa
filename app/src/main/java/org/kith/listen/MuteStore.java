package org.kith.listen;

import static org.kith.store.Instants.toSql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kith.networks.Network;
import org.kith.store.Instants;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The tables `mute_rule` and `muted_post`.
@Repository
class MuteStore {

  private static final String RULES =
      """
      select r.id, r.kind, r.text, r.account_id, a.network, a.key
      from mute_rule r left join account a on a.id = r.account_id
      """;

  private static final int MOST_SHOWN = 280;

  private final JdbcClient db;

  MuteStore(JdbcClient db) {
    this.db = db;
  }

  private static MuteRule rule(ResultSet row, int nr) throws SQLException {
    var network = row.getString("network");
    return new MuteRule(
        new MuteRuleId(row.getLong("id")),
        MuteRule.Kind.valueOf(row.getString("kind")),
        row.getString("text"),
        network == null
            ? null
            : new MuteRule.Author(
                new AccountId(row.getLong("account_id")),
                Network.valueOf(network),
                row.getString("key")));
  }

  /// Newest first.
  List<MuteRule> all() {
    return db.sql(RULES + "order by r.id desc").query(MuteStore::rule).list();
  }

  Optional<MuteRule> find(MuteRuleId id) {
    return db.sql(RULES + "where r.id = :id")
        .param("id", id.value())
        .query(MuteStore::rule)
        .optional();
  }

  /// @return its id; of one that there was, that one's
  MuteRuleId add(MuteRule rule, Instant now) {
    var author = rule.author();
    return new MuteRuleId(
        db.sql(
                """
                insert into mute_rule (kind, text, account_id, created_at)
                values (:kind, :text, :account, :now)
                on conflict (workspace_id, kind, text, coalesce(account_id, 0)) do update set text = excluded.text
                returning id
                """)
            .param("kind", rule.kind().name())
            .param("text", Column.SHORT.fit(rule.text()))
            .param("account", author == null ? null : author.id().value())
            .param("now", toSql(now))
            .query(Long.class)
            .single());
  }

  boolean remove(MuteRuleId id) {
    return db.sql("delete from mute_rule where id = :id").param("id", id.value()).update() > 0;
  }

  /// That a rule hides a post.
  record Mark(PostId post, MuteRuleId rule) {}

  /// Makes these, and no others of the posts looked at, what rules hide. Whoever was shown one all
  /// the same goes on seeing it.
  void mark(List<PostId> looked, List<Mark> marks) {
    var posts = marks.stream().mapToLong(m -> m.post().value()).toArray();
    var rules = marks.stream().mapToLong(m -> m.rule().value()).toArray();
    db.sql(
            """
            delete from muted_post m where m.post_id = any(:looked) and not m.shown and not exists (
              select 1 from unnest(:posts::bigint[], :rules::bigint[]) as n (post_id, rule_id)
              where n.post_id = m.post_id and n.rule_id = m.rule_id)
            """)
        .param("looked", looked.stream().mapToLong(PostId::value).toArray())
        .param("posts", posts)
        .param("rules", rules)
        .update();
    add(posts, rules);
  }

  /// Hides more.
  void add(List<Mark> marks) {
    add(
        marks.stream().mapToLong(m -> m.post().value()).toArray(),
        marks.stream().mapToLong(m -> m.rule().value()).toArray());
  }

  private void add(long[] posts, long[] rules) {
    if (posts.length > 0) {
      db.sql(
              """
              insert into muted_post (post_id, rule_id)
              select post_id, rule_id from unnest(:posts::bigint[], :rules::bigint[]) as n (post_id, rule_id)
              on conflict do nothing
              """)
          .param("posts", posts)
          .param("rules", rules)
          .update();
    }
  }

  /// How many posts each rule hides; those that hide none are left out.
  Map<MuteRuleId, Integer> counts() {
    var counts = new HashMap<MuteRuleId, Integer>();
    db.sql(
            """
            select h.rule_id, count(*) as posts from muted_post h join post p on p.id = h.post_id
            where not h.shown and p.gone_at is null group by h.rule_id
            """)
        .query((ResultSet row) -> {
          counts.put(new MuteRuleId(row.getLong("rule_id")), row.getInt("posts"));
        });
    return counts;
  }

  int countMentions(List<PostId> posts) {
    return db.sql("select count(distinct post_id) from mention where post_id = any(:posts)")
        .param("posts", posts.stream().mapToLong(PostId::value).toArray())
        .query(Integer.class)
        .single();
  }

  int countHidden() {
    return db.sql(
            """
            select count(distinct h.post_id) from muted_post h join post p on p.id = h.post_id
            where not h.shown and p.gone_at is null
            """)
        .query(Integer.class)
        .single();
  }

  /// Hidden posts with the rules that hide them, newest first.
  List<HiddenPost> hidden(int offset, int limit) {
    var rules = new HashMap<MuteRuleId, MuteRule>();
    all().forEach(rule -> rules.put(rule.id(), rule));
    return db.sql(
            """
            select p.id, p.title, p.text, p.language, p.url, p.at, a.network, a.handle, a.name,
                   h.rules::bigint[] as rules
            from (select post_id, array_agg(rule_id order by rule_id) as rules from muted_post
                  where not shown group by post_id) h
            join post p on p.id = h.post_id
            join account a on a.id = p.account_id
            where p.gone_at is null
            order by p.at desc, p.id desc limit :limit offset :offset
            """)
        .param("limit", limit)
        .param("offset", offset)
        .query((row, _) -> hidden(row, rules))
        .list();
  }

  private static HiddenPost hidden(ResultSet row, Map<MuteRuleId, MuteRule> rules)
      throws SQLException {
    var by = new ArrayList<MuteRule>();
    for (var id : (Long[]) row.getArray("rules").getArray()) {
      var rule = rules.get(new MuteRuleId(id));
      if (rule != null) {
        by.add(rule);
      }
    }
    var name = row.getString("name");
    return new HiddenPost(
        new PostId(row.getLong("id")),
        name.isBlank() ? row.getString("handle") : name,
        row.getString("network"),
        Excerpt.of(
            AlikePosts.text(row.getString("title"), row.getString("text")),
            List.of(),
            3,
            MOST_SHOWN),
        row.getString("language"),
        row.getString("url"),
        Instants.in(row, "at"),
        by);
  }

  /// Shows one post whatever hides it, or hides it again.
  boolean shown(PostId post, boolean shown) {
    return db.sql("update muted_post set shown = :shown where post_id = :post")
            .param("shown", shown)
            .param("post", post.value())
            .update()
        > 0;
  }

  /// Accounts that somebody may mean, the likeliest first.
  List<KnownAccount> meant(String typed) {
    return db.sql(
            """
            select id, network, key, handle, name, about, followers, opt_outs, ours, profile_read_at
            from account
            where not ours and (lower(handle) = lower(:text) or key in (:text, rtrim(:text, '/')))
            order by exists (select 1 from mention m join post p on p.id = m.post_id
                             where p.account_id = account.id) desc, id
            limit 2
            """)
        .param("text", typed)
        .query((row, _) -> KnownAccount.in(row))
        .list();
  }
}
