package org.kith.measure;

import static org.kith.store.Instants.toSql;

import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kith.activate.CampaignId;
import org.kith.listen.AccountId;
import org.kith.listen.PostId;
import org.kith.people.PersonId;
import org.kith.store.Instants;
import org.kith.team.MemberId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Shares and the trees they form.
@Repository
class ShareStore {

  /// Posts with the post they stand in relation to, looked up one by one: as a join, a planner that
  /// does not know the table yet compares each with each.
  private static final String RELATED =
      """
      select p.id, p.at, p.relation,
             (select f.id from post f where f.workspace_id = p.workspace_id
                and f.network = p.network and f.key = p.relation_key) as first
      from post p where p.id = any(:posts) and p.relation_key is not null offset 0
      """;

  /// The other way round: posts that stand in relation to these.
  private static final String RELATING =
      """
      select p.id, p.at, p.relation, f.id as first
      from post f join post p on p.workspace_id = f.workspace_id and p.relation_key = f.key and p.network = f.network
      where f.id = any(:posts) and p.gone_at is null
      """;

  private final JdbcClient db;

  ShareStore(JdbcClient db) {
    this.db = db;
  }

  /// Whether any campaign has begun.
  boolean isAnythingToCarry() {
    return db.sql("select exists (select from campaign where state <> 'DRAFT')")
        .query(Boolean.class)
        .single();
  }

  /// Finds the shares among posts: those that carry a link, the hashtag or the address of a
  /// campaign that ran when they were written.
  int find(Collection<PostId> posts) {
    return db.sql(
            """
            insert into share (campaign_id, post_id, grade, at)
            select distinct on (c.id, p.id) c.id, p.id, found.grade, p.at
            from post p
            join campaign c on c.state <> 'DRAFT' and p.at >= c.starts_at - interval '1 day'
              and p.at < c.until + interval '30 days'
            cross join lateral (
              select 'PROVEN' as grade from tracked_link t, unnest(p.links) l
                where t.campaign_id = c.id
                  and (l like '%/l/' || t.code || '%' or l ~ ('[?&]kith=' || t.code || '($|[&#])'))
              union all
              select 'PROVEN' from tracked_link t join link_word w on w.link_id = t.id, unnest(p.links) l
                where t.campaign_id = c.id and l ~ ('/l/' || w.word || '($|[?#/])')
              union all
              select 'STATED' where c.hashtag <> '' and lower(c.hashtag) = any(p.tags)
              union all
              select 'STATED' from unnest(p.links) l
                where rtrim(split_part(l, '?', 1), '/') = rtrim(split_part(c.destination, '?', 1), '/')
            ) as found
            where p.id = any(:posts) and p.gone_at is null
            order by c.id, p.id, found.grade
            on conflict (campaign_id, post_id) do update
            set grade = case when 'PROVEN' in (excluded.grade, share.grade) then 'PROVEN' else 'STATED' end
            where share.grade <> excluded.grade and share.grade <> 'PROVEN'
            """)
        .param("posts", ids(posts))
        .update();
  }

  /// Finds what repeats, quotes or answers a share, and where each share came from: posts that were
  /// heard before what they stand in relation to as well.
  ///
  /// @return the posts that are shares since
  List<PostId> follow(Collection<PostId> posts) {
    var found = new ArrayList<>(followed(RELATED, posts));
    var first = new ArrayList<>(posts);
    first.addAll(found);
    found.addAll(followed(RELATING, first));
    return found;
  }

  private List<PostId> followed(String related, Collection<PostId> posts) {
    return posts.isEmpty()
        ? List.of()
        : db.sql(
                """
                insert into share (campaign_id, post_id, parent_id, from_by, grade, at)
                select s.campaign_id, p.id, s.id, 'RELATION', 'PROVEN', p.at
                from (%s) p join share s on s.post_id = p.first and s.judged is distinct from 'NO'
                  and (s.grade <> 'LIKELY' or s.judged = 'YES')
                on conflict (campaign_id, post_id) do update
                set grade = 'PROVEN', parent_id = excluded.parent_id, from_by = 'RELATION'
                where share.grade <> 'PROVEN' or share.parent_id is null
                returning post_id
                """
                    .formatted(related))
            .param("posts", ids(posts))
            .query((row, _) -> new PostId(row.getLong("post_id")))
            .list();
  }

  /// Notes the links that shares carry besides the campaign's own.
  void noteLinks(Collection<PostId> posts) {
    db.sql(
            """
            insert into share_link (campaign_id, link, share_id)
            select s.campaign_id, md5(rtrim(split_part(l, '#', 1), '/'))::uuid, s.id
            from share s join post p on p.id = s.post_id cross join unnest(p.links) l
            where s.post_id = any(:posts) and s.counts and l not like '%/l/%'
            on conflict do nothing
            """)
        .param("posts", ids(posts))
        .update();
  }

  /// Finds what is likely a share: almost the same words, or a link that a share carries, said
  /// within a week by somebody who follows whoever said it before.
  void guess(Collection<PostId> posts) {
    db.sql(
            """
            insert into share (campaign_id, post_id, parent_id, from_by, grade, reason, at)
            select distinct on (s.campaign_id, p.id) s.campaign_id, p.id, s.id, 'FOLLOWS', 'LIKELY', near.reason, p.at
            from post p
            cross join lateral (
              select w.id, 'WORDS' as reason from post f join share w on w.post_id = f.id
              where p.alike_id is not null and (f.id = p.alike_id or f.alike_id = p.alike_id)
              union all
              select k.share_id, 'LINK' from unnest(p.links) l
              join share_link k on k.workspace_id = kith_workspace() and k.link = md5(rtrim(split_part(l, '#', 1), '/'))::uuid
            ) near
            join share s on s.id = near.id and s.counts and s.at < p.at and s.at >= p.at - interval '7 days'
              and s.account_id <> p.account_id
            join campaign c on c.id = s.campaign_id and c.state <> 'DRAFT' and p.at < c.until + interval '30 days'
            where p.id = any(:posts) and p.gone_at is null and (p.alike_id is not null or p.links <> '{}')
              and p.account_id not in (select id from account where ours)
              and exists (select from audience l where l.workspace_id = s.workspace_id and l.account_id = s.account_id
                and p.account_id = any(l.followers))
            order by s.campaign_id, p.id, near.reason desc, s.at desc, s.id
            on conflict (campaign_id, post_id) do nothing
            """)
        .param("posts", ids(posts))
        .update();
  }

  /// What is likely and waits for somebody to say.
  List<LikelyShare> toJudge(CampaignId campaign, int most) {
    return db.sql(
            """
            select s.id, s.reason, s.at, coalesce(nullif(a.name, ''), a.handle) as name,
                   left(coalesce(nullif(p.text, ''), p.title), 400) as words, p.url,
                   coalesce(nullif(b.name, ''), b.handle, '') as after
            from share s join post p on p.id = s.post_id join account a on a.id = s.account_id
            left join share f on f.id = s.parent_id left join account b on b.id = f.account_id
            where s.campaign_id = :campaign and s.grade = 'LIKELY' and s.judged is null and s.gone_at is null
            order by s.at desc, s.id desc limit :most
            """)
        .param("campaign", campaign.value())
        .param("most", most)
        .query((row, _) ->
            new LikelyShare(
                row.getLong("id"),
                row.getString("name"),
                row.getString("words"),
                row.getString("url"),
                row.getString("reason").isEmpty()
                    ? null
                    : LikelyShare.Reason.valueOf(row.getString("reason")),
                row.getString("after"),
                Instants.in(row, "at")))
        .list();
  }

  /// Says of a share whether it is one.
  ///
  /// @param is null takes back what was said
  /// @return the campaign it is of, empty where there is no such share
  Optional<CampaignId> judge(long share, @Nullable Boolean is, MemberId by, Instant now) {
    return db.sql(
            """
            update share set judged = :judged, judged_by = case when :judged is null then null else :by end,
              judged_at = case when :judged is null then null else :now end
            where id = :share returning campaign_id
            """)
        .param("share", share)
        .param("judged", is == null ? null : is ? "YES" : "NO", Types.VARCHAR)
        .param("by", by.value())
        .param("now", toSql(now))
        .query((row, _) -> new CampaignId(row.getLong("campaign_id")))
        .optional();
  }

  private static long[] ids(Collection<PostId> posts) {
    return posts.stream().mapToLong(PostId::value).toArray();
  }

  void put(CampaignId campaign, List<NewShare> shares) {
    db.sql(
            """
            insert into share (campaign_id, post_id, grade, at)
            select :campaign, post, grade, at
            from unnest(:posts::bigint[], :grades::text[], :ats::timestamptz[]) as n (post, grade, at)
            on conflict (campaign_id, post_id) do update set grade = excluded.grade
            """)
        .param("campaign", campaign.value())
        .param("posts", ids(shares.stream().map(NewShare::post).toList()))
        .param("grades", shares.stream().map(s -> s.grade().name()).toArray(String[]::new))
        .param("ats", shares.stream().map(s -> s.at().toString()).toArray(String[]::new))
        .update();
    var children = shares.stream().filter(share -> share.parent() != null).toList();
    db.sql(
            """
            update share set parent_id = parent.id, from_by = 'RELATION'
            from unnest(:posts::bigint[], :parents::bigint[]) as n (post, parent_post)
            join share parent on parent.post_id = n.parent_post and parent.campaign_id = :campaign
            where share.post_id = n.post and share.campaign_id = :campaign
            """)
        .param("campaign", campaign.value())
        .param("posts", ids(children.stream().map(NewShare::post).toList()))
        .param(
            "parents",
            children.stream()
                .mapToLong(share -> Objects.requireNonNull(share.parent()).value())
                .toArray())
        .update();
  }

  /// How many different people or accounts, other than ours, carried a campaign.
  int speakers(CampaignId campaign) {
    return db.sql(
            """
            select count(distinct coalesce(pa.person_id, -s.account_id))
            from (select distinct account_id from share where campaign_id = :campaign and counts) s
            left join person_account pa on pa.account_id = s.account_id
            where s.account_id not in (select id from account where ours)
            """)
        .param("campaign", campaign.value())
        .query(Integer.class)
        .single();
  }

  /// The accounts, other than ours, that carried a campaign.
  List<AccountId> accounts(CampaignId campaign) {
    return db.sql(
            """
            select distinct account_id as id from share
            where campaign_id = :campaign and counts and account_id not in (select id from account where ours)
            order by id
            """)
        .param("campaign", campaign.value())
        .query((row, _) -> new AccountId(row.getLong("id")))
        .list();
  }

  /// Somebody who was asked to speak for a campaign.
  record Asked(CampaignId campaign, PersonId person) {}

  /// Who was asked and spoke in one of these posts, and stands as if they had not.
  List<Asked> spoke(Collection<PostId> posts) {
    return db.sql(
            """
            select distinct k.campaign_id, k.person_id from ask k
            join person_account pa on pa.person_id = k.person_id
            join post p on p.account_id = pa.account_id
            join share s on s.post_id = p.id and s.campaign_id = k.campaign_id and s.counts
            where p.id = any(:posts) and k.state in ('INVITED', 'SAID_YES') and p.at >= k.asked_at
            """)
        .param("posts", ids(posts))
        .query((row, _) ->
            new Asked(
                new CampaignId(row.getLong("campaign_id")), new PersonId(row.getLong("person_id"))))
        .list();
  }
}
