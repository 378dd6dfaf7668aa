package org.kith.cultivate.views;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kith.TestKith;
import org.kith.cultivate.Relationship;
import org.kith.cultivate.Relationships;
import org.kith.cultivate.Relationships.Moved;
import org.kith.cultivate.Stage;
import org.kith.cultivate.Town;
import org.kith.people.PersonId;
import org.kith.people.Tags;
import org.kith.team.MemberId;
import org.kith.team.Role;

class BulkTest {

  @RegisterExtension final TestKith kith = new TestKith();

  private BulkDone act(BulkAct act, PersonId... people) {
    return kith.asOwner(() -> kith.bean(Bulk.class).act(act, List.of(people)));
  }

  private void undo(BulkDone done) {
    var id = Objects.requireNonNull(done.id());
    assertThat(kith.asOwner(() -> kith.bean(Bulk.class).undo(id))).isTrue();
    assertThat(kith.asOwner(() -> kith.bean(Bulk.class).undo(id))).as("only once").isFalse();
  }

  private List<String> tags(PersonId person) {
    return kith.asOwner(() -> kith.bean(Tags.class).of(person));
  }

  private Relationship of(PersonId person) {
    return kith.asOwner(() -> kith.bean(Relationships.class).find(person).orElseThrow());
  }

  @Test
  void aTagGoesToWhoHasItNotAndComesOffAgain() {
    var town = new Town(kith);
    var ana = town.person("Ana");
    var bo = town.person("Bo");
    kith.asOwner(() -> kith.bean(Tags.class).add(List.of(bo), "Board"));

    var done = act(new BulkAct.Tag("board"), ana, bo, new PersonId(987_654_321));
    assertThat(done.done()).isEqualTo(1);
    assertThat(done.why()).containsExactly("1 had it already: Bo.");
    assertThat(tags(ana)).containsExactly("Board");
    undo(done);
    assertThat(tags(ana)).isEmpty();
    assertThat(tags(bo)).as("who had it before has it still").containsExactly("Board");

    var off = act(new BulkAct.Untag("Board"), ana, bo);
    assertThat(off.why()).containsExactly("1 did not have it: Ana.");
    assertThat(tags(bo)).isEmpty();
    undo(off);
    assertThat(tags(bo)).containsExactly("Board");
    assertThat(act(new BulkAct.Tag("Board"), bo).id()).as("nothing to take back").isNull();
  }

  @Test
  void whoIsGivenOnStaysGivenWhenItIsTakenBack() {
    var town = new Town(kith);
    var ana = town.person("Ana");
    var bo = town.person("Bo");
    var jonas = kith.join("Jonas Weber", Role.MEMBER);
    kith.asOwner(() -> kith.bean(Relationships.class).own(bo, null));

    var done = act(new BulkAct.Own(jonas), ana, bo);
    assertThat(done.done()).isEqualTo(2);
    assertThat(owners(ana, bo)).containsExactly(jonas, jonas);
    kith.asOwner(() -> kith.bean(Relationships.class).own(ana, null));
    undo(done);
    assertThat(owners(ana, bo)).as("one given on since, one as before").containsExactly(null, null);
    assertThat(act(new BulkAct.Own(null), ana).why())
        .containsExactly("1 had no owner already: Ana.");
  }

  private List<@Nullable MemberId> owners(PersonId... people) {
    var owners = new java.util.ArrayList<@Nullable MemberId>();
    for (var person : people) {
      owners.add(of(person).owner());
    }
    return owners;
  }

  @Test
  void p4_whoSaidNoComesNoCloserAtAnyDoorAndMayRest() {
    var town = new Town(kith);
    var ana = town.person("Ana");
    var wim = town.person("Wim");
    town.refuses(wim);

    var done = act(new BulkAct.Move(Stage.FRIEND), ana, wim);
    assertThat(done.done()).isEqualTo(1);
    assertThat(done.why()).containsExactly("1 said no: Wim.");
    assertThat(of(wim).stage()).isEqualTo(Stage.NOTICED);
    assertThat(kith.asOwner(() -> kith.bean(Relationships.class).tryMove(wim, Stage.IN_TOUCH)))
        .isEqualTo(new Moved.SaidNo());
    undo(done);
    assertThat(of(ana).stage()).isEqualTo(Stage.NOTICED);

    var rest = act(new BulkAct.Move(Stage.RESTING), ana, wim);
    assertThat(rest.done()).isEqualTo(2);
    undo(rest);
    assertThat(of(wim).stage()).as("taken back to where they were").isEqualTo(Stage.NOTICED);
  }

  @Test
  void neighboursTouchNobody() {
    var ana = new Town(kith).person("Ana");
    var done = act(new BulkAct.Tag("Board"), ana);
    var neighbour = TestKith.neighbour();
    var id = Objects.requireNonNull(done.id());
    assertThat(neighbour.asOwner(() -> neighbour.bean(Bulk.class).undo(id))).isFalse();
    assertThat(
            neighbour.asOwner(
                () -> neighbour.bean(Bulk.class).act(new BulkAct.Tag("x"), List.of(ana)).done()))
        .isZero();
    assertThat(tags(ana)).containsExactly("Board");
  }
}
