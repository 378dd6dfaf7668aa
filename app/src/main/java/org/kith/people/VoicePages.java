package org.kith.people;

import static org.kith.store.Instants.toSql;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.kith.listen.AccountId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Voices one after another, the last heard first, however many are heard meanwhile.
@Service
@Transactional(readOnly = true)
public class VoicePages {

  private final JdbcClient db;
  private final Voices voices;

  VoicePages(JdbcClient db, Voices voices) {
    this.db = db;
    this.voices = voices;
  }

  /// Those of a state that were heard before a moment or, at that moment, have a lower number.
  public List<Voice> before(VoiceState state, Instant heard, AccountId id, int limit) {
    return db
        .sql(
            """
            select account_id from voice
            where state = :state and (last_heard_at, account_id) < (:heard, :id)
            order by last_heard_at desc, account_id desc limit :limit
            """)
        .param("state", state.name())
        .param("heard", toSql(heard))
        .param("id", id.value())
        .param("limit", limit)
        .query((row, _) -> new AccountId(row.getLong("account_id")))
        .list()
        .stream()
        .map(voices::find)
        .flatMap(Optional::stream)
        .toList();
  }
}
