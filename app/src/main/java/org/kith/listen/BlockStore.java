package org.kith.listen;

import static org.kith.store.Instants.toSql;

import java.time.Instant;
import java.util.List;
import org.kith.networks.Network;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The table `block_reading`.
@Repository
class BlockStore {

  private final JdbcClient db;

  BlockStore(JdbcClient db) {
    this.db = db;
  }

  /// Accounts of people we know that were not asked about since then, longest ago first.
  List<KnownAccount> due(Network network, Instant before, int most) {
    return db.sql(
            """
            select a.id, a.network, a.key, a.handle, a.name, a.about, a.followers, a.opt_outs, a.ours,
                   a.profile_read_at
            from account a left join block_reading b on b.account_id = a.id
            where a.network = :network and a.followed and not a.ours and a.left_at is null
              and (b.at is null or b.at <= :before)
              and not exists (select 1 from account_refusal f where f.account_id = a.id)
            order by b.at nulls first, a.id limit :most
            """)
        .param("network", network.name())
        .param("before", toSql(before))
        .param("most", most)
        .query((row, _) -> KnownAccount.in(row))
        .list();
  }

  void asked(AccountId account, Instant now) {
    db.sql(
            """
            insert into block_reading (account_id, at) values (:account, :now)
            on conflict (account_id) do update set at = excluded.at
            """)
        .param("account", account.value())
        .param("now", toSql(now))
        .update();
  }
}
