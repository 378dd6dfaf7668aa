package org.kith.mail;

import static org.kith.store.Instants.toSql;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.kith.people.PersonId;
import org.kith.store.Instants;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Addresses that cannot be reached, or whose owner called our mail unwanted: one lasting bounce or
/// one complaint ends our mail there, three passing bounces in two weeks pause it (P9). Another
/// address of the same person is another matter.
@Service
@Transactional
public class Troubles {

  static final int SOFT = 3;
  static final Duration SOFT_WITHIN = Duration.ofDays(14);

  private final JdbcClient db;
  private final Clock clock;

  Troubles(JdbcClient db, Clock clock) {
    this.db = db;
    this.clock = clock;
  }

  enum Kind {
    HARD,
    SOFT,
    COMPLAINT
  }

  private record Trouble(Kind kind, String reason, Instant at) {}

  /// Why nothing is sent to this address of this person now, as a sentence; empty if it may be.
  @Transactional(readOnly = true)
  public Optional<String> stops(PersonId person, String address) {
    var all =
        db.sql(
                """
                select kind, reason, at from mail_trouble
                where address = :address
                  and person_id in (select :person union select old_id from person_alias where person_id = :person)
                order by at desc, id desc
                """)
            .param("address", address.toLowerCase(Locale.ROOT))
            .param("person", person.value())
            .query((row, _) ->
                new Trouble(
                    Kind.valueOf(row.getString("kind")),
                    row.getString("reason"),
                    Instants.in(row, "at")))
            .list();
    return all.stream()
        .filter(trouble -> trouble.kind() != Kind.SOFT)
        .findFirst()
        .map(Troubles::ended)
        .or(() -> paused(all));
  }

  private static String ended(Trouble trouble) {
    return trouble.kind() == Kind.HARD
        ? "Mail to this address came back for good: %s Note another one to write again."
            .formatted(trouble.reason())
        : "They called a mail of yours unwanted. Nothing more is sent to this address.";
  }

  private Optional<String> paused(List<Trouble> all) {
    var since = clock.instant().minus(SOFT_WITHIN);
    var recent = all.stream().filter(trouble -> trouble.at().isAfter(since)).toList();
    return recent.size() < SOFT
        ? Optional.empty()
        : Optional.of(
            "Mail to this address came back %d times in two weeks, the last time because: %s It rests for two weeks."
                .formatted(recent.size(), recent.getFirst().reason()));
  }

  void note(PersonId person, String address, Kind kind, String reason) {
    db.sql(
            """
            insert into mail_trouble (person_id, address, kind, reason, at)
            values (kith_person(:person), :address, :kind, :reason, :now)
            """)
        .param("person", person.value())
        .param("address", address.toLowerCase(Locale.ROOT))
        .param("kind", kind.name())
        .param("reason", reason)
        .param("now", toSql(clock.instant()))
        .update();
  }
}
