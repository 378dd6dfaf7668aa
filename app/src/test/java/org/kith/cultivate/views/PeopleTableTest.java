package org.kith.cultivate.views;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kith.TestKith;
import org.kith.people.Connection;
import org.kith.people.MayWe;
import org.kith.people.NewPerson;
import org.kith.people.Persons;

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

  private org.kith.people.PersonId add(String name, String about) {
    return kith.asOwner(() ->
        kith.bean(Persons.class)
            .add(new NewPerson(name, about, "", "why", Connection.NONE, kith.now(), List.of())));
  }
}
