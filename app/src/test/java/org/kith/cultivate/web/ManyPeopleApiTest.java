package org.kith.cultivate.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kith.TestKith;
import org.kith.api.ApiClient;
import org.kith.cultivate.Relationships;
import org.kith.cultivate.Stage;
import org.kith.cultivate.Town;
import org.kith.people.MayWe;
import org.kith.people.PersonId;
import org.kith.people.Tags;
import org.kith.team.Role;

/// Many people at once and saved views, at the door of programs.
class ManyPeopleApiTest {

  private static final String BULK = "/api/v1/people/bulk";
  private static final String VIEWS = "/api/v1/people/views";

  @RegisterExtension final TestKith kith = new TestKith();

  private Stage stage(PersonId person) {
    return kith.asOwner(() -> kith.bean(Relationships.class).find(person).orElseThrow().stage());
  }

  @Test
  void manyAreMovedButForWhoeverSaidNoAndMovedBack() {
    var town = new Town(kith);
    var ana = town.person("Ana");
    var bo = town.person("Bo");
    kith.asOwner(() -> kith.bean(MayWe.class).refused(bo, "stop"));
    var owner = ApiClient.of(kith, kith.owner());
    var body =
        "{\"act\":\"MOVE\",\"stage\":\"FRIEND\",\"people\":[%d,%d,%d,null]}"
            .formatted(ana.value(), bo.value(), 987_654_321);

    var done = owner.send("POST", BULK, body).json();
    assertThat(done.path("done").asInt()).isEqualTo(1);
    assertThat(done.path("left").toString())
        .isEqualTo("[{\"why\":\"said no\",\"people\":[%d]}]".formatted(bo.value()));
    assertThat(stage(ana)).isEqualTo(Stage.FRIEND);
    assertThat(stage(bo)).isEqualTo(Stage.NOTICED);
    var again = owner.send("POST", BULK, body).json();
    assertThat(again.path("id").isNull()).as("nothing was done").isTrue();

    var undo = BULK + "/" + done.path("id").asLong();
    assertThat(owner.send("DELETE", undo, "").status()).isEqualTo(204);
    assertThat(owner.send("DELETE", undo, "").status()).isEqualTo(404);
    assertThat(stage(ana)).isEqualTo(Stage.NOTICED);
  }

  @Test
  void aFilterOrASavedViewSaysWhoIsMeant() {
    var town = new Town(kith);
    var ana = town.person("Ana Ruiz");
    var bo = town.person("Bo");
    kith.asOwner(() -> kith.bean(Tags.class).add(List.of(ana), "Board"));
    var owner = ApiClient.of(kith, kith.owner());

    var ben = kith.join("Ben", Role.MEMBER).value();
    var given =
        owner.send(
            "POST",
            BULK,
            "{\"act\":\"OWN\",\"owner\":%d,\"of\":{\"tags\":[\"board\"]}}".formatted(ben));
    assertThat(given.json().path("done").asInt()).isEqualTo(1);
    assertThat(names(owner, "owner=" + ben)).isEqualTo("Ana Ruiz ");
    var saved = owner.send("POST", VIEWS, "{\"name\":\"Ruizes\",\"of\":{\"q\":\"ruiz\"}}").json();
    assertThat(names(owner, "saved=" + saved.path("id").asLong())).isEqualTo("Ana Ruiz ");
    owner.send(
        "POST",
        BULK,
        "{\"act\":\"TAG\",\"tag\":\"Press\",\"saved\":%d}".formatted(saved.path("id").asLong()));
    assertThat(names(owner, "tag=press")).isEqualTo("Ana Ruiz ");
    owner.send("POST", BULK, "{\"act\":\"UNTAG\",\"tag\":\"Press\",\"of\":{}}");
    assertThat(names(owner, "tag=press")).isEmpty();
    assertThat(names(owner, "view=everybody")).isEqualTo("Ana Ruiz Bo ");
    kith.asOwner(() -> kith.bean(MayWe.class).refused(bo, "stop"));
    assertThat(names(owner, "view=said-no")).isEqualTo("Bo ");
  }

  private static String names(ApiClient client, String query) {
    var names = new StringBuilder();
    client
        .get("/api/v1/people?" + query)
        .json()
        .path("items")
        .forEach(item -> names.append(item.path("name").asString()).append(' '));
    return names.toString();
  }

  @Test
  void whatCannotBeDoneIsSaidAndNobodyIsTouched() {
    var ana = new Town(kith).person("Ana").value();
    var owner = ApiClient.of(kith, kith.owner());
    var viewer = kith.join("Vi", Role.VIEWER).value();
    assertThat(owner.send("POST", BULK, "{\"act\":\"MOVE\",\"people\":[%d]}".formatted(ana)).text())
        .contains("“stage” is missing");
    assertThat(owner.send("POST", BULK, "{\"act\":\"TAG\",\"tag\":\"x\"}").text())
        .contains("by one of “people”, “of” and “saved”");
    assertThat(
            owner
                .send(
                    "POST",
                    BULK,
                    "{\"act\":\"TAG\",\"tag\":\"x\",\"people\":[%d],\"of\":{}}".formatted(ana))
                .status())
        .isEqualTo(422);
    assertThat(
            owner
                .send(
                    "POST",
                    BULK,
                    "{\"act\":\"OWN\",\"owner\":%d,\"people\":[%d]}".formatted(viewer, ana))
                .text())
        .contains("Vi may look and not write.");
    assertThat(owner.send("POST", BULK, "{\"act\":\"TAG\",\"tag\":\"a,b\",\"of\":{}}").text())
        .contains("has a comma");
    assertThat(
            owner
                .send("POST", BULK, "{\"act\":\"TAG\",\"tag\":\"x\",\"of\":{\"view\":\"all\"}}")
                .text())
        .contains("“view” is one of circle, losing");
    assertThat(owner.send("POST", BULK, "{\"act\":\"TAG\",\"tag\":\"x\",\"saved\":1}").status())
        .isEqualTo(404);
    assertThat(names(owner, "tag=x")).isEmpty();
  }

  @Test
  void aViewIsSavedChangedSharedAndDeletedByWhomItIs() {
    var owner = ApiClient.of(kith, kith.owner());
    var ben = ApiClient.of(kith, kith.join("Ben", Role.MEMBER));
    var made =
        owner.send(
            "POST",
            VIEWS,
            "{\"name\":\" Friends"
                + " \",\"of\":{\"view\":\"new-friends\"},\"sort\":\"-name\",\"columns\":[\"stage\"]}");
    assertThat(made.status()).isEqualTo(201);
    var path = VIEWS + "/" + made.json().path("id").asLong();
    assertThat(made.json().path("name").asString()).isEqualTo("Friends");
    assertThat(made.json().path("of").path("view").asString()).isEqualTo("new-friends");
    assertThat(made.json().path("sort").asString()).isEqualTo("-name");
    assertThat(made.json().path("columns").toString()).isEqualTo("[\"stage\"]");
    assertThat(ben.get(path).status()).as("hers alone").isEqualTo(404);

    var shared = "{\"name\":\"Close\",\"shared\":true}";
    assertThat(owner.send("PUT", path, shared, "If-Match", "\"old\"").status()).isEqualTo(412);
    assertThat(owner.send("PUT", path, shared, "If-Match", made.tag()).status()).isEqualTo(200);
    assertThat(ben.get(VIEWS).text()).contains("\"name\":\"Close\"", "\"mayChange\":false");
    assertThat(ben.send("PUT", path, shared).status()).isEqualTo(403);
    assertThat(ben.send("DELETE", path, "").status()).isEqualTo(403);
    assertThat(owner.send("POST", VIEWS, "{\"name\":\"x\",\"sort\":\"shoes\"}").status())
        .isEqualTo(422);
    assertThat(owner.send("POST", VIEWS, "{\"name\":\"x\",\"columns\":[\"shoes\"]}").text())
        .contains("a column is one of stage, contact");
    assertThat(owner.send("DELETE", path, "").status()).isEqualTo(204);
    assertThat(owner.send("DELETE", path, "").status()).isEqualTo(204);
    assertThat(owner.get(VIEWS).text()).isEqualTo("{\"items\":[]}");
  }
}
