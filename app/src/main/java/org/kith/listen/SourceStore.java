package org.kith.listen;

import static org.kith.store.Instants.toSql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kith.connect.Ear;
import org.kith.connect.Hears;
import org.kith.networks.Cursor;
import org.kith.networks.Heard;
import org.kith.networks.feed.FeedSchedule;
import org.kith.store.Instants;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Sources, where their reading was left off, and what they said a day.
@Repository
class SourceStore {

  private static final String COLUMNS =
      "id, kind, name, address, offered_by, state, reason, failures, dropped, read_at, heard_at,"
          + " next_read_at, whole_text, account_key, hears, subject ";

  /// Sources of the workspace, to be narrowed down.
  static final String SELECT = "select " + COLUMNS + "from source ";

  private final JdbcClient db;

  SourceStore(JdbcClient db) {
    this.db = db;
  }

  /// Brings nearer what is to be read at some moment or later.
  void putBack(Instant after, Duration by) {
    db.sql(
            """
            update source set next_read_at = next_read_at - :seconds * interval '1 second'
            where next_read_at >= :after
            """)
        .param("seconds", by.toSeconds())
        .param("after", toSql(after))
        .update();
  }

  static Source source(ResultSet row, int nr) throws SQLException {
    return new Source(
        new SourceId(row.getLong("id")),
        Source.Kind.valueOf(row.getString("kind")),
        row.getString("name"),
        row.getString("address"),
        row.getString("offered_by"),
        Source.State.valueOf(row.getString("state")),
        row.getString("reason"),
        row.getInt("failures"),
        row.getLong("dropped"),
        Instants.orNull(row, "read_at"),
        Instants.orNull(row, "heard_at"),
        Instants.in(row, "next_read_at"),
        row.getBoolean("whole_text"),
        with(row));
  }

  private static Source.@Nullable With with(ResultSet row) throws SQLException {
    var account = row.getString("account_key");
    if (account.isEmpty()) {
      return null;
    }
    var ear = new Ear(Hears.valueOf(row.getString("hears")), row.getString("subject"));
    var network = Source.Kind.valueOf(row.getString("kind")).network().orElseThrow();
    return new Source.With(network, account, ear);
  }

  /// Those in trouble first, then by name.
  List<Source> all() {
    return db.sql(
            "select "
                + COLUMNS
                + """
                from source
                order by array_position(array['GONE', 'RETRYING', 'WORKING', 'PAUSED'], state::text),
                         lower(name), id
                """)
        .query(SourceStore::source)
        .list();
  }

  Optional<Source> find(SourceId id) {
    return db.sql("select " + COLUMNS + "from source where id = :id")
        .param("id", id.value())
        .query(SourceStore::source)
        .optional();
  }

  List<Source> of(Source.Kind kind) {
    return db.sql("select " + COLUMNS + "from source where kind = :kind order by id")
        .param("kind", kind.name())
        .query(SourceStore::source)
        .list();
  }

  /// Those of a kind that are due, longest due first.
  List<Source> due(Source.Kind kind, Instant now) {
    return db.sql(
            "select "
                + COLUMNS
                + """
                from source
                where kind = :kind and state in ('WORKING', 'RETRYING') and next_read_at <= :now
                order by next_read_at, id
                """)
        .param("kind", kind.name())
        .param("now", toSql(now))
        .query(SourceStore::source)
        .list();
  }

  /// @return the id of the new source, or of the one there was
  SourceId add(Source.Kind kind, String name, String address, String offeredBy, Instant now) {
    return db.sql(
            """
            insert into source (kind, name, address, offered_by, next_read_at, created_at)
            values (:kind, :name, :address, :offeredBy, :now, :now)
            on conflict (workspace_id, kind, address) do update set name = source.name
            returning id
            """)
        .param("kind", kind.name())
        .param("name", Column.SHORT.fit(name))
        .param("address", Column.URL.fit(address))
        .param("offeredBy", Column.URL.fit(offeredBy))
        .param("now", toSql(now))
        .query((row, _) -> new SourceId(row.getLong("id")))
        .single();
  }

  boolean remove(SourceId id) {
    return db.sql("delete from source where id = :id").param("id", id.value()).update() > 0;
  }

  /// Keeps everybody else from reading this source until the transaction ends.
  ///
  /// @return where it was left off; empty if it was removed
  Optional<Cursor> lock(SourceId id) {
    return db.sql("select cursor from source where id = :id for update")
        .param("id", id.value())
        .query((row, _) -> new Cursor(row.getString("cursor")))
        .optional();
  }

  Optional<Cursor> cursor(SourceId id) {
    return db.sql("select cursor from source where id = :id")
        .param("id", id.value())
        .query((row, _) -> new Cursor(row.getString("cursor")))
        .optional();
  }

  void advance(SourceId id, Cursor next, int dropped, boolean news, Instant now) {
    db.sql(
            """
            update source
            set cursor = :cursor, dropped = dropped + :dropped, read_at = :now, failures = 0, reason = '',
                state = case when state = 'PAUSED' then state else 'WORKING' end,
                heard_at = case when :news then :now else heard_at end
            where id = :id
            """)
        .param("cursor", next.value())
        .param("dropped", dropped)
        .param("now", toSql(now))
        .param("news", news)
        .param("id", id.value())
        .update();
  }

  void readNext(SourceId id, Instant at) {
    db.sql("update source set next_read_at = :at where id = :id")
        .param("at", toSql(at))
        .param("id", id.value())
        .update();
  }

  /// How a feed is read, and where that was left off.
  record Left(Cursor cursor, FeedSchedule.Rhythm rhythm) {}

  Optional<Left> left(SourceId id) {
    return db.sql("select cursor, every_seconds, failures, missing from source where id = :id")
        .param("id", id.value())
        .query((row, _) ->
            new Left(
                new Cursor(row.getString("cursor")),
                new FeedSchedule.Rhythm(
                    Duration.ofSeconds(row.getInt("every_seconds")),
                    row.getInt("failures"),
                    row.getInt("missing"))))
        .optional();
  }

  /// Notes when a feed is read next, and how often from now on.
  void rhythm(SourceId id, FeedSchedule.Next.Again next) {
    db.sql(
            """
            update source set next_read_at = :at, every_seconds = :every, missing = :missing
            where id = :id
            """)
        .param("at", toSql(next.at()))
        .param("every", next.rhythm().every().toSeconds())
        .param("missing", next.rhythm().missing())
        .param("id", id.value())
        .update();
  }

  boolean wholeText(SourceId id, boolean whole) {
    return db.sql("update source set whole_text = :whole where id = :id and kind = 'FEED'")
            .param("whole", whole)
            .param("id", id.value())
            .update()
        > 0;
  }

  /// Notes where it went.
  ///
  /// @return false, and nothing noted, if another source is read from there already
  boolean moved(SourceId id, String address, Instant now) {
    return db.sql(
                """
                update source set address = :address, next_read_at = :now
                where id = :id and not exists (
                  select 1 from source other where other.kind = source.kind and other.address = :address)
                """)
            .param("address", Column.URL.fit(address))
            .param("now", toSql(now))
            .param("id", id.value())
            .update()
        > 0;
  }

  /// Notes that a reading failed.
  void failed(SourceId id, String reason, int failures, Instant next) {
    db.sql(
            """
            update source set state = case when state = 'PAUSED' then state else 'RETRYING' end,
                   reason = :reason, failures = :failures, next_read_at = :next
            where id = :id
            """)
        .param("reason", Column.LONG.fit(reason))
        .param("failures", failures)
        .param("next", toSql(next))
        .param("id", id.value())
        .update();
  }

  boolean state(SourceId id, Source.State state, String reason, Instant next) {
    return db.sql(
                """
                update source set state = :state, reason = :reason, failures = 0, next_read_at = :next
                where id = :id
                """)
            .param("state", state.name())
            .param("reason", Column.LONG.fit(reason))
            .param("next", toSql(next))
            .param("id", id.value())
            .update()
        > 0;
  }

  /// Notes that something was not heard. A place that is no time lies between the last reading and
  /// now.
  void gap(SourceId id, Heard.Missed missed, Instant now) {
    db.sql(
            """
            insert into gap (source_id, from_cursor, to_cursor, from_at, to_at, found_at)
            select :source, :from, :to,
                   least(coalesce(:fromAt::timestamptz, s.read_at), coalesce(:toAt::timestamptz, :now)),
                   coalesce(:toAt::timestamptz, :now), :now
            from source s where s.id = :source
            """)
        .param("fromAt", time(missed.from(), now))
        .param("toAt", time(missed.to(), now))
        .param("source", id.value())
        .param("from", Column.KEY.fit(missed.from()))
        .param("to", Column.KEY.fit(missed.to()))
        .param("now", toSql(now))
        .update();
  }

  /// Adds to what a source said on each day.
  void count(SourceId id, Map<LocalDate, Sources.Work> days) {
    db.sql(
            """
            insert into source_day (source_id, day, posts, mentions)
            select :source, day, posts, mentions
            from unnest(:days::date[], :posts::bigint[], :mentions::bigint[]) as d (day, posts, mentions)
            on conflict (source_id, day) do update
            set posts = source_day.posts + excluded.posts,
                mentions = source_day.mentions + excluded.mentions
            """)
        .param("source", id.value())
        .param("days", days.keySet().stream().map(LocalDate::toString).toArray(String[]::new))
        .param("posts", days.values().stream().mapToLong(Sources.Work::posts).toArray())
        .param("mentions", days.values().stream().mapToLong(Sources.Work::mentions).toArray())
        .update();
  }

  /// Posts and mentions of each source in the last days.
  Map<SourceId, Sources.Work> workSince(Instant now, Duration time) {
    var work = new HashMap<SourceId, Sources.Work>();
    db.sql(
            """
            select source_id, sum(posts) as posts, sum(mentions) as mentions from source_day
            where day >= :day group by source_id
            """)
        .param("day", LocalDate.ofInstant(now.minus(time), ZoneOffset.UTC))
        .query((ResultSet row) -> {
          work.put(
              new SourceId(row.getLong("source_id")),
              new Sources.Work(row.getLong("posts"), row.getLong("mentions")));
        });
    return work;
  }

  /// A place that is a time; null for any other, and for one that cannot be meant.
  private static @Nullable String time(String place, Instant now) {
    try {
      var at = Instant.parse(place);
      return at.isAfter(Instant.EPOCH) && !at.isAfter(now) ? at.toString() : null;
    } catch (DateTimeParseException _) {
      return null;
    }
  }

  /// Gaps that were found since then, the newest first.
  List<Gap> gapsSince(Instant since, int limit) {
    return gaps("g.found_at >= :since", limit).param("since", toSql(since)).query(GAP).list();
  }

  /// Gaps of one source, the newest first.
  List<Gap> gaps(SourceId id, int limit) {
    return gaps("g.source_id = :id", limit).param("id", id.value()).query(GAP).list();
  }

  private JdbcClient.StatementSpec gaps(String which, int limit) {
    return db.sql(
            """
            select g.source_id, s.name, s.kind, g.from_at, g.to_at, g.found_at
            from gap g join source s on s.id = g.source_id
            where %s order by g.found_at desc, g.id desc limit :limit
            """
                .formatted(which))
        .param("limit", limit);
  }

  private static final RowMapper<Gap> GAP =
      (row, _) ->
          new Gap(
              new SourceId(row.getLong("source_id")),
              row.getString("name"),
              Source.Kind.valueOf(row.getString("kind")),
              Instants.in(row, "from_at"),
              row.getTimestamp("to_at").toInstant(),
              row.getTimestamp("found_at").toInstant());
}
