package org.kith.measure;

import static org.kith.store.Instants.toSql;

import java.sql.Array;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kith.people.PersonId;
import org.kith.store.Instants;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// Sentences, sealed records, goals and settings.
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
  /// @param ahead what a member wrote about the month after, null for nothing
  /// @param numbers as they were sealed, null before
  /// @param record all it said as it was sealed; null before, and where only numbers are known
  record Kept(
      @Nullable String sentence,
      @Nullable String ahead,
      @Nullable Numbers numbers,
      @Nullable Sealed record,
      @Nullable Instant sealedAt) {
    static final Kept NOTHING = new Kept(null, null, null, null, null);
  }

  /// What a sealed report says beside its sentence.
  record Sealed(Facts facts, @Nullable Story story, String ahead) {}

  Optional<Kept> find(YearMonth month) {
    return db.sql(
            "select sentence, ahead, numbers, record, sealed_at from report where month = :month")
        .param("month", day(month))
        .query((row, _) -> {
          var numbers = row.getString("numbers");
          var record = row.getString("record");
          return new Kept(
              row.getString("sentence"),
              row.getString("ahead"),
              numbers == null ? null : JSON.readValue(numbers, Numbers.class),
              record == null ? null : JSON.readValue(record, Sealed.class),
              Instants.orNull(row, "sealed_at"));
        })
        .optional();
  }

  /// The numbers of a month as they were sealed.
  Optional<Numbers> sealed(YearMonth month) {
    return db.sql("select numbers from report where month = :month and numbers is not null")
        .param("month", day(month))
        .query((row, _) -> JSON.readValue(row.getString("numbers"), Numbers.class))
        .optional();
  }

  /// @return false if the month is sealed
  boolean write(YearMonth month, @Nullable String sentence, @Nullable String ahead) {
    return db.sql(
                """
                insert into report (month, sentence, ahead) values (:month, :sentence, :ahead)
                on conflict (workspace_id, month) do update
                set sentence = coalesce(excluded.sentence, report.sentence), ahead = coalesce(excluded.ahead, report.ahead)
                where report.sealed_at is null
                """)
            .param("month", day(month))
            .param("sentence", sentence)
            .param("ahead", ahead)
            .update()
        > 0;
  }

  /// @return false if the month is sealed
  boolean seal(
      YearMonth month, String sentence, Numbers numbers, @Nullable Sealed record, Instant now) {
    return db.sql(
                """
                insert into report (month, sentence, numbers, record, sealed_at)
                values (:month, :sentence, :numbers::jsonb, :record::jsonb, :now)
                on conflict (workspace_id, month) do update
                set sentence = excluded.sentence, numbers = excluded.numbers, record = excluded.record,
                    sealed_at = excluded.sealed_at
                where report.sealed_at is null
                """)
            .param("month", day(month))
            .param("sentence", sentence)
            .param("numbers", JSON.writeValueAsString(numbers))
            .param("record", record == null ? null : JSON.writeValueAsString(record))
            .param("now", toSql(now))
            .update()
        > 0;
  }

  /// The ids a person was ever known by.
  List<Long> alsoKnownAs(PersonId person) {
    return db.sql("select :person union select old_id from person_alias where person_id = :person")
        .param("person", person.value())
        .query((row, _) -> row.getLong(1))
        .list();
  }

  /// What a person is called; empty for nobody.
  Optional<String> nameOf(PersonId person) {
    return db.sql("select name from person where id = :person")
        .param("person", person.value())
        .query(String.class)
        .optional();
  }

  private record OfMonth(YearMonth month, Sealed record) {}

  /// Rewrites the sealed records that have one of these numbers at a place.
  ///
  /// @param place an SQL/JSON path that knows `$id`
  void rewrite(String place, Collection<Long> ids, UnaryOperator<Sealed> change) {
    db.sql(
            """
            select month, record from report
            where record is not null and exists (
              select from unnest(:ids::bigint[]) n (id)
              where jsonb_path_exists(record, :place::jsonpath, jsonb_build_object('id', n.id)))
            """)
        .param("ids", ids.toArray(Long[]::new))
        .param("place", place)
        .query((row, _) ->
            new OfMonth(
                YearMonth.from(row.getDate("month").toLocalDate()),
                JSON.readValue(row.getString("record"), Sealed.class)))
        .list()
        .forEach(found ->
            db.sql("update report set record = :record::jsonb where month = :month")
                .param("record", JSON.writeValueAsString(change.apply(found.record())))
                .param("month", day(found.month()))
                .update());
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

  void noGoal(Measure measure) {
    db.sql("delete from goal where number = :number").param("number", measure.name()).update();
  }

  ReportSettings settings() {
    return db.sql("select year_begins, months_back from report_setting")
        .query((row, _) ->
            new ReportSettings(row.getInt("year_begins"), numbers(row.getArray("months_back"))))
        .optional()
        .orElse(ReportSettings.USUAL);
  }

  private static List<Integer> numbers(Array array) throws SQLException {
    return Stream.of((Integer[]) array.getArray()).toList();
  }

  void settings(ReportSettings settings) {
    db.sql(
            """
            insert into report_setting (year_begins, months_back) values (:begins, :back)
            on conflict (workspace_id) do update
            set year_begins = excluded.year_begins, months_back = excluded.months_back
            """)
        .param("begins", settings.yearBegins())
        .param("back", settings.monthsBack().toArray(Integer[]::new))
        .update();
  }

  void sent(YearMonth month, int members, Instant now) {
    db.sql("update report set sent_at = :now, sent_to = sent_to + :members where month = :month")
        .param("now", toSql(now))
        .param("members", members)
        .param("month", day(month))
        .update();
  }

  private static Date day(YearMonth month) {
    return Date.valueOf(month.atDay(1));
  }
}
