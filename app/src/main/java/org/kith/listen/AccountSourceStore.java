package org.kith.listen;

import static org.kith.store.Instants.toSql;

import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Sources that are heard with accounts of ours.
@Repository
class AccountSourceStore {

  private final JdbcClient db;

  AccountSourceStore(JdbcClient db) {
    this.db = db;
  }

  /// @return the id of the new source, or of the one there was
  SourceId add(Source.Kind kind, String name, Source.With with, Instant now) {
    var ear = with.ear();
    return db.sql(
            """
            insert into source (kind, name, address, account_key, hears, subject, next_read_at, created_at)
            values (:kind, :name, :address, :account, :hears, :subject, :now, :now)
            on conflict (workspace_id, kind, address) do update set name = excluded.name
            returning id
            """)
        .param("kind", kind.name())
        .param("name", Column.SHORT.fit(name))
        .param("address", Column.URL.fit(address(with)))
        .param("account", with.accountKey())
        .param("hears", ear.hears().name())
        .param("subject", ear.subject())
        .param("now", toSql(now))
        .query((row, _) -> new SourceId(row.getLong("id")))
        .single();
  }

  /// Names what is heard with which account, so that nothing is heard twice.
  private static String address(Source.With with) {
    var ear = with.ear();
    return "%s %s %s".formatted(with.accountKey(), ear.hears(), ear.subject()).strip();
  }

  /// All of them that somebody wants to hear.
  List<Source> wanted() {
    return db.sql(
            SourceStore.SELECT
                + "where account_key <> '' and state in ('WORKING', 'RETRYING') order by next_read_at, id")
        .query(SourceStore::source)
        .list();
  }

  /// Those whose turn it is, longest due first.
  List<Source> due(Instant now) {
    return db.sql(
            SourceStore.SELECT
                + """
                where account_key <> '' and state in ('WORKING', 'RETRYING') and next_read_at <= :now
                order by next_read_at, id
                """)
        .param("now", toSql(now))
        .query(SourceStore::source)
        .list();
  }

  /// Lets everything heard with an account go on at once.
  void goOn(Source.Kind kind, String accountKey, Instant now) {
    db.sql(
            """
            update source set state = 'WORKING', reason = '', failures = 0, next_read_at = :now
            where kind = :kind and account_key = :account and state in ('WORKING', 'RETRYING')
            """)
        .param("kind", kind.name())
        .param("account", accountKey)
        .param("now", toSql(now))
        .update();
  }

  /// Notes that it goes well, unless somebody paused it.
  void works(SourceId id) {
    db.sql(
            """
            update source set state = 'WORKING', reason = '', failures = 0
            where id = :id and state = 'RETRYING'
            """)
        .param("id", id.value())
        .update();
  }
}
