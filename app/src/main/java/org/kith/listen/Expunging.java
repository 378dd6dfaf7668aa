package org.kith.listen;

import java.util.ArrayList;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Forgets accounts and all they said, row and all, as nothing else does: what is taken back leaves
/// a row to be counted, what is erased leaves none.
@Service
@Transactional
public class Expunging {

  private final JdbcClient db;
  private final ApplicationEventPublisher events;

  Expunging(JdbcClient db, ApplicationEventPublisher events) {
    this.db = db;
    this.events = events;
  }

  /// Forgets accounts with all that hangs on them.
  ///
  /// @return how many posts went
  public int forget(List<KnownAccount> accounts) {
    int posts = forgetPosts(accounts);
    db.sql("delete from account where id = any(:ids) and not ours")
        .param("ids", ids(accounts))
        .update();
    db.sql("update audience_version set version = version + 1").update();
    return posts;
  }

  /// Forgets what accounts said; the accounts stay.
  ///
  /// @return how many posts went
  public int forgetPosts(List<KnownAccount> accounts) {
    var posts =
        new ArrayList<>(
            db.sql("select id from post where account_id = any(:ids)")
                .param("ids", ids(accounts))
                .query((row, _) -> new PostId(row.getLong("id")))
                .list());
    if (!posts.isEmpty()) {
      events.publishEvent(new TextsGone(posts));
    }
    db.sql("delete from post where account_id = any(:ids)").param("ids", ids(accounts)).update();
    db.sql("delete from voice where account_id = any(:ids)").param("ids", ids(accounts)).update();
    db.sql("update account set name = handle, about = '', followers = null where id = any(:ids)")
        .param("ids", ids(accounts))
        .update();
    return posts.size();
  }

  private static Long[] ids(List<KnownAccount> accounts) {
    return accounts.stream().map(account -> account.id().value()).toArray(Long[]::new);
  }
}
