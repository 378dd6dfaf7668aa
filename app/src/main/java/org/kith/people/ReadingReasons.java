package org.kith.people;

import static org.kith.store.Instants.toSql;

import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.kith.store.Instants;
import org.kith.team.Caller;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Why we may read what others publish: the three steps by which an interest is legitimate (EDPB
/// Guidelines 1/2024), in plain words. An owner confirms them once, and is asked again after a year
/// (P1). Nothing waits for it.
@Service
@Transactional
public class ReadingReasons {

  /// How long a confirmation lasts.
  static final Period LASTS = Period.ofMonths(12);

  private final JdbcClient db;
  private final Clock clock;

  ReadingReasons(JdbcClient db, Clock clock) {
    this.db = db;
    this.clock = clock;
  }

  /// One version.
  ///
  /// @param version from 1; 0 is what Kith proposes and nobody has confirmed
  /// @param interest what for, lawful and precise
  /// @param need why it takes this, and no less would do
  /// @param balance why it does not outweigh those who are read
  public record Reason(
      int version, String interest, String need, String balance, String by, Instant at) {}

  /// What Kith proposes.
  public static Reason proposed(String organisation) {
    return new Reason(
        0,
        "%s wants to know who speaks in public about its cause, to answer them, to thank them, and to work with those who want to."
            .formatted(organisation),
        "There is no other way to hear what people say than to read what they publish. We read public posts only, with words we chose; of people nobody of us has chosen we keep a handle, counts and the post itself, and forget them after some months of silence.",
        "Who publishes expects to be read. We read no private messages, guess nothing about anybody, sell nothing, and write by hand. Whoever asks not to be found is not found, whoever says no is never written to again, and everybody can see, correct and erase what we hold.",
        "",
        Instant.EPOCH);
  }

  /// The newest that was confirmed.
  @Transactional(readOnly = true)
  public Optional<Reason> current() {
    return versions().stream().findFirst();
  }

  /// All that were confirmed, newest first.
  @Transactional(readOnly = true)
  public List<Reason> versions() {
    return db.sql(
            """
            select version, interest, need, balance, confirmed_by, confirmed_at from reading_reason
            order by version desc
            """)
        .query((row, _) ->
            new Reason(
                row.getInt("version"),
                row.getString("interest"),
                row.getString("need"),
                row.getString("balance"),
                row.getString("confirmed_by"),
                Instants.in(row, "confirmed_at")))
        .list();
  }

  /// Whether somebody confirmed it within the last year.
  @Transactional(readOnly = true)
  public boolean isConfirmed() {
    var since = clock.instant().atZone(ZoneOffset.UTC).minus(LASTS);
    return db.sql("select exists (select 1 from reading_reason where confirmed_at > :since)")
        .param("since", toSql(since.toInstant()))
        .query(Boolean.class)
        .single();
  }

  /// Stands for it, in these words; each time a version of its own.
  ///
  /// @throws IllegalArgumentException if a step is missing
  public void confirm(String interest, String need, String balance) {
    confirm(interest, need, balance, Caller.require().member().name(), clock.instant());
  }

  /// Notes that somebody stood for it at another time. For imports and the sample.
  public void confirm(String interest, String need, String balance, String by, Instant at) {
    if (interest.isBlank() || need.isBlank() || balance.isBlank()) {
      throw new IllegalArgumentException("all three steps are needed");
    }
    db.sql(
            """
            insert into reading_reason (version, interest, need, balance, confirmed_by, confirmed_at)
            values ((select coalesce(max(version), 0) + 1 from reading_reason), :interest, :need, :balance, :by, :at)
            """)
        .param("interest", interest.strip())
        .param("need", need.strip())
        .param("balance", balance.strip())
        .param("by", by)
        .param("at", toSql(at))
        .update();
  }
}
