package org.kith.measure;

import static org.kith.store.Instants.toSql;

import it.unimi.dsi.fastutil.longs.LongArrayList;
import it.unimi.dsi.fastutil.longs.LongList;
import it.unimi.dsi.fastutil.longs.LongLists;
import it.unimi.dsi.fastutil.longs.LongOpenHashSet;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.kith.measure.ToldDay.Kind;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The days of `told_day`, and which of them changed.
@Repository
class ToldStore {

  private static final int LOCK = 6_101; // of this store, beside the workspace's number
  private static final int AT_ONCE = 200;

  /// Of posts only what is missing of them is looked up: what most are needs no look at the post.
  /// Whoever spoke more than once is listed as often; to leave that to who reads it is quicker than
  /// to group by a million accounts.
  private static final String COUNT =
      """
      with said as materialized (
        select m.post_id, m.topic_id, m.of_us, (m.at at time zone :zone)::date as day, m.account_id,
               p.relation is distinct from 'REPOST' as worded
        from mention m left join post p on p.id = m.post_id and (p.gone_at is not null or p.relation = 'REPOST')
        where m.at >= :from and m.at < :to and m.state <> 'NOT_ABOUT_US' and p.gone_at is null
      ), about as materialized (
        select distinct post_id from said where of_us
      )
      select day, 'ABOUT' as kind, 0::bigint as of_id, string_agg(account_id::text, ' ') filter (where worded) as worded,
             string_agg(account_id::text, ' ') as carried
      from said where of_us group by day
      union all
      select (at at time zone :zone)::date, 'CAMPAIGN', campaign_id,
             string_agg(account_id::text, ' ') filter (where worded), string_agg(account_id::text, ' ')
      from share where counts and at >= :from and at < :to group by 1, 3
      union all
      select day, 'TOPIC', topic_id, string_agg(account_id::text, ' ') filter (where worded),
             string_agg(account_id::text, ' ')
      from said s
      where of_us or exists (select from about a where a.post_id = s.post_id)
        or (select true from share h where h.post_id = s.post_id and h.counts limit 1)
      group by day, topic_id
      """;

  private final JdbcClient db;
  private final JdbcTemplate template;

  ToldStore(JdbcClient db, JdbcTemplate template) {
    this.db = db;
    this.template = template;
  }

  /// A change that was noted, and the day in UTC that it is of.
  record Change(long id, LocalDate day) {}

  /// Whether this transaction alone keeps days of this workspace, until its end.
  boolean lock() {
    return db.sql("select pg_try_advisory_xact_lock(:lock, kith_workspace()::int)")
        .param("lock", LOCK)
        .query(Boolean.class)
        .single();
  }

  List<Change> changes(LocalDate from, LocalDate to) {
    return db.sql("select id, day from told_change where day >= :from and day < :to")
        .param("from", Date.valueOf(from))
        .param("to", Date.valueOf(to))
        .query((row, _) -> new Change(row.getLong("id"), row.getDate("day").toLocalDate()))
        .list();
  }

  void taken(Collection<Change> changes) {
    db.sql("delete from told_change where id = any(:ids)")
        .param("ids", changes.stream().mapToLong(Change::id).toArray())
        .update();
  }

  /// Forgets changes of days that were never counted: whoever counts them sees all there is.
  void forgetUncounted() {
    db.sql(
            """
            delete from told_change c where not exists (
              select from told_day t where t.kind = 'ABOUT' and t.day between c.day - 1 and c.day + 1)
            """)
        .update();
  }

  /// The days that are counted, as they were cut in this zone.
  Set<LocalDate> counted(LocalDate from, LocalDate to, ZoneId zone) {
    return new HashSet<>(
        db.sql(
                "select day from told_day where kind = 'ABOUT' and day >= :from and day < :to and zone = :zone")
            .param("from", Date.valueOf(from))
            .param("to", Date.valueOf(to))
            .param("zone", zone.getId())
            .query((row, _) -> row.getDate("day").toLocalDate())
            .list());
  }

  /// What is kept of these days.
  List<ToldDay> read(Collection<LocalDate> days) {
    return db.sql(
            """
            select day, kind, of_id, array_to_string(worded, ' ') as worded, array_to_string(carried, ' ') as carried
            from told_day where day = any(:days)
            """)
        .param("days", days.stream().map(Date::valueOf).toArray(Date[]::new))
        .query((row, _) -> day(row, numbers -> numbers))
        .list();
  }

  /// Counts anew, from what was said itself.
  List<ToldDay> count(LocalDate from, LocalDate to, ZoneId zone) {
    return db.sql(COUNT)
        .param("from", toSql(from.atStartOfDay(zone).toInstant()))
        .param("to", toSql(to.atStartOfDay(zone).toInstant()))
        .param("zone", zone.getId())
        .query((row, _) -> day(row, ToldStore::distinct))
        .list();
  }

  /// Keeps these days as they were counted, empty ones too.
  void keep(Collection<LocalDate> days, List<ToldDay> told, ZoneId zone) {
    db.sql("delete from told_day where day = any(:days)")
        .param("days", days.stream().map(Date::valueOf).toArray(Date[]::new))
        .update();
    var full = new HashSet<LocalDate>();
    told.stream().filter(d -> d.kind() == Kind.ABOUT).forEach(d -> full.add(d.day()));
    db.sql(
            """
            insert into told_day (day, kind, zone, worded, carried)
            select d, 'ABOUT', :zone, '{}', '{}' from unnest(:days::date[]) as n (d)
            """)
        .param("zone", zone.getId())
        .param(
            "days",
            days.stream()
                .filter(day -> !full.contains(day))
                .map(Date::valueOf)
                .toArray(Date[]::new))
        .update();
    template.batchUpdate(
        """
        insert into told_day (day, kind, of_id, zone, worded, carried)
        values (?, ?, ?, ?, ?, ?)
        """,
        told,
        AT_ONCE,
        (row, day) -> {
          row.setDate(1, Date.valueOf(day.day()));
          row.setString(2, day.kind().name());
          row.setLong(3, day.of());
          row.setString(4, zone.getId());
          row.setObject(5, day.worded().toLongArray());
          row.setObject(6, day.carried().toLongArray());
        });
  }

  private static ToldDay day(ResultSet row, UnaryOperator<LongList> as) throws SQLException {
    return new ToldDay(
        row.getDate("day").toLocalDate(),
        Kind.valueOf(row.getString("kind")),
        row.getLong("of_id"),
        as.apply(numbers(row.getString("worded"))),
        as.apply(numbers(row.getString("carried"))));
  }

  /// Each number once, in their order.
  private static LongList distinct(LongList numbers) {
    var once = new LongOpenHashSet(numbers).toLongArray();
    Arrays.sort(once);
    return LongArrayList.wrap(once);
  }

  /// Long lists travel as text: the driver would make an object of each number.
  private static LongList numbers(@Nullable String digits) {
    if (digits == null || digits.isEmpty()) {
      return LongLists.emptyList();
    }
    var numbers = new LongArrayList();
    long number = 0;
    for (int i = 0; i < digits.length(); i++) {
      char c = digits.charAt(i);
      if (c == ' ') {
        numbers.add(number);
        number = 0;
      } else {
        number = 10 * number + (c - '0');
      }
    }
    numbers.add(number);
    return numbers;
  }
}
