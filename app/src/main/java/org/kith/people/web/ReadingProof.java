package org.kith.people.web;

import static org.kith.store.Instants.toSql;

import java.time.Clock;
import java.time.Duration;
import org.kith.people.Keeping;
import org.kith.people.SamePersons;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// What was read lately, so that an empty page shows that work was done.
@Repository
class ReadingProof {

  private final JdbcClient db;
  private final SamePersons same;
  private final Keeping keeping;
  private final Clock clock;

  ReadingProof(JdbcClient db, SamePersons same, Keeping keeping, Clock clock) {
    this.db = db;
    this.same = same;
    this.keeping = keeping;
    this.clock = clock;
  }

  @Transactional(readOnly = true)
  public VoicesPage.Proof lastSevenDays() {
    return db.sql(
            """
            select (select count(*) from source where state in ('WORKING', 'RETRYING')) as sources,
                   (select count(*) from post where heard_at >= :since) as posts
            """)
        .param("since", toSql(clock.instant().minus(Duration.ofDays(7))))
        .query((row, _) ->
            new VoicesPage.Proof(
                row.getInt("sources"), row.getInt("posts"), same.count(), keeping.lately().words()))
        .single();
  }
}
