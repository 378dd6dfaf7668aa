package org.kith.measure;

import static org.kith.store.Instants.toSql;

import java.sql.Date;
import java.sql.Types;
import java.time.Clock;
import java.time.YearMonth;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kith.people.PersonId;
import org.kith.store.Instants;
import org.kith.team.Caller;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// One story a month, and whether it may be told. A permission is given for the words as they stand
/// and the name as it is shown: whoever changes either needs another one. Whose story it is, is
/// read by whom the id means now.
@Service
@Transactional
public class Stories {

  private final JdbcClient db;
  private final ReportStore reports;
  private final Clock clock;

  Stories(JdbcClient db, ReportStore reports, Clock clock) {
    this.db = db;
    this.reports = reports;
    this.clock = clock;
  }

  @Transactional(readOnly = true)
  public Optional<Story> of(YearMonth month) {
    return db.sql(
            """
            select kith_person(person_id) as person_id, shown_name, words, permission, permitted_at
            from report_story where month = :month
            """)
        .param("month", Date.valueOf(month.atDay(1)))
        .query((row, _) -> {
          long person = row.getLong("person_id");
          boolean none = row.wasNull();
          return new Story(
              month,
              none ? null : new PersonId(person),
              row.getString("shown_name"),
              row.getString("words"),
              row.getString("permission"),
              Instants.orNull(row, "permitted_at"));
        })
        .optional();
  }

  /// Writes the story of a month. What was permitted before is permitted still if words, name and
  /// person are the same.
  ///
  /// @return false if the month is sealed
  /// @throws IllegalArgumentException if the words are blank or longer than 2,000 characters
  public boolean write(YearMonth month, @Nullable PersonId person, String shownName, String words) {
    if (words.isBlank() || words.length() > 2_000 || shownName.length() > 300) {
      throw new IllegalArgumentException("A story has 1 to 2,000 characters.");
    }
    if (isSealed(month)) {
      return false;
    }
    db.sql(
            """
            insert into report_story as s (month, person_id, shown_name, words, changed_at)
            values (:month, :person, :name, :words, :now)
            on conflict (workspace_id, month) do update
            set person_id = excluded.person_id, shown_name = excluded.shown_name, words = excluded.words,
                changed_at = excluded.changed_at,
                permission = case when (s.words, s.shown_name, s.person_id) is not distinct from
                  (excluded.words, excluded.shown_name, excluded.person_id) then s.permission else '' end,
                permitted_at = case when (s.words, s.shown_name, s.person_id) is not distinct from
                  (excluded.words, excluded.shown_name, excluded.person_id) then s.permitted_at end
            """)
        .param("month", Date.valueOf(month.atDay(1)))
        .param("person", person == null ? null : person.value(), Types.BIGINT)
        .param("name", shownName.strip())
        .param("words", words.strip())
        .param("now", toSql(clock.instant()))
        .update();
    return true;
  }

  /// Notes that whoever's story it is lets us tell these very words.
  ///
  /// @param words the words that were shown to them
  /// @param proof how they said so: "by mail on 3 May"
  /// @return false if the words are others by now, or the month is sealed
  public boolean permit(YearMonth month, String words, String proof) {
    if (proof.isBlank() || proof.length() > 300) {
      throw new IllegalArgumentException("How they agreed has 1 to 300 characters.");
    }
    return !isSealed(month)
        && db.sql(
                    """
                    update report_story
                    set permission = :proof, permitted_at = :now, permission_by = :by
                    where month = :month and words = :words
                    """)
                .param("proof", proof.strip())
                .param("now", toSql(clock.instant()))
                .param("by", Caller.require().member().id().value())
                .param("month", Date.valueOf(month.atDay(1)))
                .param("words", words.strip())
                .update()
            == 1;
  }

  /// Takes a story away.
  ///
  /// @return false if there is none, or the month is sealed
  public boolean remove(YearMonth month) {
    return !isSealed(month)
        && db.sql("delete from report_story where month = :month")
                .param("month", Date.valueOf(month.atDay(1)))
                .update()
            == 1;
  }

  private boolean isSealed(YearMonth month) {
    return reports.find(month).filter(kept -> kept.sealedAt() != null).isPresent();
  }
}
