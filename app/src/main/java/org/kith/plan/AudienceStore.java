package org.kith.plan;

import static org.kith.store.Instants.toSql;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import it.unimi.dsi.fastutil.longs.LongOpenHashSet;
import it.unimi.dsi.fastutil.longs.LongSet;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.kith.listen.AccountId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Follower lists in the database.
@Repository
class AudienceStore {

  static final int PAGE = 100_000; // the most followers of one row

  private static final String REFUSED =
      """
      select distinct a.id from account a
      join audience l on l.workspace_id = a.workspace_id and l.account_id = a.id
      where a.opt_outs && array['FOLLOWER_LIST', 'DISCOVERY', 'CONTACT']
      """;

  private final JdbcClient db;
  private final Clock clock;

  AudienceStore(JdbcClient db, Clock clock) {
    this.db = db;
    this.clock = clock;
  }

  /// Puts these lists in the place of what was known.
  void replace(List<FollowerList> lists) {
    if (lists.isEmpty()) {
      return;
    }
    var accounts = lists.stream().mapToLong(list -> list.account().value()).toArray();
    db.sql("delete from audience where account_id = any(:accounts)")
        .param("accounts", accounts)
        .update();
    var rows = new Rows();
    lists.forEach(rows::add);
    db.sql(
            """
            insert into audience (account_id, page, followers, read_at)
            select account_id, page, (:followers::bigint[])[first : last], read_at
            from unnest(:accounts::bigint[], :pages::int[], :firsts::int[], :lasts::int[],
                :times::timestamptz[]) as list (account_id, page, first, last, read_at)
            """)
        .param("followers", rows.followers.toLongArray())
        .param("accounts", rows.accounts.toLongArray())
        .param("pages", rows.pages.toIntArray())
        .param("firsts", rows.firsts.toIntArray())
        .param("lasts", rows.lasts.toIntArray())
        .param("times", rows.times())
        .update();
    db.sql(
            """
            insert into audience_reading (account_id, state, whole, pages, started_at, completed_at)
            select account_id, 'COMPLETE', whole, 1, at, at
            from unnest(:accounts::bigint[], :whole::boolean[], :times::timestamptz[])
                as list (account_id, whole, at)
            on conflict (workspace_id, account_id) do update set state = 'COMPLETE', whole = excluded.whole, reason = '',
              cursor = '', pages = 1, failures = 0, not_before = null,
              started_at = excluded.started_at, completed_at = excluded.completed_at
            """)
        .param("accounts", accounts)
        .param("whole", whole(lists))
        .param("times", lists.stream().map(list -> list.readAt().toString()).toArray(String[]::new))
        .update();
  }

  private static boolean[] whole(List<FollowerList> lists) {
    var whole = new boolean[lists.size()];
    for (int i = 0; i < whole.length; i++) {
      whole[i] = lists.get(i).whole();
    }
    return whole;
  }

  /// Notes that a graph in memory is not the latest any more.
  void changed() {
    db.sql(
            """
            insert into audience_version (version) values (1)
            on conflict (workspace_id) do update set version = audience_version.version + 1
            """)
        .update();
  }

  void hide(long[] accounts, String reason) {
    db.sql("delete from audience where account_id = any(:accounts)")
        .param("accounts", accounts)
        .update();
    db.sql(
            """
            insert into audience_reading (account_id, state, reason, started_at)
            select id, 'HIDDEN', :reason, :now from unnest(:accounts::bigint[]) as a (id)
            on conflict (workspace_id, account_id) do update set state = 'HIDDEN', reason = excluded.reason,
              cursor = '', pages = 0, failures = 0, not_before = null, whole = false,
              completed_at = null
            """)
        .param("accounts", accounts)
        .param("reason", reason)
        .param("now", toSql(clock.instant()))
        .update();
  }

  LongSet askedNotToBeListed() {
    return new LongOpenHashSet(
        db.sql("select id from account where opt_outs @> array['FOLLOWER_LIST']")
            .query(Long.class)
            .list());
  }

  /// Accounts with a list, or a part of one, that must not be kept.
  List<AccountId> listedThoughRefused() {
    return db.sql(REFUSED).query((row, _) -> new AccountId(row.getLong(1))).list();
  }

  /// Those of these accounts.
  List<AccountId> listedThoughRefused(Collection<AccountId> among) {
    return db.sql(REFUSED + "and a.id = any(:among)")
        .param("among", among.stream().mapToLong(AccountId::value).toArray())
        .query((row, _) -> new AccountId(row.getLong(1)))
        .list();
  }

  Audiences.Progress progress() {
    return db.sql(
            """
            select
              count(*) filter (where r.completed_at is not null) as listed,
              count(*) filter (where r.completed_at is null and r.state = 'READING') as reading,
              count(*) filter (where r.completed_at is null and a.followers is not null) as counted,
              count(*) filter (where r.state = 'HIDDEN'
                or (r.state is null and 'FOLLOWER_LIST' = any(a.opt_outs))) as hidden,
              count(*) filter (where r.state = 'CLOSED') as closed,
              count(*) filter (where r.state = 'FAILED') as failed
            from account a left join audience_reading r
              on r.workspace_id = a.workspace_id and r.account_id = a.id
            """)
        .query((row, _) ->
            new Audiences.Progress(
                row.getInt("listed"),
                row.getInt("reading"),
                row.getInt("counted"),
                row.getInt("hidden"),
                row.getInt("closed"),
                row.getInt("failed")))
        .single();
  }

  /// Rows of the table, column by column; all followers in one array, of which each row has a part.
  private static final class Rows {
    final LongArrayList followers = new LongArrayList();
    final LongArrayList accounts = new LongArrayList();
    final IntArrayList pages = new IntArrayList();
    final IntArrayList firsts = new IntArrayList(); // from 1, as PostgreSQL counts
    final IntArrayList lasts = new IntArrayList();
    final List<String> times = new ArrayList<>();

    void add(FollowerList list) {
      int size = list.followers().size();
      for (int from = 0, page = 0; page == 0 || from < size; from += PAGE, page++) {
        accounts.add(list.account().value());
        pages.add(page);
        firsts.add(followers.size() + from + 1);
        lasts.add(followers.size() + Math.min(size, from + PAGE));
        times.add(list.readAt().toString());
      }
      followers.addAll(list.followers());
    }

    String[] times() {
      return times.toArray(String[]::new);
    }
  }
}
