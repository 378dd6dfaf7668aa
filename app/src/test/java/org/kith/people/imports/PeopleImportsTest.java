package org.kith.people.imports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kith.TestKith;
import org.kith.people.Field;
import org.kith.people.Fields;
import org.kith.people.MayWe;
import org.kith.people.Person;
import org.kith.people.Persons;
import org.kith.people.Tag;
import org.kith.people.Tags;

/// Files with people: what they bring, what they leave as it is, and what is said of the rest.
class PeopleImportsTest {

  @RegisterExtension final TestKith kith = new TestKith();

  private PeopleImports imports() {
    return kith.bean(PeopleImports.class);
  }

  private PeopleImportId keep(String name, String content) {
    return kith.asOwner(
            () -> imports().keep(name, new ByteArrayInputStream(content.getBytes(UTF_8)), "Mara"))
        .orElseThrow();
  }

  private List<ColumnMeaning> proposed(PeopleImportId id) {
    return kith.asOwner(
        () -> imports().shape(id).map(shape -> imports().proposed(shape)).orElse(List.of()));
  }

  private PeopleImport.Counts look(PeopleImportId id) {
    var columns = proposed(id);
    return kith.asOwner(() -> imports().look(id, columns)).orElseThrow();
  }

  private PeopleImport.Counts take(PeopleImportId id) {
    var columns = proposed(id);
    assertThat(kith.asOwner(() -> imports().take(id, columns, "came to the workshop"))).isTrue();
    return kith.asOwner(() -> imports().find(id)).orElseThrow().counts();
  }

  private List<Person> people() {
    return kith.asOwner(() -> kith.bean(Persons.class).all());
  }

  private boolean mayWe(String name) {
    var person =
        people().stream().filter(p -> p.name().equals(name)).findFirst().orElseThrow().id();
    return kith.asOwner(() -> kith.bean(MayWe.class).contact(person).isGranted());
  }

  @Test
  void aTableIsLookedAtTakenInOnceAndUndone() {
    var id =
        keep(
            "people.csv",
            "Name;E-mail;Note\nAna Ruiz;ana@example.org;teaches\n\"Bo, the baker\";;bakes\n");
    assertThat(look(id)).isEqualTo(new PeopleImport.Counts(2, 0, 0, List.of()));
    assertThat(people()).as("looking changes nothing").isEmpty();
    assertThat(take(id).added()).isEqualTo(2);
    assertThat(people()).extracting(Person::name).containsExactly("Ana Ruiz", "Bo, the baker");
    assertThat(people()).extracting(Person::purpose).containsOnly("came to the workshop");
    assertThat(kith.asOwner(() -> imports().take(id, List.of(), "again"))).isFalse();

    var again = keep("people2.csv", "Name,E-mail\nAna R.,ANA@example.org\nBo, the baker,\n");
    assertThat(look(again).known()).isEqualTo(1);
    assertThat(kith.asOwner(() -> imports().undo(id))).contains(new PeopleImports.Undone(2, 0));
    assertThat(people()).isEmpty();
    assertThat(kith.asOwner(() -> imports().undo(id))).isEmpty();
  }

  @Test
  void tagsAndFieldsOfOnesOwnComeInAndWhatDoesNotFitIsNamed() {
    var fields = kith.bean(Fields.class);
    kith.asOwner(() -> fields.define("Member since", Field.Kind.DATE, List.of()));
    var id =
        keep(
            "people.csv",
            """
            Name,Tags,Member since
            Ana,"cook; Teacher,  cook",2024-05-01
            Bo,teacher,
            Cleo,,May
            """);
    assertThat(proposed(id).getLast().written()).isEqualTo("FIELD:Member since");
    var counts = take(id);
    assertThat(counts.added()).isEqualTo(2);
    assertThat(counts.leftOut())
        .containsExactly("Line 4: “Member since” is a day as 2026-11-29; “May” is none.");
    var ana = people().getFirst().id();
    assertThat(kith.asOwner(() -> kith.bean(Tags.class).of(ana)))
        .containsExactlyInAnyOrder("cook", "Teacher");
    assertThat(kith.asOwner(() -> fields.of(ana))).containsEntry("Member since", "2024-05-01");
    assertThat(kith.asOwner(() -> kith.bean(Tags.class).all()))
        .filteredOn(tag -> tag.name().equals("Teacher"))
        .extracting(Tag::people)
        .containsExactly(2);
    assertThat(ColumnMeaning.read("FIELD:Member since").field()).isEqualTo("Member since");
  }

  @Test
  void theSameFileTwiceChangesNothing() {
    var file = "Name,E-mail\nAna,ana@example.org\nBo,bo@example.org\n";
    take(keep("a.csv", file));
    assertThat(take(keep("a.csv", file))).isEqualTo(new PeopleImport.Counts(0, 2, 0, List.of()));
    assertThat(people()).hasSize(2);
  }

  /// 500 lines with errors: each is named with its line and why.
  @Test
  void nothingIsDroppedSilently() {
    var rows =
        IntStream.rangeClosed(1, 1000)
            .mapToObj(i ->
                switch (i % 4) {
                  case 0 -> "P" + i + ",no address";
                  case 1 -> ",";
                  default -> "P" + i + ",p" + i + "@example.org";
                })
            .collect(Collectors.joining("\n"));
    var counts = take(keep("many.csv", "Name,E-mail\n" + rows + "\n"));
    assertThat(counts.added()).isEqualTo(500);
    assertThat(counts.leftOut()).hasSize(500);
    assertThat(counts.leftOut().getFirst())
        .isEqualTo("Line 2 has neither a name nor an e-mail address.");
    assertThat(counts.leftOut().get(1)).isEqualTo("Line 5 “no address” is no e-mail address.");
    assertThat(counts.added() + counts.known() + counts.leftOut().size()).isEqualTo(1000);
  }

  @Test
  void whoIsInAFileTwiceIsNamedWithBothLines() {
    var counts =
        look(keep("a.csv", "Name,E-mail\nAna,ana@example.org\nBo,\nA. R.,Ana@Example.org\n"));
    assertThat(counts.leftOut()).containsExactly("Line 4 is A. R., who is on line 2 already.");
  }

  @Test
  void whoRefusedBeforeStaysRefusedAndARefusalInAFileCounts() {
    take(keep("a.csv", "Name,E-mail\nAna,ana@example.org\nBo,bo@example.org\nCy,cy@example.org\n"));
    var ana = people().getFirst().id();
    kith.asOwner(() -> kith.bean(MayWe.class).refused(ana, "said stop"));
    var counts =
        take(
            keep(
                "civicrm.csv",
                """
                "Contact ID","First Name","Last Name","Email","Do Not Email","No Bulk Emails (User Opt Out)"
                "1","Ana","Ruiz","ana@example.org","No","No"
                "2","Bo","Berg","bo@example.org","Yes","No"
                "3","Dee","Day","dee@example.org","No","Yes"
                "4","Eve","Ek","eve@example.org","No","No"
                """));
    assertThat(counts).isEqualTo(new PeopleImport.Counts(2, 2, 3, List.of()));
    assertThat(mayWe("Ana")).isFalse();
    assertThat(mayWe("Bo")).isFalse();
    assertThat(mayWe("Cy")).isTrue();
    assertThat(mayWe("Dee Day")).isFalse();
    assertThat(mayWe("Eve Ek")).isTrue();
  }

  @Test
  void anUndoForgetsNoRefusal() {
    var id =
        keep(
            "mautic.csv",
            """
            firstname,lastname,email,position,dnc
            Ana,Ruiz,ana@example.org,Teacher,1
            Bo,Berg,bo@example.org,,0
            """);
    take(id);
    assertThat(people().getFirst().about()).isEqualTo("Teacher");
    assertThat(kith.asOwner(() -> imports().undo(id))).contains(new PeopleImports.Undone(1, 1));
    assertThat(people()).extracting(Person::name).containsExactly("Ana Ruiz");
    assertThat(mayWe("Ana Ruiz")).isFalse();
  }

  @Test
  void anAddressBookIsPeople() {
    var id =
        keep(
            "book.vcf",
            """
            BEGIN:VCARD
            VERSION:3.0
            FN:Ana Ruíz
            EMAIL;TYPE=home:ana@example.org
            TITLE:Teacher
            ORG:School of Bread;Evening
            END:VCARD
            BEGIN:VCARD
            VERSION:2.1
            N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Berg;Bj=C3=B6rn;;;
            END:VCARD
            BEGIN:VCARD
            VERSION:4.0
            EMAIL:not an address
            FN:Cy
            END:VCARD
            """);
    var counts = take(id);
    assertThat(counts.added()).isEqualTo(2);
    assertThat(counts.leftOut()).containsExactly("Line 12 “not an address” is no e-mail address.");
    assertThat(people()).extracting(Person::name).containsExactly("Ana Ruíz", "Björn Berg");
    assertThat(people().getFirst().about()).isEqualTo("Teacher, School of Bread, Evening");
  }

  @Test
  void ourOwnTableComesBackAsItWas() {
    var id =
        keep("people.csv", "Number,Name,E-mail,About,May we\r\n7,Ana,ana@example.org,'=1+1,no\r\n");
    take(id);
    assertThat(people().getFirst().about()).isEqualTo("=1+1");
    assertThat(mayWe("Ana")).isFalse();
  }

  @Test
  void whatIsNoFileOfPeopleIsSaid() throws IOException {
    var picture = new ByteArrayInputStream(new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 0});
    assertThat(kith.asOwner(() -> imports().keep("x.png", picture, "Mara"))).isEmpty();
    var other = TestKith.neighbour();
    var id = keep("a.csv", "Name,E-mail\nAna,ana@example.org\n");
    assertThat(other.asOwner(() -> imports().find(id))).isEmpty();
    assertThat(other.asOwner(() -> imports().look(id, List.of()))).isEmpty();
  }

  @Test
  void aFileThatNobodyTakesInIsForgottenAfterADayEvenIfNoOtherComes() {
    var id = keep("a.csv", "Name,E-mail\nAna,ana@example.org\n");
    kith.now(kith.now().plus(PeopleImports.KEPT));
    assertThat(kith.asOwner(() -> imports().look(id, List.of()))).isPresent();
    assertThat(kith.asOwner(() -> imports().forgetFiles())).isZero();

    kith.now(kith.now().plusSeconds(1));
    assertThat(kith.asOwner(() -> imports().look(id, List.of()))).as("its day is over").isEmpty();
    assertThat(kith.asOwner(() -> imports().forgetFiles())).isEqualTo(1);
    assertThat(kith.asOwner(() -> imports().find(id))).as("that it came is known").isPresent();
  }
}
