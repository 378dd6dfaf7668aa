package org.kith.cultivate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kith.listen.AccountId;
import org.kith.people.VoiceCircle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Tells the Voices page who of our circle a voice answers or follows, and who answers or follows
/// it.
@Component
class CircleTies implements VoiceCircle {

  private static final int MOST = 4;

  private final JdbcClient db;

  CircleTies(JdbcClient db) {
    this.db = db;
  }

  private record Tie(AccountId account, String kind, String name) {}

  @Override
  @Transactional(readOnly = true)
  public Map<AccountId, Ties> ties(Collection<AccountId> accounts) {
    var found = new HashMap<AccountId, Map<String, List<String>>>();
    for (var tie : read(accounts)) {
      var names =
          found
              .computeIfAbsent(tie.account(), _ -> new LinkedHashMap<>())
              .computeIfAbsent(tie.kind(), _ -> new ArrayList<>());
      if (names.size() < MOST) {
        names.add(tie.name());
      }
    }
    var ties = new HashMap<AccountId, Ties>();
    found.forEach((account, names) -> ties.put(account, ties(names)));
    return ties;
  }

  private static Ties ties(Map<String, List<String>> names) {
    return new Ties(
        names.getOrDefault("ANSWERS", List.of()),
        names.getOrDefault("ANSWERED", List.of()),
        names.getOrDefault("FOLLOWS", List.of()),
        names.getOrDefault("FOLLOWED", List.of()));
  }

  private List<Tie> read(Collection<AccountId> accounts) {
    return db.sql(
            """
            with circle as (
              select pa.account_id, w.name from relationship r
              join person w on w.id = r.person_id join person_account pa on pa.person_id = w.id
              where r.in_circle)
            select p.account_id, 'ANSWERS' as kind, c.name
            from post p join post o on o.network = p.network and o.key = p.relation_key
            join circle c on c.account_id = o.account_id
            where p.account_id = any(:accounts) and p.relation = 'REPLY'
            union
            select o.account_id, 'ANSWERED', c.name
            from post o join post p on p.workspace_id = o.workspace_id and p.relation_key = o.key and p.network = o.network
            join circle c on c.account_id = p.account_id
            where o.account_id = any(:accounts) and p.relation = 'REPLY'
            union
            select u.account_id, 'FOLLOWED', c.name
            from audience u cross join lateral unnest(u.followers) f (id) join circle c on c.account_id = f.id
            where u.account_id = any(:accounts)
            union
            select v.id, 'FOLLOWS', c.name
            from circle c join audience u on u.account_id = c.account_id
            cross join lateral (select f.id from unnest(u.followers) f (id) where f.id = any(:accounts)) v
            order by 1, 2, 3
            """)
        .param("accounts", accounts.stream().map(AccountId::value).toArray(Long[]::new))
        .query((row, _) ->
            new Tie(
                new AccountId(row.getLong("account_id")),
                row.getString("kind"),
                row.getString("name")))
        .list();
  }
}
