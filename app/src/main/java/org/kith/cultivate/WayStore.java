package org.kith.cultivate;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.kith.listen.AccountId;
import org.kith.people.NetworkNames;
import org.kith.people.PersonId;
import org.kith.store.Instants;
import org.kith.store.Strings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads what people wrote with our words, and who of our people stands between us.
@Repository
class WayStore {

  private final JdbcClient db;

  WayStore(JdbcClient db) {
    this.db = db;
  }

  List<Card.Words> sentences(PersonId person) {
    return db.sql(
            """
            select p.title, p.text, p.language, p.url, p.network, p.at,
                   array(select distinct w::text from mention m, unnest(m.words) w where m.post_id = p.id) as words
            from person_account pa join post p on p.account_id = pa.account_id
            where pa.person_id = :person and p.relation is distinct from 'REPOST'
              and exists (select 1 from mention m where m.post_id = p.id and m.state <> 'NOT_ABOUT_US')
            order by p.answers desc, p.at desc limit 2
            """)
        .param("person", person.value())
        .query((row, _) -> AnswerStore.words(row, Strings.in(row, "words"), 240))
        .list();
  }

  /// Our people who follow somebody or are followed by them, as far as lists are known: those who
  /// know each other first, then whoever is closest to us. Nobody who refused.
  List<Introducer> introducers(PersonId person) {
    return db.sql(
            """
            with between as (
              select fp.person_id, true as follows, false as followed
              from person_account pa join audience u on u.account_id = pa.account_id
              cross join lateral unnest(u.followers) f (id)
              join person_account fp on fp.account_id = f.id
              where pa.person_id = :person
              union all
              select ta.person_id, false, true
              from person_account mine join audience u on mine.account_id = any (u.followers)
              join person_account ta on ta.account_id = u.account_id
              where mine.person_id = :person
            )
            select w.id, w.name, r.stage, r.last_contact_at,
                   bool_or(b.follows) as follows, bool_or(b.followed) as followed
            from between b join person w on w.id = b.person_id
            join relationship r on r.person_id = w.id
            where w.id <> :person
              and not exists (
                select 1 from consent_said c where c.person_id = w.id
                  and c.said = 'WITHDRAWN' and c.channel in ('ANY', 'OTHER'))
            group by w.id, w.name, r.stage, r.last_contact_at
            order by bool_or(b.follows) and bool_or(b.followed) desc,
              array_position('{FRIEND,SPEAKS_FOR_US,IN_TOUCH,SAID_HELLO,RESTING,NOTICED}'::text[], r.stage::text),
              r.last_contact_at desc nulls last, w.name, w.id
            limit 40
            """)
        .param("person", person.value())
        .query((row, _) ->
            new Introducer(
                new PersonId(row.getLong("id")),
                row.getString("name"),
                Stage.valueOf(row.getString("stage")),
                row.getBoolean("follows"),
                row.getBoolean("followed"),
                Instants.orNull(row, "last_contact_at")))
        .list();
  }

  /// How many accounts follow both somebody and us.
  int shared(PersonId person) {
    return db.sql(
            """
            select count(*) from (
              select f.id from person_account pa join audience u on u.account_id = pa.account_id
              cross join lateral unnest(u.followers) f (id) where pa.person_id = :person
              intersect
              select f.id from account a join audience u on u.account_id = a.id
              cross join lateral unnest(u.followers) f (id) where a.ours) x
            """)
        .param("person", person.value())
        .query(Integer.class)
        .single();
  }

  /// What is known of who follows each account of somebody.
  List<KnownList> lists(PersonId person) {
    return db.sql(
            """
            select a.network,
                   case when 'FOLLOWER_LIST' = any(a.opt_outs) then 'HIDDEN'
                        else coalesce(r.state, '') end as state,
                   (select min(u.read_at) from audience u where u.account_id = a.id) as read_at
            from person_account pa join account a on a.id = pa.account_id
            left join audience_reading r on r.account_id = a.id
            where pa.person_id = :person order by a.network, a.id
            """)
        .param("person", person.value())
        .query((row, _) -> list(row))
        .list();
  }

  private static KnownList list(ResultSet row) throws SQLException {
    var readAt = Instants.orNull(row, "read_at");
    var state =
        switch (row.getString("state")) {
          case "HIDDEN" -> KnownList.State.HIDDEN;
          case "CLOSED" -> KnownList.State.CLOSED;
          case "FAILED" -> KnownList.State.FAILED;
          case "READING" -> KnownList.State.READING;
          default -> KnownList.State.UNKNOWN;
        };
    return new KnownList(
        NetworkNames.of(row.getString("network")),
        readAt == null ? state : KnownList.State.LISTED,
        readAt);
  }

  private record Way(AccountId account, String name) {}

  /// Names of the people of our circle who follow these accounts.
  Map<AccountId, List<String>> intoCircle(Set<AccountId> accounts) {
    return db
        .sql(
            """
            select distinct u.account_id, w.name from audience u
            cross join lateral unnest(u.followers) f (id)
            join person_account fp on fp.account_id = f.id join person w on w.id = fp.person_id
            join relationship r on r.person_id = w.id and r.in_circle
            where u.account_id = any(:accounts) order by 1, 2
            """)
        .param("accounts", accounts.stream().map(AccountId::value).toArray(Long[]::new))
        .query((row, _) -> new Way(new AccountId(row.getLong("account_id")), row.getString("name")))
        .list()
        .stream()
        .collect(
            Collectors.groupingBy(
                Way::account, Collectors.mapping(Way::name, Collectors.toList())));
  }
}
