package org.kith.activate;

import static org.kith.store.Instants.toSql;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kith.people.PersonId;
import org.kith.people.Tries;
import org.kith.store.Instants;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Counts mails and asks that nothing of theirs followed: no post or answer, no call, no meeting,
/// and no word about what we asked. The whole team's count together.
@Component
class UnansweredTries implements Tries {

  private final JdbcClient db;

  UnansweredTries(JdbcClient db) {
    this.db = db;
  }

  @Override
  public Map<PersonId, List<Instant>> unanswered(Collection<PersonId> persons, Instant since) {
    var found = new HashMap<PersonId, List<Instant>>();
    db.sql(
            """
            select i.person_id, i.at from interaction i
            where i.person_id = any(:persons) and i.kind in ('MAIL', 'ASK') and i.direction <> 'RECEIVED' and i.at > :since
              and not exists (
                select 1 from interaction r
                where r.person_id = i.person_id and r.at > i.at
                  and (r.direction = 'RECEIVED' or r.kind in ('CALL', 'MEETING', 'THEIR_POST')))
              and not exists (
                select 1 from person_account pa join post p on p.account_id = pa.account_id
                join mention m on m.post_id = p.id
                where pa.person_id = i.person_id and (m.of_us or m.to_us) and m.at > i.at)
              and not exists (
                select 1 from ask k where k.asked_interaction_id = i.id and k.state <> 'INVITED')
            order by i.at
            """)
        .param("persons", PersonId.values(persons))
        .param("since", toSql(since))
        .query((row, _) ->
            found
                .computeIfAbsent(new PersonId(row.getLong("person_id")), _ -> new ArrayList<>())
                .add(Instants.in(row, "at")))
        .list();
    return found;
  }

  @Override
  public Map<PersonId, Instant> last(Collection<PersonId> persons) {
    var found = new HashMap<PersonId, Instant>();
    db.sql(
            """
            select i.person_id, max(i.at) as at from interaction i
            where i.person_id = any(:persons) and i.kind in ('MAIL', 'ASK') and i.direction <> 'RECEIVED'
            group by i.person_id
            """)
        .param("persons", PersonId.values(persons))
        .query(
            (row, _) -> found.put(new PersonId(row.getLong("person_id")), Instants.in(row, "at")))
        .list();
    return found;
  }
}
