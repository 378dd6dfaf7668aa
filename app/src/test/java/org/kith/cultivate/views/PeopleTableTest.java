package org.kith.cultivate.views;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kith.TestKith;
import org.kith.cultivate.Contacts;
import org.kith.cultivate.InteractionKind;
import org.kith.cultivate.Town;
import org.kith.people.Connection;
import org.kith.people.MayWe;
import org.kith.people.NewPerson;
import org.kith.people.Person;
import org.kith.people.Persons;
import org.kith.people.imports.PeopleImports;

class PeopleTableTest {

  @RegisterExtension final TestKith kith = new TestKith();

  @Test
  void everybodyIsALineWithWhetherWeMay() {
    var ana = add("Ana, \"the\" teacher", "=HYPERLINK(\"http://x\")");
    add("Bo", "knows bread");
    kith.asOwner(() -> kith.bean(MayWe.class).refused(ana, "said stop"));
    var lines = List.of(kith.asOwner(() -> kith.bean(PeopleTable.class).csv()).split("\r\n", -1));
    assertThat(lines).hasSize(4).last().isEqualTo("");
    assertThat(lines.getFirst()).startsWith("\ufeffNumber,Name,About,E-mail");
    assertThat(lines.get(1))
        .contains("\"Ana, \"\"the\"\" teacher\"", "\"'=HYPERLINK(\"\"http://x\"\")\"", "Noticed")
        .endsWith(",no");
    assertThat(lines.get(2)).contains(",Bo,knows bread,").endsWith(",yes");
  }

  /// A pause is no refusal, and none once the table comes in again, where a no would stay for good.
  @Test
  void whoIsLeftInPeaceForNowIsNotBefore() {
    var town = new Town(kith);
    var ana = town.person("Ana");
    var bo = town.person("Bo");
    var cy = town.person("Cy");
    kith.asOwner(() -> {
      kith.bean(Contacts.class).log(ana, InteractionKind.MAIL, "", false);
      kith.bean(Contacts.class).log(ana, InteractionKind.MAIL, "", false);
      kith.bean(Contacts.class).log(bo, InteractionKind.MAIL, "", false);
      kith.bean(MayWe.class).wished(bo, 60, "said so");
      kith.bean(MayWe.class).refused(cy, "said stop");
    });
    var table = kith.asOwner(() -> kith.bean(PeopleTable.class).csv());
    var lines = List.of(table.split("\r\n", -1));
    assertThat(lines.get(1)).contains(",Ana,").endsWith(",not before 2027-02-21");
    assertThat(lines.get(2)).contains(",Bo,").endsWith(",not before 2027-01-22");
    assertThat(lines.get(3)).contains(",Cy,").endsWith(",no");

    var other = TestKith.neighbour();
    takeIn(other, table);
    var refusing = other.asOwner(() -> kith.bean(MayWe.class).refusing());
    assertThat(other.asOwner(() -> kith.bean(Persons.class).find(refusing)))
        .extracting(Person::name)
        .containsExactly("Cy");
    assertThat(other.asOwner(() -> kith.bean(Persons.class).all())).hasSize(3);
  }

  private void takeIn(TestKith where, String table) {
    var imports = kith.bean(PeopleImports.class);
    var file = new ByteArrayInputStream(table.getBytes(UTF_8));
    var id = where.asOwner(() -> imports.keep("people.csv", file, "Mara")).orElseThrow();
    assertThat(
            where.asOwner(() ->
                imports.take(id, imports.proposed(imports.shape(id).orElseThrow()), "moved here")))
        .isTrue();
  }

  private org.kith.people.PersonId add(String name, String about) {
    return kith.asOwner(() ->
        kith.bean(Persons.class)
            .add(new NewPerson(name, about, "", "why", Connection.NONE, kith.now(), List.of())));
  }
}
