package org.kith.measure;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.kith.activate.CampaignId;
import org.kith.listen.AccountId;
import org.kith.listen.PostId;
import org.kith.people.PersonId;
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
            set grade = case when excluded.grade = 'PROVEN' then 'PROVEN' else share.grade end
            """)
        .param("posts", ids(posts))
        .update();
  }

  /// Finds what repeats, quotes or answers a share, and where each share came from. A repetition
  /// carries the campaign; an answer is a conversation, and a share only of its own.
  int follow(Collection<PostId> posts) {
    int repeated =
        db.sql(
                """
                insert into share (campaign_id, post_id, parent_id, grade, at)
                select s.campaign_id, p.id, s.id, 'PROVEN', p.at
                from (%s) p join share s on s.post_id = p.first
                where p.relation in ('REPOST', 'QUOTE')
                on conflict (campaign_id, post_id) do nothing
                """
                    .formatted(RELATED))
            .param("posts", ids(posts))
            .update();
    db.sql(
            """
            update share set parent_id = s.id
            from (%s) p join share s on s.post_id = p.first
            where share.post_id = p.id and share.campaign_id = s.campaign_id and share.parent_id is null
              and share.id <> s.id
            """
                .formatted(RELATED))
        .param("posts", ids(posts))
        .update();
    return repeated;
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
            update share set parent_id = parent.id
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
            select count(distinct coalesce(pa.person_id, -a.id))
            from share s join post p on p.id = s.post_id join account a on a.id = p.account_id
            left join person_account pa on pa.account_id = a.id
            where s.campaign_id = :campaign and not a.ours
            """)
        .param("campaign", campaign.value())
        .query(Integer.class)
        .single();
  }

  /// The accounts, other than ours, that carried a campaign.
  List<AccountId> accounts(CampaignId campaign) {
    return db.sql(
            """
            select distinct a.id from share s join post p on p.id = s.post_id
            join account a on a.id = p.account_id
            where s.campaign_id = :campaign and not a.ours order by a.id
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
            join share s on s.post_id = p.id and s.campaign_id = k.campaign_id
            where p.id = any(:posts) and k.state in ('INVITED', 'SAID_YES') and p.at >= k.asked_at
            """)
        .param("posts", ids(posts))
        .query((row, _) ->
            new Asked(
                new CampaignId(row.getLong("campaign_id")), new PersonId(row.getLong("person_id"))))
        .list();
  }
}
