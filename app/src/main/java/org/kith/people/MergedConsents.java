package org.kith.people;

import static org.kith.store.Instants.toSql;

import java.time.Instant;
import java.util.List;
import org.kith.store.Instants;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What was refused while two were taken for one. Nobody can tell who of both meant it, so both
/// did: the strictest wins, also when they are two again.
@Component
class MergedConsents {

  private final JdbcClient db;
  private final MayWe mayWe;

  MergedConsents(JdbcClient db, MayWe mayWe) {
    this.db = db;
    this.mayWe = mayWe;
  }

  private record Refusal(String channel, String evidence, Instant at) {}

  void separate(Merged merge) {
    var ofKept = refusals(merge.kept(), merge.at());
    var ofGone = refusals(merge.gone(), merge.at());
    ofKept.forEach(refusal -> refuse(merge.gone(), refusal));
    ofGone.forEach(refusal -> refuse(merge.kept(), refusal));
  }

  /// What was said or noted since; what was noted before and again of more channels or accounts is
  /// not new.
  private List<Refusal> refusals(PersonId person, Instant since) {
    return db.sql(
            """
            select c.channel, c.evidence, c.at from consent c
            where c.person_id = :person and c.said = 'WITHDRAWN'
              and (c.at >= :since or c.noted_at > :since and not exists (
                select 1 from consent b
                where b.said = 'WITHDRAWN' and b.noted_at <= :since and b.at = c.at and b.evidence = c.evidence))
            order by c.id
            """)
        .param("person", person.value())
        .param("since", toSql(since))
        .query((row, _) ->
            new Refusal(
                row.getString("channel"), row.getString("evidence"), Instants.in(row, "at")))
        .list();
  }

  private void refuse(PersonId person, Refusal refusal) {
    var evidence = "Said while they were taken for one with somebody else: " + refusal.evidence();
    if (refusal.channel().equals("ANY")) {
      mayWe.refused(person, evidence, refusal.at());
    } else {
      mayWe.refused(person, Channel.valueOf(refusal.channel()), evidence, refusal.at());
    }
  }
}
