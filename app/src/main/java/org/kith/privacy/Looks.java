package org.kith.privacy;

import static org.kith.store.Instants.toSql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kith.people.PersonId;
import org.kith.store.Instants;
import org.kith.team.Caller;
import org.kith.team.Role;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.server.ResponseStatusException;

/// Notes who looked at whom, so that nobody watches people unseen (P11): owners read it, and the
/// person is told when they ask. Who opens more than 60 people within an hour, or takes out more
/// than 200, is a manager, at every door: a file, a list of the API, all of it in one file.
///
/// Opening somebody is a look; a list that shows names on a page is none. A list that a program
/// reads is taken out.
@Service
@Transactional
public class Looks {

  /// How many people somebody opens within an hour who is no manager.
  public static final int AN_HOUR = 60;

  /// How many people somebody takes out at once who is no manager.
  public static final int AT_ONCE = 200;

  static final Duration HOUR = Duration.ofHours(1);

  /// How long a log entry is kept.
  static final Duration KEPT = Duration.ofDays(730);

  /// Looking again at once, as after each click on a page, is the same look.
  private static final Duration SAME = Duration.ofMinutes(10);

  /// How long somebody may pause while they type one search.
  private static final Duration TYPING = Duration.ofMinutes(1);

  private static final int SHOWN = 500;

  private static final String LOOKS =
      """
      select l.kind, coalesce(m.name, '') as by, l.person_id, coalesce(p.name, '') as name, l.what, l.row_count, l.at
      from person_look l left join member m on m.id = l.member_id left join person p on p.id = l.person_id
      """;

  private final JdbcClient db;
  private final Clock clock;

  Looks(JdbcClient db, Clock clock) {
    this.db = db;
    this.clock = clock;
  }

  /// Whether the caller may open one more person now.
  @Transactional(readOnly = true)
  public boolean mayOpen(PersonId person) {
    var caller = Caller.require();
    if (caller.mayActAs(Role.MANAGER)) {
      return true;
    }
    return db.sql(
                """
                select count(distinct person_id) from person_look
                where member_id = :me and kind = 'OPENED' and at > :since and person_id <> :person
                """)
            .param("me", caller.member().id().value())
            .param("since", toSql(clock.instant().minus(HOUR)))
            .param("person", person.value())
            .query(Integer.class)
            .single()
        < AN_HOUR;
  }

  /// Whether the caller may take out the data of so many people now. What they took out within the
  /// last hour counts along, each list once, however often it is read.
  ///
  /// @param what which list, in words
  @Transactional(readOnly = true)
  public boolean mayExport(String what, int rows) {
    var caller = Caller.current();
    if (caller.isEmpty() || caller.get().mayActAs(Role.MANAGER)) {
      return true;
    }
    int before =
        db.sql(
                """
                select coalesce(sum(most), 0) from (
                  select max(row_count) as most from person_look
                  where member_id = :me and kind = 'EXPORTED' and at > :since and what <> :what
                  group by what, person_id) taken
                """)
            .param("me", caller.get().member().id().value())
            .param("since", toSql(clock.instant().minus(HOUR)))
            .param("what", fit(what))
            .query(Integer.class)
            .single();
    return before + rows <= AT_ONCE;
  }

  /// Lets the caller take out a list of people, and notes it. A list that was read a moment ago is
  /// noted once.
  ///
  /// @param what which list, in words
  /// @throws ResponseStatusException if that takes a manager
  public void takeOut(String what, int rows) {
    if (rows == 0) {
      return; // an empty list shows nobody
    }
    if (!mayExport(what, rows)) {
      throw new ResponseStatusException(
          HttpStatus.FORBIDDEN,
          "More than %d people within an hour are taken out by a manager only; this keeps anybody from being watched."
              .formatted(AT_ONCE));
    }
    boolean noted =
        db.sql(
                """
                select exists (select 1 from person_look
                  where member_id is not distinct from :me and kind = 'EXPORTED' and what = :what
                    and row_count >= :rows and at > :since)
                """)
            .param("me", me(), Types.BIGINT)
            .param("what", fit(what))
            .param("rows", rows)
            .param("since", toSql(clock.instant().minus(SAME)))
            .query(Boolean.class)
            .single();
    if (!noted) {
      exported(null, what, rows);
    }
  }

  /// Notes that the caller opened somebody.
  public void opened(PersonId person) {
    db.sql(
            """
            insert into person_look (member_id, kind, person_id, at)
            select :me, 'OPENED', p.id, :now from person p
            where p.id = :person and not exists (
              select 1 from person_look l where l.member_id = :me and l.person_id = p.id and l.kind = 'OPENED'
                and l.at > :since)
            """)
        .param("me", me())
        .param("person", person.value())
        .param("now", toSql(clock.instant()))
        .param("since", toSql(clock.instant().minus(SAME)))
        .update();
  }

  /// Notes what the caller searched for among people. A page searches at each pause of whoever
  /// types: what goes on with the search of a moment ago is the same look, noted with all that was
  /// typed of it.
  public void searched(String words) {
    int same =
        db.sql(
                """
                update person_look
                set what = case when char_length(:what) > char_length(what) then :what else what end, at = :now
                where id = (
                    select id from person_look
                    where member_id is not distinct from :me and kind = 'SEARCHED' and at > :since
                    order by at desc, id desc limit 1)
                  and (starts_with(lower(:what), lower(what)) or starts_with(lower(what), lower(:what)))
                """)
            .param("me", me(), Types.BIGINT)
            .param("what", fit(words))
            .param("now", toSql(clock.instant()))
            .param("since", toSql(clock.instant().minus(TYPING)))
            .update();
    if (same == 0) {
      add(Look.Kind.SEARCHED, null, words, 0);
    }
  }

  /// Lets the caller take out all of the workspace, and notes it with the people in it.
  ///
  /// @param how in words: "fetched"
  /// @throws ResponseStatusException if that takes a manager
  public void takeOutAll(String how) {
    int people = db.sql("select count(*) from person").query(Integer.class).single();
    takeOut("everything in one file, " + how, people);
  }

  /// Notes that the caller took people's data out.
  ///
  /// @param person whose, null where it was a list
  /// @param what what it was, in words
  /// @param rows of how many people
  public void exported(@Nullable PersonId person, String what, int rows) {
    add(Look.Kind.EXPORTED, person, what, rows);
  }

  private void add(Look.Kind kind, @Nullable PersonId person, String what, int rows) {
    db.sql(
            """
            insert into person_look (member_id, kind, person_id, what, row_count, at)
            values (:me, :kind, :person, :what, :rows, :now)
            """)
        .param("me", me())
        .param("kind", kind.name())
        .param("person", person == null ? null : person.value())
        .param("what", fit(what))
        .param("rows", rows)
        .param("now", toSql(clock.instant()))
        .update();
  }

  private static String fit(String what) {
    return what.length() <= 300 ? what : what.substring(0, 300);
  }

  private static @Nullable Long me() {
    return Caller.current().map(caller -> caller.member().id().value()).orElse(null);
  }

  /// Who looked at somebody, newest first.
  @Transactional(readOnly = true)
  public List<Look> at(PersonId person) {
    return db.sql(LOOKS + "where l.person_id = :person order by l.at desc, l.id desc limit :most")
        .param("person", person.value())
        .param("most", SHOWN)
        .query((row, _) -> look(row))
        .list();
  }

  /// Who looked at whom lately, newest first.
  @Transactional(readOnly = true)
  public List<Look> lately() {
    return db.sql(LOOKS + "order by l.at desc, l.id desc limit :most")
        .param("most", SHOWN)
        .query((row, _) -> look(row))
        .list();
  }

  /// Forgets what is older than two years.
  void forgetOld() {
    Instant before = clock.instant().minus(KEPT);
    db.sql("delete from person_look where at < :before").param("before", toSql(before)).update();
  }

  private static Look look(ResultSet row) throws SQLException {
    long person = row.getLong("person_id");
    return new Look(
        Look.Kind.valueOf(row.getString("kind")),
        row.getString("by"),
        person == 0 ? null : new PersonId(person),
        row.getString("name"),
        row.getString("what"),
        row.getInt("row_count"),
        Instants.in(row, "at"));
  }
}
