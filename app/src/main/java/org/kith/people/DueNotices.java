package org.kith.people;

import static org.kith.store.Instants.toSql;

import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kith.store.Instants;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Who must still be told why we hold their data: with the first message, and at latest a month
/// after somebody chose them (GDPR, Art. 14(3)). Who refused every message is not written to for
/// it.
@Service
@Transactional(readOnly = true)
public class DueNotices {

  /// Somebody who was not told.
  ///
  /// @param due when they must have been told at latest
  public record Due(PersonId person, String name, String purpose, Instant added, Instant due) {}

  private static final Period AT_LATEST = Period.ofMonths(1);

  private static final String UNTOLD =
      """
      from person p
      where not exists (select 1 from consent_said c where c.person_id = p.id and c.said = 'NOTICED')
        and not exists (select 1 from consent_said c where c.person_id = p.id and c.said = 'WITHDRAWN'
                          and c.channel in ('ANY', 'OTHER'))
      """;

  private final JdbcClient db;
  private final Clock clock;

  DueNotices(JdbcClient db, Clock clock) {
    this.db = db;
    this.clock = clock;
  }

  /// When somebody who was added then must have been told.
  public static Instant due(Instant added) {
    return added.atZone(ZoneOffset.UTC).plus(AT_LATEST).toInstant();
  }

  /// How many should have been told by now.
  public int overdue() {
    // Counted on from that day as [#due] does: a month before the last of February is the 28th of
    // January.
    return db.sql(
            "select count(*) "
                + UNTOLD
                + " and (p.added_at at time zone 'UTC' + interval '1 month') at time zone 'UTC' <"
                + " :now")
        .param("now", toSql(clock.instant()))
        .query(Integer.class)
        .single();
  }

  /// Who was not told, whoever waits longest first.
  public List<Due> list(int limit) {
    return db.sql(
            "select p.id, p.name, p.purpose, p.added_at "
                + UNTOLD
                + " order by p.added_at, p.id limit :limit")
        .param("limit", limit)
        .query((row, _) -> {
          var added = Instants.in(row, "added_at");
          return new Due(
              new PersonId(row.getLong("id")),
              row.getString("name"),
              row.getString("purpose"),
              added,
              due(added));
        })
        .list();
  }

  /// Whether they should have been told by now.
  public static boolean isLate(@Nullable Instant told, Instant added, Instant now) {
    return told == null && due(added).isBefore(now);
  }

  /// The day by which somebody must be told.
  public static String day(Instant added, Instant now, ZoneId zone) {
    return PersonConsents.day(due(added), now, zone);
  }
}
