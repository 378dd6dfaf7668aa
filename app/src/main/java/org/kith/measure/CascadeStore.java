package org.kith.measure;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kith.activate.CampaignId;
import org.kith.listen.AccountId;
import org.kith.people.PersonId;
import org.kith.store.Instants;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads by whom a campaign was carried first.
@Repository
class CascadeStore {

  private final JdbcClient db;

  CascadeStore(JdbcClient db) {
    this.db = db;
  }

  /// An account's first share that counts.
  ///
  /// @param from whose share it repeats, quotes or answers, those that were taken back passed over;
  ///   null where it says nothing
  record First(AccountId account, Instant at, Grade grade, int shares, @Nullable AccountId from) {}

  /// The first share of each account, earliest first.
  List<First> firsts(CampaignId campaign, int most) {
    return db.sql(
            """
            with recursive first as (
              select distinct on (account_id) id, account_id, at, grade, parent_id, from_by,
                     count(*) over (partition by account_id) as shares
              from share where campaign_id = :campaign and counts
              order by account_id, at, id
            ), early as (
              select * from first order by at, id limit :most
            ), up as (
              select e.id as of_id, p.id, p.account_id, p.counts, p.parent_id, 1 as step
              from early e join share p on p.id = e.parent_id where e.from_by = 'RELATION'
              union all
              select u.of_id, p.id, p.account_id, p.counts, p.parent_id, u.step + 1
              from up u join share p on p.id = u.parent_id where not u.counts and u.step < 50
            )
            select e.account_id, e.at, e.grade, e.shares, u.account_id as from_id
            from early e left join up u on u.of_id = e.id and u.counts and u.account_id <> e.account_id
            order by e.at, e.id
            """)
        .param("campaign", campaign.value())
        .param("most", most)
        .query((row, _) -> {
          long from = row.getLong("from_id");
          boolean none = row.wasNull();
          return new First(
              new AccountId(row.getLong("account_id")),
              Instants.in(row, "at"),
              Grade.valueOf(row.getString("grade")),
              row.getInt("shares"),
              none ? null : new AccountId(from));
        })
        .list();
  }

  /// How many posts carry a campaign.
  int shares(CampaignId campaign) {
    return db.sql("select count(*) from share where campaign_id = :campaign and counts")
        .param("campaign", campaign.value())
        .query(Integer.class)
        .single();
  }

  /// What accounts are called, and whose they are.
  Map<AccountId, Cascade.Who> who(List<AccountId> accounts) {
    var who = new HashMap<AccountId, Cascade.Who>();
    db.sql(
            """
            select a.id, coalesce(w.name, nullif(a.name, ''), a.handle) as name, w.id as person_id, a.ours
            from account a left join person_account pa on pa.account_id = a.id left join person w on w.id = pa.person_id
            where a.id = any(:ids)
            """)
        .param("ids", accounts.stream().mapToLong(AccountId::value).toArray())
        .query((row, _) -> {
          long person = row.getLong("person_id");
          boolean none = row.wasNull();
          return new Cascade.Who(
              new AccountId(row.getLong("id")),
              row.getString("name"),
              none ? null : new PersonId(person),
              row.getBoolean("ours"));
        })
        .list()
        .forEach(one -> who.put(one.account(), one));
    return who;
  }
}
