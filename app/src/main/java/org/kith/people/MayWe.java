package org.kith.people;

import static org.kith.store.Instants.toSql;

import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import org.kith.store.Instants;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The one gate for every outgoing act: asks, invitations, messages. A refusal always wins.
///
/// What a person says is only ever added. A withdrawal on any channel that names no channel covers
/// all of them; a later "yes" counts only where the person gave it themselves.
@Service
@Transactional
public class MayWe {

  private final JdbcClient db;
  private final Clock clock;

  MayWe(JdbcClient db, Clock clock) {
    this.db = db;
    this.clock = clock;
  }

  /// Whether we may address this person on this channel now.
  public Permission contact(PersonId person, Channel channel) {
    return db.sql(
            """
            select said, evidence, at from consent_said
            where person_id = kith_person(:person) and channel in ('ANY', :channel)
            order by said = 'WITHDRAWN' desc, id desc limit 1
            """)
        .param("person", person.value())
        .param("channel", channel.name())
        .query((row, _) ->
            row.getString("said").equals("WITHDRAWN")
                ? new Permission.Refused(Instants.in(row, "at"), row.getString("evidence"))
                : (Permission) new Permission.Granted(row.getString("evidence")))
        .optional()
        .orElseGet(() -> new Permission.Granted("nobody has asked yet: one personal message"));
  }

  /// Whether this person may be addressed on any channel at all.
  public Permission contact(PersonId person) {
    return contact(person, Channel.OTHER);
  }

  /// Everybody who may not be addressed on any channel, for lists that must not name them.
  public Set<PersonId> refusing() {
    return Set.copyOf(
        db.sql(
                """
                select distinct person_id from consent_said
                where said = 'WITHDRAWN' and channel in ('ANY', 'OTHER')
                """)
            .query((row, _) -> new PersonId(row.getLong("person_id")))
            .list());
  }

  /// Notes that they agreed.
  ///
  /// @param evidence how, in words a data-protection officer would accept
  public void agreed(PersonId person, Channel channel, String evidence) {
    agreed(person, channel, evidence, clock.instant());
  }

  /// Notes that they agreed some time ago.
  public void agreed(PersonId person, Channel channel, String evidence, Instant at) {
    add(person, channel.name(), "GIVEN", evidence, at);
  }

  /// Notes that they said stop, in any words: on every channel, for good.
  public void refused(PersonId person, String evidence) {
    refused(person, evidence, clock.instant());
  }

  /// Notes that they said stop some time ago.
  public void refused(PersonId person, String evidence, Instant at) {
    add(person, "ANY", "WITHDRAWN", evidence, at);
  }

  /// Notes that they want to hear nothing on one channel.
  public void refused(PersonId person, Channel channel, String evidence, Instant at) {
    add(person, channel.name(), "WITHDRAWN", evidence, at);
  }

  private void add(PersonId person, String channel, String said, String evidence, Instant at) {
    db.sql(
            """
            insert into consent (person_id, channel, said, evidence, at)
            values (:person, :channel, :said, :evidence, :at)
            """)
        .param("person", person.value())
        .param("channel", channel)
        .param("said", said)
        .param("evidence", evidence)
        .param("at", toSql(at))
        .update();
  }
}
