package org.kith.people.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kith.TestKith;
import org.kith.api.ApiClient;
import org.kith.cultivate.Town;
import org.kith.people.PersonId;

/// "Same person?" and what people said, at the door of programs.
class SameApiTest {

  private static final String SAME = "/api/v1/people/same";

  @RegisterExtension final TestKith kith = new TestKith();

  private long question(PersonId person, String other, long number) {
    new Town(kith)
        .update(
            "insert into same_person (person_id, %s, evidence, found_at) values (%d, %d, 'Both bake.', '%s')"
                .formatted(other, person.value(), number, kith.now()));
    var open = ApiClient.of(kith, kith.owner()).get(SAME + "?limit=1").json().path("items").get(0);
    return open.path("id").asLong();
  }

  @Test
  void anAccountIsGivenToWhoItIsSaidToBe() {
    var town = new Town(kith);
    var imke = town.person("Imke Brandt");
    var voice = town.account("BLUESKY", "Imke cooks", 90);
    town.voice(voice);
    long card = question(imke, "account_id", voice.value());
    var owner = ApiClient.of(kith, kith.owner());

    var path = SAME + "/" + card;
    var no = owner.send("PUT", path, "{\"answer\":\"NOT_SAME\"}");
    assertThat(no.text()).isEqualTo("{\"person\":%d,\"merge\":null}".formatted(imke.value()));
    assertThat(owner.get(SAME).json().path("items")).isEmpty();
    owner.send("PUT", path, "{\"answer\":\"OPEN\"}");
    var ofHer = owner.get("/api/v1/people/%d/same".formatted(imke.value())).json().path("items");
    assertThat(ofHer.get(0).path("evidence").asString()).isEqualTo("Both bake.");
    assertThat(ofHer.get(0).path("account").asLong()).isEqualTo(voice.value());

    assertThat(owner.send("PUT", path, "{\"answer\":\"PERHAPS\"}").status()).isEqualTo(400);
    assertThat(owner.send("PUT", path, "{}").status()).isEqualTo(422);
    assertThat(owner.send("PUT", path, "{\"answer\":\"SAME\"}").status()).isEqualTo(200);
    assertThat(accounts(owner, imke)).contains("you said so: Both bake.");
    assertThat(owner.send("PUT", path, "{\"answer\":\"SAME\"}").status()).isEqualTo(404);
  }

  private static String accounts(ApiClient client, PersonId person) {
    return client.get("/api/v1/people/" + person.value()).json().path("accounts").toString();
  }

  @Test
  void twoPersonsBecomeOneAndTwoAgainAndARefusalCountsForBoth() {
    var town = new Town(kith);
    var imke = town.person("Imke Brandt");
    var other = town.person("Imke B.", town.account("BLOG", "Imke", 5));
    long card = question(imke, "other_id", other.value());
    var owner = ApiClient.of(kith, kith.owner());
    owner.send(
        "PUT", "/api/v1/people/%d/refusal".formatted(other.value()), "{\"evidence\":\"stop\"}");

    var said = owner.send("PUT", SAME + "/" + card, "{\"answer\":\"SAME\"}").json();
    assertThat(said.path("person").asLong()).isEqualTo(imke.value());
    var path = "/api/v1/people/" + imke.value();
    assertThat(owner.get(path).json().path("name").asString()).isEqualTo("Imke Brandt");
    assertThat(owner.get(path + "/may-we").json().path("granted").asBoolean()).isFalse();
    assertThat(owner.get(path + "/merges").text()).contains("Both bake.");
    var merge = "/api/v1/people/merges/" + said.path("merge").asLong();
    assertThat(owner.send("DELETE", merge, "").status()).isEqualTo(204);
    assertThat(owner.get(SAME).json().path("items").size()).as("asked again").isEqualTo(1);
  }

  @Test
  void questionsAreReadToTheirEnd() {
    var town = new Town(kith);
    var asked = new ArrayList<Long>();
    for (int i = 0; i < 5; i++) {
      asked.addFirst(
          question(town.person("P" + i), "account_id", town.account("BLOG", "b" + i, 1).value()));
    }
    var owner = ApiClient.of(kith, kith.owner());
    var read = new ArrayList<Long>();
    var cursor = "";
    do {
      var page = owner.get(SAME + "?limit=2&cursor=" + cursor).json();
      page.path("items").forEach(item -> read.add(item.path("id").asLong()));
      cursor = page.path("next").asString("");
    } while (!cursor.isEmpty());
    assertThat(read).isEqualTo(asked);
  }

  @Test
  void whatSomebodySaidIsReadWithItsProof() {
    var ana = new Town(kith).person("Ana");
    var owner = ApiClient.of(kith, kith.owner());
    var path = "/api/v1/people/" + ana.value();
    owner.send(
        "PUT",
        path + "/consent/EMAIL",
        "{\"evidence\":\"ticked a box\",\"wording\":\"Write to"
            + " me.\",\"at\":\"2026-05-01T10:00:00Z\"}");
    owner.send("PUT", path + "/told", "{\"channel\":\"EMAIL\"}");
    owner.send("PUT", path + "/refusal", "{\"evidence\":\"said stop\"}");
    var first = owner.get(path + "/consent?limit=2").json();
    assertThat(first.path("items").get(0).path("said").asString()).isEqualTo("WITHDRAWN");
    assertThat(first.path("items").get(0).path("channel").isNull()).isTrue();
    assertThat(first.path("items").get(1).path("said").asString()).isEqualTo("NOTICED");
    var cursor = first.path("next").asString();
    var last = owner.get(path + "/consent?limit=2&cursor=" + cursor).json();
    assertThat(last.path("next").isNull()).isTrue();
    var agreed = last.path("items").get(0);
    assertThat(agreed.path("wording").asString()).isEqualTo("Write to me.");
    assertThat(agreed.path("at").asString()).isEqualTo("2026-05-01T10:00:00Z");
    assertThat(agreed.path("by").asString()).isEqualTo("Mara Lindqvist");
    assertThat(agreed.path("hash").asString()).matches("[0-9a-f]{64}");
  }
}
