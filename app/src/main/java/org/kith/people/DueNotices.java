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
/// after somebody chose them (GDPR, Art. 14(3)); and again where they are kept for another purpose
/// now, before anything is done for it (Art. 14(4)). Who refused every message is not written to
/// for it.
@Service
@Transactional(readOnly = true)
public class DueNotices {

  /// Somebody who was not told.
  ///
  /// @param again when they were told of another purpose, null if they were told of none
  /// @param due when they must have been told at latest
  public record Due(
      PersonId person, String name, String purpose, @Nullable Instant again, Instant due) {}

  private static final Period AT_LATEST = Period.ofMonths(1);

  private static final String UNTOLD =
      """
      from person p
      where not exists (select 1 from notice_told t where t.person_id = p.id)
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

  /// When somebody who was not told of what they are kept for now must be at latest.
  public Instant of(Person person) {
    return db.sql(
            """
            select max(e.edited_at) as changed_at from person_edit e
            where e.person_id = :person and e.purpose <> e.purpose_since
              and exists (select 1 from consent_said c where c.person_id = :person and c.said = 'NOTICED')
            """)
        .param("person", person.id().value())
        .query((row, _) -> {
          var changed = Instants.orNull(row, "changed_at");
          return changed == null ? due(person.addedAt()) : changed;
        })
        .single();
  }

  /// How many should have been told by now.
  public int overdue() {
    // Counted on from that day as [#due] does: a month before the last of February is the 28th of
    // January.
    return db.sql(
            "select count(*) "
                + UNTOLD
                + """
                 and ((p.added_at at time zone 'UTC' + interval '1 month') at time zone 'UTC' < :now
                      or exists (select 1 from consent_said c where c.person_id = p.id and c.said = 'NOTICED'))
                """)
        .param("now", toSql(clock.instant()))
        .query(Integer.class)
        .single();
  }

  /// Who was not told, whoever should know longest first.
  public List<Due> list(int limit) {
    return db.sql(
            """
            select * from (
              select p.id, p.name, p.purpose, p.added_at,
                     (select max(c.at) from consent_said c where c.person_id = p.id and c.said = 'NOTICED') as again_at,
                     (select max(e.edited_at) from person_edit e
                      where e.person_id = p.id and e.purpose <> e.purpose_since) as changed_at
            """
                + UNTOLD
                + """
                ) waiting
                order by case when again_at is null then added_at + interval '1 month' else changed_at end, id
                limit :limit
                """)
        .param("limit", limit)
        .query((row, _) -> {
          var again = Instants.orNull(row, "again_at");
          return new Due(
              new PersonId(row.getLong("id")),
              row.getString("name"),
              row.getString("purpose"),
              again,
              again == null ? due(Instants.in(row, "added_at")) : Instants.in(row, "changed_at"));
        })
        .list();
  }

  /// Whether whoever was told of nothing should have been by now.
  public static boolean isLate(@Nullable Instant told, Instant added, Instant now) {
    return told == null && due(added).isBefore(now);
  }

  /// A day in short.
  public static String day(Instant at, Instant now, ZoneId zone) {
    return PersonConsents.day(at, now, zone);
  }
}
