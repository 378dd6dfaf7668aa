package org.kith.takeout;

import static org.kith.store.Instants.toSql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.kith.store.Instants;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Which exports were asked for, and what came of them.
@Repository
class TakeoutStore {

  private static final String COLUMNS =
      "id, direction, state, asked_by, asked_at, done_at, row_count, bytes, sha256, reason ";

  private final JdbcClient db;

  TakeoutStore(JdbcClient db) {
    this.db = db;
  }

  TakeoutId add(Takeout.Direction direction, String by, Instant now) {
    return new TakeoutId(
        db.sql(
                """
                insert into takeout (direction, asked_by, asked_at) values (:direction, :by, :now)
                returning id
                """)
            .param("direction", direction.name())
            .param("by", by)
            .param("now", toSql(now))
            .query(Long.class)
            .single());
  }

  List<Takeout> recent(int most) {
    return db.sql("select " + COLUMNS + "from takeout order by id desc limit :most")
        .param("most", most)
        .query((row, _) -> takeout(row))
        .list();
  }

  Optional<Takeout> find(TakeoutId id) {
    return db.sql("select " + COLUMNS + "from takeout where id = :id")
        .param("id", id.value())
        .query((row, _) -> takeout(row))
        .optional();
  }

  /// Notes that one is made.
  ///
  /// @return false if what is in it may not be kept any longer, see [#outdate]
  boolean done(TakeoutId id, Takeouts.Packed packed, Instant now) {
    return db.sql(
                """
                update takeout set state = 'DONE', done_at = :now, row_count = :rows, bytes = :bytes, sha256 = :sum
                where id = :id and reason = ''
                """)
            .param("now", toSql(now))
            .param("rows", packed.rows())
            .param("bytes", packed.bytes())
            .param("sum", packed.sha256())
            .param("id", id.value())
            .update()
        > 0;
  }

  /// Makes each that is just being made begin anew.
  void outdate() {
    db.sql(
            """
            update takeout set reason = 'Somebody was erased meanwhile; it is made anew.'
            where direction = 'OUT' and state = 'WAITING'
            """)
        .update();
  }

  /// Begins one anew.
  void again(TakeoutId id) {
    db.sql("update takeout set reason = '' where id = :id").param("id", id.value()).update();
  }

  void refuse(TakeoutId id, String reason, Instant now) {
    db.sql("update takeout set state = 'REFUSED', reason = :reason, done_at = :now where id = :id")
        .param("reason", reason)
        .param("now", toSql(now))
        .param("id", id.value())
        .update();
  }

  private static Takeout takeout(ResultSet row) throws SQLException {
    return new Takeout(
        new TakeoutId(row.getLong("id")),
        Takeout.Direction.valueOf(row.getString("direction")),
        Takeout.State.valueOf(row.getString("state")),
        row.getString("asked_by"),
        Instants.in(row, "asked_at"),
        Instants.orNull(row, "done_at"),
        row.getLong("row_count"),
        row.getLong("bytes"),
        row.getString("sha256"),
        row.getString("reason"));
  }
}
