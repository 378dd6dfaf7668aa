package org.kith.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kith.TestKith;
import org.kith.store.Database;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Requirement P8: the consent log only grows, and whoever changes a row behind Kith's back is
/// found.
class ConsentLogTest {

  @RegisterExtension final TestKith kith = new TestKith();

  private PersonId ana = new PersonId(0);

  @BeforeEach
  void threeEntries() {
    ana =
        kith.asOwner(() ->
            kith.bean(Persons.class)
                .add(
                    new NewPerson(
                        "Ana",
                        "",
                        "",
                        "met at the market",
                        Connection.NONE,
                        kith.now(),
                        List.of())));
    var signed =
        new Agreement(
            Basis.DOUBLE_OPT_IN,
            "clicked the link, ∂ata “ütf”",
            "Yes, write to me.",
            3,
            "form",
            kith.now());
    kith.asOwner(() -> mayWe().agreed(ana, Channel.EMAIL, signed));
    kith.asOwner(() -> mayWe().noticed(ana, Channel.EMAIL, "Who we are…", 1, kith.now()));
    kith.asOwner(() -> mayWe().refused(ana, "stop"));
  }

  private MayWe mayWe() {
    return kith.bean(MayWe.class);
  }

  private ConsentProof.Verdict verify() {
    return kith.asOwner(() -> kith.bean(ConsentProof.class).verify());
  }

  @Test
  void p8_allThatWasSaidStandsThereWithItsWordingAndWhoNotedIt() {
    var history = kith.asOwner(() -> mayWe().history(ana));

    assertThat(history)
        .extracting(Statement::nr, Statement::said, Statement::by)
        .containsExactly(
            tuple(3L, Statement.Said.WITHDRAWN, "Mara Lindqvist"),
            tuple(2L, Statement.Said.NOTICED, "Mara Lindqvist"),
            tuple(1L, Statement.Said.GIVEN, "Mara Lindqvist"));
    assertThat(history.getLast().wording()).isEqualTo("Yes, write to me.");
    assertThat(history.getLast().version()).isEqualTo(3);
    assertThat(verify().faults()).isEmpty();
    assertThat(verify().rows()).isEqualTo(3);
    assertThat(kith.asOwner(() -> kith.bean(ConsentProof.class).contains(verify().head())))
        .isTrue();
  }

  @Test
  void p8_theDatabaseRefusesToChangeOrRemoveARow() {
    for (var sql :
        List.of(
            "update consent set said = 'GIVEN' where nr = 3",
            "update consent set salt = null, erased_at = now() where nr = 1",
            "delete from consent where nr = 2")) {
      assertThatThrownBy(() -> inTransaction(sql))
          .rootCause()
          .hasMessageContaining("the consent log only grows");
    }
    kith.asOwner(() -> kith.bean(Persons.class).takeBack(ana));
    assertThat(verify().rows()).isEqualTo(4);
    assertThat(verify().faults()).isEmpty();
  }

  @Test
  void p8_aRowOfAFileThatDoesNotFollowIsRefused() {
    assertThatThrownBy(() ->
            inTransaction(
                """
                insert into consent (person_id, channel, said, evidence, at, nr, salt, content_hash, prev_hash, row_hash)
                select person_id, channel, 'GIVEN', evidence, at, nr + 3, salt, content_hash, prev_hash, row_hash
                from consent where nr = 1
                """))
        .rootCause()
        .hasMessageContaining("the consent log does not follow");
  }

  @Test
  void p8_whoeverChangesAnyColumnOfARowIsFound() throws SQLException {
    var changes =
        List.of(
            "id = id + 1000000000",
            "workspace_id = (select max(id) from workspace)",
            "nr = 77",
            "person_id = 4711",
            "person_id = null",
            "channel = 'BLUESKY'",
            "said = 'WITHDRAWN'",
            "basis = 'CONSENT'",
            "evidence = 'nothing'",
            "wording = 'No.'",
            "wording_version = 4",
            "source = 'letter'",
            "at = at + interval '1 microsecond'",
            "noted_at = noted_at - interval '1 day'",
            "noted_by = 'Somebody'",
            "erased = '{2}'",
            "salt = uuid_send(gen_random_uuid())",
            "salt = null",
            "content_hash = sha256('x')",
            "prev_hash = sha256('x')",
            "row_hash = sha256('x')",
            "erased_at = now()");
    TestKith.neighbour();
    var unseen = new ArrayList<String>();
    for (var change : changes) {
      behindItsBack(
          "create table saved as select * from consent where %s and nr = 1".formatted(here()),
          "create table forged as select * from saved",
          "update forged set " + change,
          "delete from consent where id in (select id from saved)",
          "insert into consent overriding system value select * from forged");
      if (verify().isSound()) {
        unseen.add(change);
      }
      behindItsBack(
          "delete from consent where id in (select id from forged)",
          "insert into consent overriding system value select * from saved",
          "drop table saved, forged");
      assertThat(verify().faults()).as("put back after %s", change).isEmpty();
    }
    assertThat(unseen).isEmpty();
  }

  @Test
  void p8_whoeverTakesARowOutIsFoundWhereverItStood() throws SQLException {
    for (int nr = 1; nr <= 3; nr++) {
      behindItsBack(
          "create table saved as select * from consent where %s and nr = %d".formatted(here(), nr),
          "delete from consent where id in (select id from saved)");
      assertThat(verify().isSound()).as("row %d", nr).isFalse();
      behindItsBack(
          "insert into consent overriding system value select * from saved", "drop table saved");
    }
    assertThat(verify().isSound()).isTrue();
  }

  @Test
  void p5_whatIsErasedLeavesItsHashesAndAWholeChain() throws SQLException {
    var head = verify().head();
    int emptied =
        kith.asOwner(() ->
            kith.bean(TransactionTemplate.class)
                .execute(_ -> kith.bean(ConsentStore.class).erase(ana)));

    assertThat(emptied).isEqualTo(3);
    assertThat(verify().faults()).isEmpty();
    assertThat(verify().rows()).isEqualTo(4);
    assertThat(kith.asOwner(() -> kith.bean(ConsentProof.class).contains(head))).isTrue();
    assertThat(kith.asOwner(() -> mayWe().history(ana))).isEmpty();
    behindItsBack(
        "update consent set said = 'GIVEN' where %s and nr = 2 and said = 'GONE'"
            .formatted(here()));
    assertThat(verify().faults())
        .containsExactly("Row 2 is empty, and nothing says that it was erased like this.");
  }

  private String here() {
    return "workspace_id = " + kith.workspace().value();
  }

  private void inTransaction(String sql) {
    kith.asOwner(() ->
        kith.bean(TransactionTemplate.class)
            .execute(_ -> kith.bean(JdbcClient.class).sql(sql).update()));
  }

  /// As somebody who has the whole database in hand.
  private void behindItsBack(String... statements) throws SQLException {
    var address = kith.bean(Database.class).address();
    try (var connection =
            DriverManager.getConnection(address.url(), address.user(), address.password());
        var statement = connection.createStatement()) {
      statement.execute("set session_replication_role = replica");
      for (var sql : statements) {
        statement.execute(sql);
      }
    }
  }
}
