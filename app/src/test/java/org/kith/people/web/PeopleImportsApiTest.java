package org.kith.people.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kith.TestKith;
import org.kith.api.ApiClient;
import org.kith.people.MayWe;
import org.kith.people.Person;
import org.kith.people.Persons;
import org.kith.team.Role;
import org.kith.team.Scope;

/// Files with people at the door of programs: the same rules as on the page.
class PeopleImportsApiTest {

  private static final String IMPORTS = "/api/v1/people/imports";

  @RegisterExtension final TestKith kith = new TestKith();

  private List<Person> people() {
    return kith.asOwner(() -> kith.bean(Persons.class).all());
  }

  private static long id(ApiClient.Answer answer) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    return answer.json().path("file").path("id").asLong();
  }

  @Test
  void aFileIsLookedAtExplainedTakenInOnceAndUndone() {
    var owner = ApiClient.of(kith, kith.owner());
    var brought =
        owner.file(
            IMPORTS + "?name=friends.csv",
            "text/csv",
            "Who;E-mail;Dnc\nAna;ana@example.org;0\nBo;bo@example.org;1\n;;\nCy;x;\n");
    var path = IMPORTS + "/" + id(brought);
    assertThat(brought.json().path("columns").toString())
        .startsWith("[{\"heading\":\"Who\",\"example\":\"Ana\",\"meaning\":\"NOTHING\"}");
    assertThat(people()).as("looking changes nothing").isEmpty();

    var columns = "[\"NAME\",\"EMAIL\",\"REFUSED\"]";
    var looked = owner.send("POST", path + "/look", "{\"columns\":%s}".formatted(columns)).json();
    var counts = "{\"added\":2,\"known\":0,\"refusing\":1,\"leftOut\":2}";
    assertThat(looked.path("file").path("counts").toString()).isEqualTo(counts);
    assertThat(looked.path("leftOut").get(1).asString())
        .isEqualTo("Line 5 “x” is no e-mail address.");
    assertThat(owner.send("POST", path + "/look", "{\"columns\":[\"SHOE\"]}").text())
        .contains("“columns” has “SHOE”; a column holds one of ABOUT, EMAIL");
    assertThat(people()).isEmpty();

    var take = "{\"purpose\":\"met at the fair\",\"columns\":%s}".formatted(columns);
    assertThat(owner.send("POST", path + "/take", take.replace("met at the fair", " ")).text())
        .contains("“purpose” is missing.");
    var taken = owner.send("POST", path + "/take", take).json();
    assertThat(taken.path("file").path("counts").toString()).isEqualTo(counts);
    assertThat(people()).extracting(Person::name).containsExactly("Ana", "Bo");
    assertThat(people()).extracting(Person::purpose).containsOnly("met at the fair");
    assertThat(owner.send("POST", path + "/take", take).status()).isEqualTo(409);
    assertThat(people()).hasSize(2);

    var bo = people().getLast().id();
    assertThat(kith.asOwner(() -> kith.bean(MayWe.class).contact(bo).isGranted())).isFalse();
    assertThat(owner.send("POST", path + "/undo", "").text())
        .as("who refused stays")
        .isEqualTo("{\"removed\":1,\"staying\":1}");
    assertThat(owner.send("POST", path + "/undo", "").status()).isEqualTo(409);
    assertThat(owner.get(path).json().path("file").path("state").asString()).isEqualTo("UNDONE");
  }

  @Test
  void aRequestThatIsSentTwiceKeepsOneFileAndAllAreListed() {
    var owner = ApiClient.of(kith, kith.owner());
    var card = "BEGIN:VCARD\nFN:Ana\nEND:VCARD\n";
    for (int i = 0; i < 3; i++) {
      var first =
          owner.file(IMPORTS + "?name=" + i, "text/vcard", card, "Idempotency-Key", "k" + i);
      var again =
          owner.file(IMPORTS + "?name=" + i, "text/vcard", card, "Idempotency-Key", "k" + i);
      assertThat(id(again)).isEqualTo(id(first));
    }
    assertThat(owner.file(IMPORTS, "text/vcard", card, "Idempotency-Key", "k0").status())
        .isEqualTo(422);
    var body = "{\"name\":\"x\"}";
    assertThat(owner.send("POST", IMPORTS, body).text())
        .contains("This route takes text/csv", "as Content-Type");
    assertThat(owner.file(IMPORTS, "text/csv", "\u0000\u0001").text())
        .contains("“people” is neither a table (CSV) nor vCards.");
    var names = new ArrayList<String>();
    var next = "";
    do {
      var page = owner.get(IMPORTS + "?limit=2&cursor=" + next).json();
      page.path("items").forEach(file -> names.add(file.path("name").asString()));
      next = page.path("next").asString("");
    } while (!next.isEmpty() && names.size() < 9);
    assertThat(names).containsExactly("2", "1", "0");
  }

  @Test
  void aFileMayBeLargerThanOtherBodiesAndHasAnEnd() {
    var owner = ApiClient.of(kith, kith.owner());
    var large = "Name,Note\nAna," + "x".repeat(9_000) + "\n" + "Bo,\n".repeat(400_000);
    var many = owner.file(IMPORTS, "text/csv", large);
    assertThat(many.text()).contains("The file has 400,001 entries; 10,000 are taken at once.");
    assertThat(owner.get(IMPORTS).json().path("items")).as("it is not kept").isEmpty();
  }

  @Test
  void onlyAManagersTokenThatMayChangePeopleBringsAFile() {
    var member = ApiClient.of(kith, kith.join("Bo", Role.MEMBER));
    var csv = "Name,E-mail\nAna,ana@example.org\n";
    assertThat(member.file(IMPORTS, "text/csv", csv).status()).isEqualTo(403);
    assertThat(member.get(IMPORTS).status()).isEqualTo(200);
    var reader = ApiClient.of(kith, kith.owner(), EnumSet.of(Scope.READ_PEOPLE));
    assertThat(reader.file(IMPORTS, "text/csv", csv).text()).contains("write:people");
  }
}
