package org.kith.mail;

import static org.kith.store.Instants.toSql;

import java.time.Clock;
import java.util.Optional;
import org.kith.people.Channel;
import org.kith.people.MayWe;
import org.kith.people.Permission;
import org.kith.people.PersonId;
import org.kith.store.CurrentWorkspace;
import org.kith.store.WorkspaceId;
import org.kith.team.CapabilityCodes;
import org.kith.team.Workspaces;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/// The way out that stands in every mail to somebody: one press, without a login, for as long as
/// they are known here (RFC 8058). Looking at it changes nothing.
@Service
public class WaysOut {

  /// Where it is, before its code.
  public static final String PATH = "/hook/stop/";

  /// What a mail program sends (RFC 8058, 3.1).
  public static final String ONE_CLICK = "One-Click";

  private static final String PRESSED =
      "pressed “no more mail” on the page a mail of ours leads to";
  private static final String CLICKED = "pressed “unsubscribe” in their mail program (RFC 8058)";

  private final JdbcClient db;
  private final MayWe mayWe;
  private final Workspaces workspaces;
  private final CapabilityCodes codes;
  private final TransactionOperations transaction;
  private final Clock clock;

  WaysOut(
      JdbcClient db,
      MayWe mayWe,
      Workspaces workspaces,
      CapabilityCodes codes,
      TransactionOperations transaction,
      Clock clock) {
    this.db = db;
    this.mayWe = mayWe;
    this.workspaces = workspaces;
    this.codes = codes;
    this.transaction = transaction;
    this.clock = clock;
  }

  /// A way out that somebody stands before.
  ///
  /// @param organisation whose mail it ends
  /// @param taken whether nothing is sent to them any more
  public record WayOut(String organisation, boolean taken) {}

  /// A person's way out, as it stands behind [#PATH]: first whose it is, so that nobody else is
  /// asked.
  @Transactional
  public String of(PersonId person) {
    return CapabilityCodes.of(code(person));
  }

  private String code(PersonId person) {
    return db.sql("select code from mail_way_out where person_id = :person order by id limit 1")
        .param("person", person.value())
        .query(String.class)
        .optional()
        .orElseGet(() -> made(person));
  }

  private String made(PersonId person) {
    var code = Codes.fresh();
    db.sql(
            "insert into mail_way_out (person_id, code, made_at) values (kith_person(:person),"
                + " :code, :now)")
        .param("person", person.value())
        .param("code", code)
        .param("now", toSql(clock.instant()))
        .update();
    return code;
  }

  /// What stands behind a code; empty if nothing does.
  public Optional<WayOut> find(String code) {
    return behind(code)
        .map(place ->
            CurrentWorkspace.call(
                place.workspace(),
                () -> new WayOut(name(place.workspace()), isTaken(place.person()))));
  }

  /// Takes it. Taking it again changes nothing.
  ///
  /// @param oneClick whether a mail program took it for them
  /// @return empty if nothing is behind the code
  public Optional<WayOut> take(String code, boolean oneClick) {
    return behind(code)
        .map(place ->
            CurrentWorkspace.call(
                place.workspace(),
                () -> {
                  transaction.executeWithoutResult(
                      _ -> stop(place.person(), oneClick ? CLICKED : PRESSED));
                  return new WayOut(name(place.workspace()), true);
                }));
  }

  private void stop(PersonId person, String evidence) {
    if (!isTaken(person)) {
      mayWe.refused(person, Channel.EMAIL, evidence, clock.instant());
    }
  }

  private boolean isTaken(PersonId person) {
    return Boolean.TRUE.equals(
        transaction.execute(
            _ -> mayWe.contact(person, Channel.EMAIL) instanceof Permission.Refused));
  }

  private String name(WorkspaceId workspace) {
    return workspaces.get(workspace).name();
  }

  private record Place(WorkspaceId workspace, PersonId person) {}

  private Optional<Place> behind(String way) {
    return codes.find(way, this::place);
  }

  private Optional<Place> place(String code) {
    return db.sql("select kith_person(person_id) as person from mail_way_out where code = :code")
        .param("code", code)
        .query(
            (row, _) -> new Place(CurrentWorkspace.require(), new PersonId(row.getLong("person"))))
        .optional();
  }
}
