package org.kith.cultivate;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.kith.listen.AccountId;
import org.kith.people.PersonId;
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
        .query((row, _) -> AnswerStore.words(row, AnswerStore.strings(row, "words"), 240))
        .list();
  }

  /// Names of our people who follow this person, as far as follower lists are known.
  List<String> followers(PersonId person) {
    return db.sql(
            """
            select distinct w.name from person_account pa
            join audience u on u.account_id = pa.account_id
            cross join lateral unnest(u.followers) f (id)
            join person_account fp on fp.account_id = f.id join person w on w.id = fp.person_id
            where pa.person_id = :person and w.id <> :person order by 1 limit 40
            """)
        .param("person", person.value())
        .query((row, _) -> row.getString("name"))
        .list();
  }

  /// Names of our people whom this person follows.
  List<String> follows(PersonId person) {
    return db.sql(
            """
            select distinct w.name from person_account mine
            join audience u on mine.account_id = any(u.followers)
            join person_account pa on pa.account_id = u.account_id join person w on w.id = pa.person_id
            where mine.person_id = :person and w.id <> :person order by 1 limit 40
            """)
        .param("person", person.value())
        .query((row, _) -> row.getString("name"))
        .list();
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
