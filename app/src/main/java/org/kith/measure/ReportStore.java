package org.kith.measure;

import static org.kith.store.Instants.toSql;

import java.sql.ResultSet;
import java.time.Instant;
import java.time.YearMonth;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kith.store.Instants;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// Sentences, sealed numbers and goals.
@Repository
class ReportStore {

  private static final JsonMapper JSON = new JsonMapper();

  private final JdbcClient db;

  ReportStore(JdbcClient db) {
    this.db = db;
  }

  /// What is kept of a month.
  ///
  /// @param sentence what a member wrote, null for the one Kith proposes
  /// @param sealed the numbers as they were sealed, null before
  record Kept(@Nullable String sentence, @Nullable Numbers sealed, @Nullable Instant sealedAt) {
    static final Kept NOTHING = new Kept(null, null, null);
  }

  Optional<Kept> find(YearMonth month) {
    return db.sql("select sentence, numbers, sealed_at from report where month = :month")
        .param("month", month.atDay(1))
        .query((row, _) -> {
          var numbers = row.getString("numbers");
          return new Kept(
              row.getString("sentence"),
              numbers == null ? null : JSON.readValue(numbers, Numbers.class),
              Instants.orNull(row, "sealed_at"));
        })
        .optional();
  }

  /// @return false if the month is sealed
  boolean write(YearMonth month, String sentence) {
    return db.sql(
                """
                insert into report (month, sentence) values (:month, :sentence)
                on conflict (workspace_id, month) do update set sentence = excluded.sentence
                where report.sealed_at is null
                """)
            .param("month", month.atDay(1))
            .param("sentence", sentence)
            .update()
        > 0;
  }

  /// @return false if the month is sealed
  boolean seal(YearMonth month, String sentence, Numbers numbers, Instant now) {
    return db.sql(
                """
                insert into report (month, sentence, numbers, sealed_at)
                values (:month, :sentence, :numbers::jsonb, :now)
                on conflict (workspace_id, month) do update
                set sentence = excluded.sentence, numbers = excluded.numbers, sealed_at = excluded.sealed_at
                where report.sealed_at is null
                """)
            .param("month", month.atDay(1))
            .param("sentence", sentence)
            .param("numbers", JSON.writeValueAsString(numbers))
            .param("now", toSql(now))
            .update()
        > 0;
  }

  Map<Measure, Long> goals() {
    var goals = new EnumMap<Measure, Long>(Measure.class);
    db.sql("select number, target from goal")
        .query((ResultSet row) -> {
          goals.put(Measure.valueOf(row.getString("number")), row.getLong("target"));
        });
    return goals;
  }

  void goal(Measure measure, long target) {
    db.sql(
            """
            insert into goal (number, target) values (:number, :target)
            on conflict (workspace_id, number) do update set target = excluded.target
            """)
        .param("number", measure.name())
        .param("target", target)
        .update();
  }
}
