package org.kith.measure;

import static org.kith.store.Instants.toSql;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kith.listen.AccountId;
import org.kith.people.PersonId;
import org.kith.store.Instants;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Finds what is worth a sentence, and keeps what was found.
@Repository
class InsightStore {

  /// Posts of others about us or for a campaign, with their author: `p`, `a`, and `w` where we know
  /// them.
  private static final String SPOKEN =
      """
      from (
        select m.post_id from mention m
        where m.of_us and m.at >= :from and m.at < :to and m.state <> 'NOT_ABOUT_US'
        union
        select s.post_id from share s where s.at >= :from and s.at < :to and s.grade <> 'LIKELY'
      ) spoken
      join post p on p.id = spoken.post_id and p.gone_at is null
      join account a on a.id = p.account_id and not a.ours
      left join person_account pa on pa.account_id = a.id left join person w on w.id = pa.person_id
      """;

  private final JdbcClient db;

  InsightStore(JdbcClient db) {
    this.db = db;
  }

  /// Something that could be told.
  ///
  /// @param size of the group that opened; null for other kinds
  /// @param around whom most of that group hears
  record Found(InsightKind kind, long post, Instant at, @Nullable Integer size, List<Long> around) {
    Found(InsightKind kind, long post, Instant at) {
      this(kind, post, at, null, List.of());
    }
  }

  /// Everything of a time that posts alone show. What was told before is left out, and of one kind
  /// whoever was told of within the last 60 days.
  List<Found> between(Instant from, Instant to) {
    return db.sql(
            """
            with spoken as (select p.id as post_id, p.at, p.relation, a.id as account_id, a.followers, w.id as person_id
            """
                + SPOKEN
                + """
                ), usual as (
                  select percentile_cont(0.5) within group (order by a.followers) as followers
                  from account a where a.followers is not null and not a.ours and exists (
                    select 1 from post p join mention m on m.post_id = p.id
                    where p.account_id = a.id and m.of_us and m.at >= :quarter and m.at < :to)
                ), helped as (
                  select t.person_id, t.campaign_id,
                         count(distinct k.visitor) + count(*) filter (where k.visitor is null) as came
                  from click k join tracked_link t on t.id = k.link_id
                  where k.kind = 'HUMAN' and k.at >= :from and k.at < :to and t.person_id is not null
                  group by t.person_id, t.campaign_id order by came desc, t.person_id limit 1
                ), found as (
                  select 1 as rank, 'PROMISE_KEPT' as kind, s.post_id, s.at, s.account_id
                  from spoken s join ask k on k.person_id = s.person_id and k.state = 'SPOKE' and k.was = 'SAID_YES'
                  join share h on h.post_id = s.post_id and h.campaign_id = k.campaign_id
                  where s.relation is distinct from 'REPOST'
                  union all
                  select 2, 'LONG_LOST_FRIEND', s.post_id, s.at, s.account_id
                  from spoken s join relationship r on r.person_id = s.person_id
                  where s.relation is distinct from 'REPOST'
                    and exists (select 1 from interaction i where i.person_id = s.person_id and i.at < s.at - interval '180 days')
                    and not exists (select 1 from interaction i where i.person_id = s.person_id
                      and i.kind <> 'STAGE' and i.at >= s.at - interval '180 days' and i.at < s.at - interval '1 hour')
                    and not exists (select 1 from mention m join post q on q.id = m.post_id
                      join person_account x on x.account_id = q.account_id
                      where x.person_id = s.person_id and m.of_us and q.id <> s.post_id
                        and q.at >= s.at - interval '180 days' and q.at < s.at)
                  union all
                  select 4, 'BIG_RESHARE', s.post_id, s.at, s.account_id
                  from spoken s, usual u
                  where s.relation in ('REPOST', 'QUOTE') and s.followers >= 500 and s.followers >= 5 * u.followers
                  union all
                  select 5, 'BIGGEST_HELP', l.post_id, l.at, l.account_id
                  from helped h cross join lateral (
                    select s.post_id, s.at, p.account_id from share s join post p on p.id = s.post_id and p.gone_at is null
                    join person_account x on x.account_id = p.account_id
                    where x.person_id = h.person_id and s.campaign_id = h.campaign_id and s.at < :to
                    order by s.at desc, s.id limit 1) l
                  where h.came >= 5
                )
                select distinct on (f.rank, f.account_id) f.kind, f.post_id, f.at
                from found f
                where not exists (
                  select 1 from insight t join post q on q.id = t.post_id
                  where t.kind = f.kind and (t.post_id = f.post_id
                    or (q.account_id = f.account_id and t.found_at >= f.at - interval '60 days')))
                order by f.rank, f.account_id, f.at desc
                """)
        .param("from", toSql(from))
        .param("to", toSql(to))
        .param("quarter", toSql(from.minusSeconds(90L * 86_400)))
        .query((row, _) ->
            new Found(
                InsightKind.valueOf(row.getString("kind")),
                row.getLong("post_id"),
                Instants.in(row, "at")))
        .list();
  }

  /// Whose words about us were heard before a time, and who was told of to have opened a group;
  /// nobody where Kith had not listened for so long.
  List<AccountId> speakersBefore(Instant from, Instant listening) {
    return db.sql(
            """
            with earlier as (
              select account_id, at from mention where of_us and state <> 'NOT_ABOUT_US' and at < :from
              union all select account_id, at from share where counts and at < :from
              union all select p.account_id, p.at from insight t join post p on p.id = t.post_id
                where t.kind = 'COMMUNITY_OPENED')
            select distinct account_id from earlier where exists (select from earlier where at < :listening)
            """)
        .param("from", toSql(from))
        .param("listening", toSql(listening))
        .query((row, _) -> new AccountId(row.getLong("account_id")))
        .list();
  }

  /// An account's first words about us in a time.
  record First(AccountId account, long post, Instant at) {}

  /// The first words of each account in a time, the earliest first; not of those who asked not to
  /// be found, and not of whom it was told in the last 60 days that they opened a group.
  List<First> firsts(Instant from, Instant to) {
    return db
        .sql(
            "select distinct on (a.id) a.id as account_id, p.id as post_id, p.at\n"
                + SPOKEN
                + """
                where p.relation is distinct from 'REPOST' and not 'DISCOVERY' = any(a.opt_outs)
                  and not exists (
                    select 1 from insight t join post q on q.id = t.post_id
                    where t.kind = 'COMMUNITY_OPENED' and q.account_id = a.id and t.found_at >= :to - interval '60 days')
                order by a.id, p.at, p.id
                """)
        .param("from", toSql(from))
        .param("to", toSql(to))
        .query((row, _) ->
            new First(
                new AccountId(row.getLong("account_id")),
                row.getLong("post_id"),
                Instants.in(row, "at")))
        .list()
        .stream()
        .sorted(Comparator.comparing(First::at).thenComparingLong(First::post))
        .toList();
  }

  int told(LocalDate week) {
    return db.sql("select count(*) from insight where week = :week")
        .param("week", week)
        .query(Integer.class)
        .single();
  }

  void keep(Found found, LocalDate week, Instant now) {
    db.sql(
            """
            insert into insight (kind, post_id, week, found_at, group_size, around)
            values (:kind, :post, :week, :now, :size, :around::bigint[])
            on conflict do nothing
            """)
        .param("kind", found.kind().name())
        .param("post", found.post())
        .param("week", week)
        .param("now", toSql(now))
        .param("size", found.size(), Types.INTEGER)
        .param("around", found.around().toArray(Long[]::new))
        .update();
  }

  /// What a sentence is made of.
  ///
  /// @param before when they had spoken of us before; null if never
  /// @param campaign that it carries, empty for none
  /// @param came how many people came by their link in that campaign
  /// @param group that opened; null for other kinds
  record Told(
      InsightKind kind,
      LocalDate week,
      Who who,
      Insight.Proof proof,
      @Nullable Long followers,
      @Nullable Instant before,
      String campaign,
      int came,
      @Nullable Group group) {}

  /// @param person null for a voice
  record Who(String name, @Nullable PersonId person) {}

  /// @param around whom most of it hears, as far as they may be named
  record Group(long size, List<Who> around) {}

  /// What was found in some weeks, the latest first; not what is gone since.
  List<Told> between(LocalDate first, LocalDate last) {
    return db.sql(
            """
            select t.kind, t.week, coalesce(w.name, nullif(a.name, ''), a.handle) as who, w.id as person_id,
                   p.id as post_id, p.url, p.at, a.followers, t.group_size, named.names, named.persons,
                   (select max(q.at) from mention m join post q on q.id = m.post_id
                    join person_account x on x.account_id = q.account_id
                    where x.person_id = w.id and m.of_us and q.at < p.at and q.id <> p.id) as before,
                   coalesce((select c.name from share s join campaign c on c.id = s.campaign_id
                    where s.post_id = p.id order by s.id limit 1), '') as campaign,
                   (select count(distinct k.visitor) + count(*) filter (where k.visitor is null)
                    from share s join tracked_link l on l.campaign_id = s.campaign_id
                    join click k on k.link_id = l.id and k.kind = 'HUMAN'
                    where s.post_id = p.id and l.person_id = w.id and k.at >= t.found_at - interval '7 days' and k.at < t.found_at)
                   + (select coalesce(sum(d.visits + d.later), 0)::bigint
                      from share s join tracked_link l on l.campaign_id = s.campaign_id
                      join click_day d on d.link_id = l.id
                      where s.post_id = p.id and l.person_id = w.id
                        and d.day >= (t.found_at - interval '7 days')::date and d.day <= t.found_at::date) as came
            from insight t
            join post p on p.id = t.post_id and p.gone_at is null
            join account a on a.id = p.account_id
            left join person_account pa on pa.account_id = a.id left join person w on w.id = pa.person_id
            left join lateral (
              select array_agg(coalesce(y.name, nullif(x.name, ''), x.handle) order by u.n) as names,
                     array_agg(coalesce(y.id, 0) order by u.n) as persons
              from unnest(t.around) with ordinality u (id, n)
              join account x on x.id = u.id and not 'DISCOVERY' = any(x.opt_outs)
              left join person_account xa on xa.account_id = x.id left join person y on y.id = xa.person_id
              where not exists (select 1 from consent_said c where c.person_id = y.id and c.said = 'WITHDRAWN'
                and c.channel in ('ANY', 'OTHER'))) named on t.kind = 'COMMUNITY_OPENED'
            where t.week >= :first and t.week <= :last
            order by t.found_at desc, t.kind, t.post_id
            """)
        .param("first", first, Types.DATE)
        .param("last", last, Types.DATE)
        .query((row, _) -> told(row))
        .list();
  }

  private static Told told(ResultSet row) throws SQLException {
    long followers = row.getLong("followers");
    boolean unknown = row.wasNull();
    long person = row.getLong("person_id");
    int size = row.getInt("group_size");
    return new Told(
        InsightKind.valueOf(row.getString("kind")),
        row.getObject("week", LocalDate.class),
        new Who(row.getString("who"), person(person)),
        new Insight.Proof(row.getLong("post_id"), row.getString("url"), Instants.in(row, "at")),
        unknown ? null : followers,
        Instants.orNull(row, "before"),
        row.getString("campaign"),
        row.getInt("came"),
        size == 0 ? null : new Group(size, around(row.getArray("names"), row.getArray("persons"))));
  }

  private static @Nullable PersonId person(long id) {
    return id == 0 ? null : new PersonId(id);
  }

  private static List<Who> around(@Nullable Array names, @Nullable Array persons)
      throws SQLException {
    var around = new ArrayList<Who>();
    if (names != null && persons != null) {
      var called = (String[]) names.getArray();
      var known = (Long[]) persons.getArray();
      for (int i = 0; i < called.length; i++) {
        around.add(new Who(called[i], person(known[i])));
      }
    }
    return around;
  }
}
