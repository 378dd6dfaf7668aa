package org.kith.people;

import static org.kith.store.Instants.toSql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kith.store.Instants;
import org.kith.team.Caller;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The `consent` table: only ever added to. The database chains each row to the one before, and
/// refuses to change or remove any.
@Repository
class ConsentStore {

  private static final int LONGEST = 100_000;

  private static final String STATEMENTS =
      """
      select c.nr, c.channel, c.said, c.basis, c.evidence, c.wording, c.wording_version, c.source, c.at,
             c.noted_by as by, encode(c.row_hash, 'hex') as hash
      from consent c
      """;

  /// Said by them, or by somebody who turned out to be them.
  private static final String THEIRS =
      "c.id in (select s.id from consent_said s where s.person_id = (select kith_person(:person)))";

  private final JdbcClient db;
  private final Clock clock;

  ConsentStore(JdbcClient db, Clock clock) {
    this.db = db;
    this.clock = clock;
  }

  /// @param channel null for all of them
  void add(
      PersonId person,
      @Nullable Channel channel,
      Statement.Said said,
      String evidence,
      Instant at) {
    add(person, channel, said, new Entry(Basis.NONE, evidence, "", 0, "", at));
  }

  /// What is said of it.
  record Entry(
      Basis basis, String evidence, String wording, int version, String source, Instant at) {

    static Entry of(Agreement agreement) {
      return new Entry(
          agreement.basis(),
          agreement.evidence(),
          agreement.wording(),
          agreement.version(),
          agreement.source(),
          agreement.at());
    }
  }

  void add(PersonId person, @Nullable Channel channel, Statement.Said said, Entry entry) {
    db.sql(
            """
            insert into consent (person_id, channel, said, basis, evidence, wording, wording_version, source, at,
                                 noted_at, noted_by)
            values (:person, :channel, :said, :basis, :evidence, :wording, :version, :source, :at, :now, :by)
            """)
        .param("person", person.value())
        .param("channel", channel == null ? "ANY" : channel.name())
        .param("said", said.name())
        .param("basis", entry.basis().name())
        .param("evidence", cut(entry.evidence(), LONGEST))
        .param("wording", cut(entry.wording(), LONGEST))
        .param("version", entry.version())
        .param("source", cut(entry.source(), 300))
        .param("at", toSql(entry.at()))
        .param("now", toSql(clock.instant()))
        .param("by", Caller.current().map(caller -> caller.member().name()).orElse(""))
        .update();
  }

  private static String cut(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most);
  }

  /// What counts of all they said about one channel: a refusal if there is one, else the last word.
  Optional<Statement> word(PersonId person, Channel channel) {
    return db.sql(
            STATEMENTS
                + "where "
                + THEIRS
                + """
                 and c.channel in ('ANY', :channel) and c.said in ('GIVEN', 'WITHDRAWN')
                order by c.said = 'WITHDRAWN' desc, c.nr desc limit 1
                """)
        .param("person", person.value())
        .param("channel", channel.name())
        .query((row, _) -> statement(row))
        .optional();
  }

  /// All that was ever said, newest first.
  List<Statement> of(PersonId person) {
    return db.sql(STATEMENTS + "where " + THEIRS + " order by c.nr desc")
        .param("person", person.value())
        .query((row, _) -> statement(row))
        .list();
  }

  Set<PersonId> refusing() {
    return Set.copyOf(
        db.sql(
                """
                select distinct person_id from consent_said
                where said = 'WITHDRAWN' and channel in ('ANY', 'OTHER') and person_id is not null
                """)
            .query((row, _) -> new PersonId(row.getLong("person_id")))
            .list());
  }

  boolean hasRefused(PersonId person) {
    return db.sql(
            """
            select exists (select 1 from consent_said
                           where person_id = kith_person(:person) and said = 'WITHDRAWN' and channel = 'ANY')
            """)
        .param("person", person.value())
        .query(Boolean.class)
        .single();
  }

  /// Whether they said no to a channel, or to all of them, since they are who they are. What was
  /// noted before two were merged is the word of one of both, who may be two again.
  boolean hasRefusedSinceMerged(PersonId person, Channel channel) {
    return db.sql(
            """
            select exists (
              select 1 from consent c where
            """
                + THEIRS
                + """
                 and c.said = 'WITHDRAWN' and c.channel in ('ANY', :channel)
                 and c.noted_at > coalesce((
                   select max(m.merged_at) from person_merge m
                   where m.undone_at is null and kith_person(m.kept_id) = kith_person(:person)), '-infinity'))
                """)
        .param("person", person.value())
        .param("channel", channel.name())
        .query(Boolean.class)
        .single();
  }

  /// When they were told why we hold their data, of the purpose we hold it for now.
  Optional<Statement> noticed(PersonId person) {
    return db.sql(
            STATEMENTS
                + "where "
                + THEIRS
                + " and c.id in (select t.id from notice_told t) order by c.nr limit 1")
        .param("person", person.value())
        .query((row, _) -> statement(row))
        .optional();
  }

  /// When they were last told, whichever purpose it was for.
  Optional<Statement> lastNoticed(PersonId person) {
    return db.sql(
            STATEMENTS + "where " + THEIRS + " and c.said = 'NOTICED' order by c.nr desc limit 1")
        .param("person", person.value())
        .query((row, _) -> statement(row))
        .optional();
  }

  /// When the purpose they are kept for was last changed.
  Optional<Instant> purposeChanged(PersonId person) {
    return db.sql(
            """
            select edited_at from person_edit
            where person_id = kith_person(:person) and purpose <> purpose_since order by id desc limit 1
            """)
        .param("person", person.value())
        .query((row, _) -> Instants.in(row, "edited_at"))
        .optional();
  }

  /// Empties all that one person said. The chain keeps the hashes, and one row more says which rows
  /// were emptied and when.
  ///
  /// @return how many
  int erase(PersonId person) {
    var rows =
        db.sql("select c.nr from consent c where " + THEIRS + " order by c.nr")
            .param("person", person.value())
            .query(Long.class)
            .list();
    if (rows.isEmpty()) {
      return 0;
    }
    var now = toSql(clock.instant());
    db.sql(
            """
            insert into consent (person_id, channel, said, evidence, at, noted_at, erased)
            values (null, 'ANY', 'ERASED', 'what one person said was erased', :now, :now, :rows::bigint[])
            """)
        .param("now", now)
        .param("rows", rows.toArray(Long[]::new))
        .update();
    return db.sql(
            """
            update consent c set person_id = null, channel = 'ANY', said = 'GONE', basis = 'NONE', evidence = 'erased',
                   wording = '', wording_version = 0, source = '', at = :now, noted_at = :now, noted_by = '',
                   erased = '{}', salt = null, erased_at = :now
            where
            """
                + THEIRS)
        .param("now", now)
        .param("person", person.value())
        .update();
  }

  private static Statement statement(ResultSet row) throws SQLException {
    var channel = row.getString("channel");
    return new Statement(
        row.getLong("nr"),
        channel.equals("ANY") ? null : Channel.valueOf(channel),
        Statement.Said.valueOf(row.getString("said")),
        Basis.valueOf(row.getString("basis")),
        row.getString("evidence"),
        row.getString("wording"),
        row.getInt("wording_version"),
        row.getString("source"),
        Instants.in(row, "at"),
        row.getString("by"),
        row.getString("hash"));
  }
}
