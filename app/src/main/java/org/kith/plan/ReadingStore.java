package org.kith.plan;

import static org.kith.store.Instants.toSql;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.kith.listen.FollowLists;
import org.kith.listen.KnownAccount;
import org.kith.people.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// Where the reading of each account's followers stands.
@Repository
@Transactional
class ReadingStore {

  /// Whose followers are of use and may be listed: our own accounts, persons who did not refuse,
  /// and voices that were heard lately. Nobody is asked about before their wishes are known.
  private static final String WANTED =
      """
      with wanted as (
        select a.id, a.ours, pa.person_id is not null as chosen, v.last_heard_at
        from account a
        left join person_account pa on pa.workspace_id = a.workspace_id and pa.account_id = a.id
        left join voice v on v.workspace_id = a.workspace_id and v.account_id = a.id
        where a.network = any(:networks) and a.left_at is null
          and not a.opt_outs && array['FOLLOWER_LIST', 'DISCOVERY', 'CONTACT']
          and (a.ours or a.profile_read_at is not null)
          and case when a.ours then true
                   when pa.person_id is not null then not pa.person_id = any(:refusing)
                   else v.state in ('NEW', 'WATCHING') and v.last_heard_at >= :heardSince end
      )
      """;

  /// Who is asked about.
  ///
  /// @param refusing persons who said no
  /// @param heardSince voices silent for longer are let be
  record Whom(Set<PersonId> refusing, Instant heardSince) {
    Whom {
      refusing = Set.copyOf(refusing);
    }
  }

  /// An account whose next page is to be read.
  ///
  /// @param cursor where to go on, empty at the beginning
  /// @param pages how many are read
  /// @param failures how many times in a row its network could not be asked
  record Due(KnownAccount account, String cursor, int pages, int failures) {
    long id() {
      return account.id().value();
    }
  }

  /// What became of a page.
  enum Taken {
    MORE_TO_COME,
    COMPLETE,
    /// The list is not wanted any more, or somebody else read it meanwhile; nothing was kept.
    UNWANTED
  }

  private final JdbcClient db;
  private final AudienceStore audiences;

  ReadingStore(JdbcClient db, AudienceStore audiences) {
    this.db = db;
    this.audiences = audiences;
  }

  /// Puts on the list whoever is wanted and not on it, and whose list grew old; strikes off whose
  /// list is not wanted any more before it was ever whole.
  ///
  /// @return how many lists wait to be read
  int enlist(Whom whom, Instant now, Instant old) {
    wanted(
            """
            , gone as (
              delete from audience_reading r
              where r.state = 'READING' and r.completed_at is null
                and r.account_id not in (select id from wanted)
              returning r.account_id
            )
            delete from audience l using gone where l.account_id = gone.account_id
            """,
            whom)
        .update();
    wanted(
            """
            insert into audience_reading (account_id, state, started_at)
            select id, 'READING', :now from wanted
            on conflict (workspace_id, account_id) do update
            set state = 'READING', cursor = '', pages = 0, failures = 0, not_before = null,
                reason = '', started_at = excluded.started_at
            where (audience_reading.state = 'COMPLETE' and audience_reading.completed_at <= :old)
               or (audience_reading.state in ('HIDDEN', 'CLOSED', 'FAILED')
                   and audience_reading.not_before <= :now)
            """,
            whom)
        .param("now", toSql(now))
        .param("old", toSql(old))
        .update();
    passOverClosed(now);
    return wanted(
            """
            select count(*) from wanted w join audience_reading r on r.account_id = w.id
            where r.state = 'READING' and (r.not_before is null or r.not_before <= :now)
            """,
            whom)
        .param("now", toSql(now))
        .query(Integer.class)
        .single();
  }

  /// Accounts of servers that were found closed are not asked about; their numbers stand.
  private void passOverClosed(Instant now) {
    db.sql(
            """
            update audience_reading r
            set state = 'CLOSED', reason = closed.reason, not_before = closed.again
            from account a, (
              select split_part(c.key, '/', 3) as host, max(q.reason) as reason,
                     max(q.not_before) as again
              from audience_reading q join account c on c.id = q.account_id
              where q.state = 'CLOSED' and q.not_before > :now group by 1
            ) closed
            where a.id = r.account_id and r.state = 'READING' and r.completed_at is null
              and split_part(a.key, '/', 3) = closed.host
            """)
        .param("now", toSql(now))
        .update();
  }

  /// The account to read next: one that is begun, else ours, persons, and who was heard last.
  Optional<Due> next(Whom whom, Instant now) {
    return wanted(
            """
            select a.*, r.cursor, r.pages, r.failures
            from wanted w
            join audience_reading r on r.account_id = w.id
            join account a on a.id = w.id
            where r.state = 'READING' and (r.not_before is null or r.not_before <= :now)
            order by r.pages > 0 desc, w.ours desc, w.chosen desc,
                     w.last_heard_at desc nulls last, w.id
            limit 1
            """,
            whom)
        .param("now", toSql(now))
        .query((row, _) ->
            new Due(
                KnownAccount.in(row),
                row.getString("cursor"),
                row.getInt("pages"),
                row.getInt("failures")))
        .optional();
  }

  private JdbcClient.StatementSpec wanted(String sql, Whom whom) {
    return db.sql(WANTED + sql)
        .param("networks", FollowLists.NETWORKS.stream().map(Enum::name).toArray(String[]::new))
        .param("refusing", whom.refusing().stream().mapToLong(PersonId::value).toArray())
        .param("heardSince", toSql(whom.heardSince()));
  }

  /// Keeps a page, and where to go on, together; what an earlier reading had beyond the last page
  /// goes with it.
  ///
  /// @param most after how many pages a list is left to its count
  Taken take(Due due, FollowLists.Page page, int most, Instant now) {
    boolean last = page.next().isEmpty();
    boolean complete = last || due.pages() + 1 >= most;
    int kept =
        db.sql(
                """
                update audience_reading r
                set state = case when :complete then 'COMPLETE' else 'READING' end,
                    cursor = case when :complete then '' else :next end,
                    completed_at = case when :complete then :now else completed_at end,
                    whole = case when :complete then :last else whole end,
                    pages = pages + 1, failures = 0, not_before = null, reason = ''
                from account a
                where r.account_id = :id and r.state = 'READING'
                  and r.cursor = :cursor and r.pages = :pages and a.id = r.account_id
                  and not a.opt_outs && array['FOLLOWER_LIST', 'DISCOVERY', 'CONTACT']
                """)
            .param("complete", complete)
            .param("last", last)
            .param("next", page.next())
            .param("now", toSql(now))
            .param("id", due.id())
            .param("cursor", due.cursor())
            .param("pages", due.pages())
            .update();
    if (kept == 0) {
      return Taken.UNWANTED;
    }
    db.sql(
            """
            insert into audience (account_id, page, followers, read_at)
            values (:id, :page, :followers::bigint[], :now)
            on conflict (workspace_id, account_id, page) do update
            set followers = excluded.followers, read_at = excluded.read_at
            """)
        .param("id", due.id())
        .param("page", due.pages())
        .param("followers", page.followers().stream().mapToLong(f -> f.value()).toArray())
        .param("now", toSql(now))
        .update();
    if (!complete) {
      return Taken.MORE_TO_COME;
    }
    db.sql("delete from audience where account_id = :id and page > :page")
        .param("id", due.id())
        .param("page", due.pages())
        .update();
    audiences.changed();
    return Taken.COMPLETE;
  }

  /// Notes that the network counts followers and lists none; it is asked again at `again`.
  void hidden(Due due, String reason, Instant again) {
    audiences.hide(new long[] {due.id()}, reason);
    setState(due, "HIDDEN", reason, 0, again);
    audiences.changed();
  }

  /// Notes that its server shows lists only to its own accounts. Nobody else there is asked about
  /// before `again` either.
  void closed(Due due, String reason, Instant again) {
    var there =
        db
            .sql(
                """
                select a.id from account a join audience_reading r on r.account_id = a.id
                where a.network = :network and r.state = 'READING'
                  and split_part(a.key, '/', 3) = split_part(:key, '/', 3)
                """)
            .param("network", due.account().network().name())
            .param("key", due.account().account().key())
            .query(Long.class)
            .list()
            .stream()
            .mapToLong(Long::longValue)
            .toArray();
    audiences.hide(there, reason);
    db.sql(
            """
            update audience_reading set state = 'CLOSED', not_before = :again
            where account_id = any(:there)
            """)
        .param("again", toSql(again))
        .param("there", there)
        .update();
    audiences.changed();
  }

  /// Notes that the network could not be asked. Begins again where going on keeps failing.
  void failed(Due due, String reason, Instant next, boolean startOver) {
    setState(due, "READING", reason, due.failures() + 1, next);
    if (startOver) {
      db.sql("update audience_reading set cursor = '', pages = 0 where account_id = :id")
          .param("id", due.id())
          .update();
    }
  }

  /// Gives up for a while.
  void gaveUp(Due due, String reason, Instant again) {
    setState(due, "FAILED", reason, due.failures() + 1, again);
  }

  private void setState(Due due, String state, String reason, int failures, Instant next) {
    db.sql(
            """
            update audience_reading
            set state = :state, reason = :reason, failures = :failures, not_before = :next
            where account_id = :id
            """)
        .param("state", state)
        .param("reason", reason)
        .param("failures", failures)
        .param("next", toSql(next))
        .param("id", due.id())
        .update();
  }

  /// Lets a network be until `then`, as it asked; on the fediverse that one server. Accounts of
  /// other networks are known by what names no host, and so have the same one.
  void rest(Due due, Instant then) {
    db.sql(
            """
            update audience_reading r set not_before = greatest(r.not_before, :then)
            from account a
            where a.id = r.account_id and a.network = :network and r.state = 'READING'
              and split_part(a.key, '/', 3) = split_part(:key, '/', 3)
            """)
        .param("then", toSql(then))
        .param("network", due.account().network().name())
        .param("key", due.account().account().key())
        .update();
  }
}
