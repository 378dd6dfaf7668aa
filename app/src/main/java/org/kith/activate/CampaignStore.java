package org.kith.activate;

import static org.kith.store.Instants.toSql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kith.activate.Forecast.Expected;
import org.kith.reach.Estimate;
import org.kith.store.Instants;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The table `campaign`.
@Repository
class CampaignStore {

  private static final String CAMPAIGNS =
      """
      select id, name, why, destination, starts_at, until, over_at, state, hashtag, facts, question,
             asks_tag, forecast_sealed_at, (forecast ->> 'people')::int as people,
             (forecast ->> 'value')::float8 as value, (forecast ->> 'low')::float8 as low,
             (forecast ->> 'high')::float8 as high, (forecast ->> 'confidence')::float8 as confidence,
             (forecast ->> 'coverage')::float8 as coverage, forecast ->> 'how' as how,
             array[(forecast #>> '{yes,value}')::float8, (forecast #>> '{yes,low}')::float8,
                   (forecast #>> '{yes,high}')::float8] as yes,
             array[(forecast #>> '{visits,value}')::float8, (forecast #>> '{visits,low}')::float8,
                   (forecast #>> '{visits,high}')::float8] as visits,
             array[(forecast #>> '{heard,value}')::float8, (forecast #>> '{heard,low}')::float8,
                   (forecast #>> '{heard,high}')::float8] as heard
      from campaign
      """;

  private final JdbcClient db;

  CampaignStore(JdbcClient db) {
    this.db = db;
  }

  CampaignId add(Brief brief, Instant startsAt) {
    return new CampaignId(
        db.sql(
                """
                insert into campaign (name, why, destination, starts_at, until, hashtag, facts, question, asks_tag)
                values (:name, :why, :destination, :starts, :until, :hashtag, :facts::text[], :question, :tag)
                returning id
                """)
            .param("name", brief.name())
            .param("why", brief.why())
            .param("destination", brief.destination().url())
            .param("starts", toSql(startsAt))
            .param("until", toSql(brief.until()))
            .param("hashtag", brief.kit().hashtag())
            .param("facts", brief.kit().facts().toArray(String[]::new))
            .param("question", brief.kit().question())
            .param("tag", brief.tag())
            .query(Long.class)
            .single());
  }

  /// Starts a draft and seals its forecast.
  ///
  /// @return false if there is no such draft
  boolean start(CampaignId id, Forecast forecast, Instant now) {
    var reach = forecast.reach();
    return db.sql(
                """
                update campaign
                set state = 'RUNNING', starts_at = :now, forecast_sealed_at = :now,
                    forecast = jsonb_build_object('people', :people::int, 'value', :value::float8,
                      'low', :low::float8, 'high', :high::float8, 'confidence', :confidence::float8,
                      'coverage', :coverage::float8, 'how', :how::text, 'yes', :yes::jsonb,
                      'visits', :visits::jsonb, 'heard', :heard::jsonb)
                where id = :id and state = 'DRAFT' and discarded_at is null and until > :now
                """)
            .param("id", id.value())
            .param("now", toSql(now))
            .param("people", forecast.people())
            .param("value", reach.value())
            .param("low", reach.low())
            .param("high", reach.high())
            .param("confidence", reach.confidence())
            .param("coverage", reach.coverage())
            .param("how", reach.how().name())
            .param("yes", json(forecast.yes()), Types.VARCHAR)
            .param("visits", json(forecast.visits()), Types.VARCHAR)
            .param("heard", json(forecast.heard()), Types.VARCHAR)
            .update()
        == 1;
  }

  /// Writes all of a brief but its kit, unless the campaign was ended.
  ///
  /// @return false if there is no such campaign
  boolean change(CampaignId id, Brief brief) {
    return db.sql(
                """
                update campaign
                set name = :name, why = :why, destination = :destination, until = :until, asks_tag = :tag
                where id = :id and state <> 'ENDED' and discarded_at is null
                """)
            .param("id", id.value())
            .param("name", brief.name())
            .param("why", brief.why())
            .param("destination", brief.destination().url())
            .param("until", toSql(brief.until()))
            .param("tag", brief.tag())
            .update()
        == 1;
  }

  /// Throws a draft away, or takes that back.
  ///
  /// @param at when it is thrown away, null to take that back
  /// @return false if there is no such draft
  boolean discard(CampaignId id, @Nullable Instant at) {
    return db.sql(
                """
                update campaign set discarded_at = :at::timestamptz
                where id = :id and state = 'DRAFT' and (discarded_at is null) <> (:at::timestamptz is null)
                """)
            .param("id", id.value())
            .param("at", at == null ? null : toSql(at), Types.TIMESTAMP_WITH_TIMEZONE)
            .update()
        == 1;
  }

  /// Forgets drafts that were thrown away before.
  void forget(Instant before) {
    db.sql("delete from campaign where discarded_at < :before")
        .param("before", toSql(before))
        .update();
  }

  /// Lets campaigns that ask whoever has a tag follow its name.
  void renamed(String from, String to) {
    db.sql("update campaign set asks_tag = :to where asks_tag = :from")
        .param("from", from)
        .param("to", to)
        .update();
  }

  /// @return false if there is no such campaign
  boolean offer(CampaignId id, Kit kit) {
    return db.sql(
                """
                update campaign set hashtag = :hashtag, facts = :facts::text[], question = :question
                where id = :id
                """)
            .param("id", id.value())
            .param("hashtag", kit.hashtag())
            .param("facts", kit.facts().toArray(String[]::new))
            .param("question", kit.question())
            .update()
        == 1;
  }

  /// @return false if it was not running
  boolean end(CampaignId id, Instant at) {
    return db.sql(
                """
                update campaign set state = 'ENDED', ended_at = :at
                where id = :id and state = 'RUNNING'
                """)
            .param("id", id.value())
            .param("at", toSql(at))
            .update()
        == 1;
  }

  /// @return false if it had not ended, or its last day is over
  boolean reopen(CampaignId id, Instant now) {
    return db.sql(
                """
                update campaign set state = 'RUNNING', ended_at = null
                where id = :id and state = 'ENDED' and until > :now
                """)
            .param("id", id.value())
            .param("now", toSql(now))
            .update()
        == 1;
  }

  /// Running ones first, then drafts, then those that are over; the newest first.
  List<Campaign> all() {
    return db.sql(
            CAMPAIGNS
                + """
                where discarded_at is null
                order by array_position(array['RUNNING', 'DRAFT', 'ENDED'], state::text),
                         starts_at desc, id desc
                """)
        .query((row, _) -> campaign(row))
        .list();
  }

  Optional<Campaign> find(CampaignId id) {
    return db.sql(CAMPAIGNS + "where id = :id and discarded_at is null")
        .param("id", id.value())
        .query((row, _) -> campaign(row))
        .optional();
  }

  private static Campaign campaign(ResultSet row) throws SQLException {
    var kit =
        new Kit(
            row.getString("hashtag"),
            Arrays.asList((String[]) row.getArray("facts").getArray()),
            row.getString("question"));
    return new Campaign(
        new CampaignId(row.getLong("id")),
        new Brief(
            row.getString("name"),
            row.getString("why"),
            new Destination(row.getString("destination")),
            Instants.in(row, "until"),
            kit,
            row.getString("asks_tag")),
        Instants.in(row, "starts_at"),
        CampaignState.valueOf(row.getString("state")),
        Instants.in(row, "over_at"),
        sealed(row));
  }

  private static Campaign.@Nullable Sealed sealed(ResultSet row) throws SQLException {
    var at = Instants.orNull(row, "forecast_sealed_at");
    if (at == null) {
      return null;
    }
    var reach =
        new Estimate(
            row.getDouble("value"),
            row.getDouble("low"),
            row.getDouble("high"),
            row.getDouble("confidence"),
            row.getDouble("coverage"),
            Estimate.How.valueOf(row.getString("how")));
    return new Campaign.Sealed(
        new Forecast(
            row.getInt("people"),
            reach,
            expected(row, "yes"),
            expected(row, "visits"),
            expected(row, "heard")),
        at);
  }

  private static @Nullable String json(@Nullable Expected expected) {
    return expected == null
        ? null
        : "{\"value\": %s, \"low\": %s, \"high\": %s}"
            .formatted(expected.value(), expected.low(), expected.high());
  }

  private static @Nullable Expected expected(ResultSet row, String column) throws SQLException {
    var three = (Double[]) row.getArray(column).getArray();
    var value = three[0];
    return value == null ? null : new Expected(value, three[1], three[2]);
  }
}
