package org.kith.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kith.TestKith;
import org.kith.connect.Posting;
import org.kith.cultivate.Circle;
import org.kith.cultivate.Play;
import org.kith.cultivate.Playbook;
import org.kith.cultivate.Stage;
import org.kith.people.PersonEdits;
import org.kith.people.PersonId;
import org.kith.team.Access;
import org.kith.team.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// What every route of the API promises, and the invariants at this door.
class ApiTest {

  @RegisterExtension final TestKith kith = new TestKith();

  private ApiClient owner;

  @BeforeEach
  void comeIn() {
    owner = ApiClient.of(kith, kith.owner());
  }

  private long person(String name) {
    var made =
        owner.send(
            "POST", "/api/v1/people", "{\"name\":\"%s\",\"purpose\":\"why\"}".formatted(name));
    assertThat(made.status()).isEqualTo(201);
    return made.json().path("id").asLong();
  }

  private long inside(String sql) {
    Long made =
        kith.asOwner(() ->
            kith.bean(TransactionTemplate.class)
                .execute(_ -> kith.bean(JdbcClient.class).sql(sql).query(Long.class).single()));
    return made == null ? 0 : made;
  }

  private long voice(String key) {
    long account =
        inside(
            "insert into account (network, key, handle, name) values ('BLOG', '"
                + key
                + "', '"
                + key
                + "', '') returning id");
    return inside(
        "insert into voice (account_id, first_heard_at, last_heard_at, mentions) values ("
            + account
            + ", now(), now(), 1) returning account_id");
  }

  @Test
  void namingARequestMakesItHappenOnce() {
    var body = "{\"name\":\"Ana\",\"purpose\":\"why\"}";
    var first = owner.send("POST", "/api/v1/people", body, "Idempotency-Key", "k1");
    var again = owner.send("POST", "/api/v1/people", body, "Idempotency-Key", "k1");
    assertThat(again.status()).isEqualTo(201);
    assertThat(again.text()).isEqualTo(first.text());
    assertThat(owner.get("/api/v1/people").json().path("items").size()).isEqualTo(1);
    var other =
        owner.send("POST", "/api/v1/people", body.replace("Ana", "Bo"), "Idempotency-Key", "k1");
    assertThat(other.status()).isEqualTo(422);
    assertThat(other.text()).contains("Idempotency-Key was used for another request");
    assertThat(
            owner
                .send("POST", "/api/v1/people", body.replace("why", " "), "Idempotency-Key", "k2")
                .status())
        .isEqualTo(422);
    assertThat(owner.send("POST", "/api/v1/people", body, "Idempotency-Key", "k2").status())
        .isEqualTo(201);
  }

  @Test
  void whoChangesWhatSomebodyElseChangedIsTold() {
    var path = "/api/v1/people/" + person("Ana");
    var seen = owner.get(path);
    var change = "{\"name\":\"Ana Ruiz\",\"about\":\"teaches\"}";
    var changed = owner.send("PUT", path, change, "If-Match", seen.tag());
    assertThat(changed.status()).isEqualTo(200);
    assertThat(changed.tag()).isNotEqualTo(seen.tag()).isEqualTo(owner.get(path).tag());
    var late = owner.send("PUT", path, change.replace("Ruiz", "Diaz"), "If-Match", seen.tag());
    assertThat(late.status()).isEqualTo(412);
    assertThat(late.text()).contains("changed meanwhile");
    assertThat(owner.get(path).json().path("name").asString()).isEqualTo("Ana Ruiz");
    assertThat(owner.send("GET", path, "", "If-None-Match", changed.tag()).status()).isEqualTo(304);
  }

  @Test
  void somebodyIsPutRightAndThePurposeBeforeStaysOnRecord() {
    long id = person("Ana");
    var path = "/api/v1/people/" + id;
    var changed =
        owner.send(
            "PUT", path, "{\"name\":\"Ana Ruiz\",\"purpose\":\"helps\",\"connection\":\"BOARD\"}");
    assertThat(changed.json().path("purpose").asString()).isEqualTo("helps");
    var kept = owner.send("PUT", path, "{\"name\":\"Ana Diaz\"}").json();
    assertThat(kept.path("purpose").asString()).isEqualTo("helps");
    assertThat(kept.path("connection").asString()).isEqualTo("BOARD");
    var before = kith.asOwner(() -> kith.bean(PersonEdits.class).purposes(new PersonId(id)));
    assertThat(before).extracting(PersonEdits.PurposeBefore::purpose).containsExactly("why");
    assertThat(owner.send("PUT", path, "{\"name\":\"Ana\",\"purpose\":\" \"}").status())
        .isEqualTo(422);

    owner.send("PUT", path + "/nicknames", "{\"items\":[\"Lena\",\"Ani\",\"Lena\"]}");
    owner.send("PUT", path + "/nicknames", "{\"items\":[\"Lena\"]}");
    assertThat(owner.get(path + "/nicknames").text()).isEqualTo("{\"items\":[\"Lena\"]}");
    assertThat(owner.get("/api/v1/people?q=lena").json().path("items").size()).isEqualTo(1);

    voice("https://ana.example");
    var link = "{\"link\":\"https://ana.example\"}";
    var linked = owner.send("POST", path + "/accounts", link).json();
    long account = linked.path("accounts").get(0).path("id").asLong();
    var other = "/api/v1/people/" + person("Bo");
    assertThat(owner.send("POST", other + "/accounts", link).status()).isEqualTo(409);
    assertThat(owner.send("POST", other + "/accounts", "{\"link\":\"Ana Diaz\"}").status())
        .isEqualTo(422);
    assertThat(owner.send("DELETE", path + "/accounts/" + account, "").status()).isEqualTo(204);
    assertThat(owner.send("DELETE", path + "/accounts/" + account, "").status()).isEqualTo(404);
    assertThat(owner.get(path).json().path("accounts").size()).isZero();
  }

  @Test
  void allThatIsHeldIsGivenOutAndErasedByAManagerWhoNamesThem() {
    long id = person("Ana");
    var path = "/api/v1/people/" + id;
    owner.send("POST", path + "/interactions", "{\"kind\":\"CALL\",\"text\":\"plum jam\"}");
    assertThat(owner.get(path + "/data").text()).contains("\"name\":\"Ana\"", "plum jam");
    assertThat(owner.get(path + "/data").text()).as("who looked").contains("by a program");
    var member = ApiClient.of(kith, kith.join("Cy", Role.MEMBER));
    assertThat(member.get(path + "/data").status()).isEqualTo(403);
    assertThat(member.send("DELETE", path + "?name=Ana", "").status()).isEqualTo(403);
    var unnamed = owner.send("DELETE", path + "?name=Bo", "");
    assertThat(unnamed.status()).isEqualTo(422);
    assertThat(unnamed.text()).contains("Nothing was erased");
    assertThat(owner.get(path).status()).isEqualTo(200);
    assertThat(owner.send("DELETE", path + "?name=Ana", "").text())
        .isEqualTo("{\"accounts\":0,\"posts\":0}");
    assertThat(owner.get(path).status()).isEqualTo(404);
    assertThat(owner.send("DELETE", path + "?name=Ana", "").status()).isEqualTo(404);
  }

  @Test
  void twoAreMergedAndSeparatedAndTheStrictestRefusalCountsForBoth() {
    long ana = person("Ana");
    long other = person("Anna W.");
    var path = "/api/v1/people/" + ana;
    owner.send("PUT", "/api/v1/people/" + other + "/refusal", "{\"evidence\":\"said stop\"}");
    var body = "{\"other\":%d,\"why\":\"she said so\",\"taken\":[\"name\"]}".formatted(other);
    assertThat(owner.send("POST", path + "/merges", body.replace("name", "shoes")).status())
        .isEqualTo(422);
    var merged = owner.send("POST", path + "/merges", body);
    assertThat(merged.status()).isEqualTo(201);
    assertThat(merged.json().path("kept").asLong()).isEqualTo(ana);
    assertThat(owner.get(path).json().path("name").asString()).isEqualTo("Anna W.");
    assertThat(owner.get(path + "/may-we").json().path("granted").asBoolean()).isFalse();
    assertThat(owner.get(path + "/merges").json().path("items").get(0).path("why").asString())
        .isEqualTo("she said so");
    assertThat(owner.send("POST", path + "/merges", body).status()).isEqualTo(409);

    var undo = "/api/v1/people/merges/" + merged.json().path("id").asLong();
    assertThat(owner.send("DELETE", undo, "").status()).isEqualTo(204);
    assertThat(owner.send("DELETE", undo, "").status()).isEqualTo(404);
    assertThat(owner.get(path).json().path("name").asString()).isEqualTo("Ana");
    assertThat(owner.get("/api/v1/people/" + other).json().path("name").asString())
        .isEqualTo("Anna W.");
  }

  @Test
  void whoeverMayWriteStopsPostingAndAManagerLetsItGoOn() {
    var member = ApiClient.of(kith, kith.join("Cy", Role.MEMBER));
    assertThat(member.get("/api/v1/posting").json().path("stopped").asBoolean()).isFalse();
    member.send("PUT", "/api/v1/posting/stop", "");
    owner.send("PUT", "/api/v1/posting/stop", "");
    var stop = kith.asOwner(() -> kith.bean(Posting.class).stopped());
    assertThat(stop).map(Posting.Stop::by).contains("Cy");
    assertThat(member.send("DELETE", "/api/v1/posting/stop", "").status()).isEqualTo(403);
    assertThat(owner.get("/api/v1/posting").json().path("by").asString()).isEqualTo("Cy");
    owner.send("DELETE", "/api/v1/posting/stop", "");
    assertThat(kith.asOwner(() -> kith.bean(Posting.class).stopped())).isEmpty();
  }

  @Test
  void thatSomebodyWasToldIsNotedOnce() {
    var path = "/api/v1/people/" + person("Ana") + "/told";
    assertThat(owner.get(path).json().path("toldAt").isNull()).isTrue();
    assertThat(owner.get(path).json().path("words").asString()).contains("why");
    var told = owner.send("PUT", path, "{\"channel\":\"EMAIL\"}");
    assertThat(told.json().path("toldAt").isNull()).isFalse();
    kith.now(kith.now().plusSeconds(60));
    assertThat(owner.send("PUT", path, "{\"channel\":\"OTHER\"}").text()).isEqualTo(told.text());
    assertThat(inside("select count(*) from consent where said = 'NOTICED'")).isEqualTo(1);
  }

  @Test
  void stagesAreThoseOfTheWorkspacesOwnPlaybook() {
    kith.asOwner(() ->
        kith.bean(Playbook.class)
            .change(new Play(Stage.FRIEND, "Call them.", "closer", "back", 21, true)));
    var friend =
        owner
            .get("/api/v1/stages")
            .json()
            .path("items")
            .valueStream()
            .filter(stage -> stage.path("stage").asString().equals("FRIEND"))
            .findFirst()
            .orElseThrow();
    assertThat(friend.path("rhythmDays").asInt()).isEqualTo(21);
    assertThat(friend.path("does").asString()).isEqualTo("Call them.");
  }

  @Test
  void aStageAndAKeepingChangeOnlyWhatWasSeen() {
    var path = "/api/v1/people/" + person("Ana");
    var seen = owner.get(path);
    owner.send("PUT", path, "{\"name\":\"Ana Ruiz\"}");
    var stage = "{\"stage\":\"FRIEND\"}";
    var keeping = "{\"owner\":null,\"rhythmDays\":9}";
    for (var put : Map.of("/stage", stage, "/keeping", keeping).entrySet()) {
      assertThat(
              owner
                  .send("PUT", path + put.getKey(), put.getValue(), "If-Match", seen.tag())
                  .status())
          .as(put.getKey())
          .isEqualTo(412);
      assertThat(
              owner
                  .send(
                      "PUT", path + put.getKey(), put.getValue(), "If-Match", owner.get(path).tag())
                  .status())
          .as(put.getKey())
          .isEqualTo(200);
    }
  }

  @Test
  void aListIsReadToItsEndWithoutMissingOrRepeatingAnybody() {
    var names = new HashSet<String>();
    for (int i = 0; i < 7; i++) {
      person("P" + i);
      voice("https://v" + i + ".example");
    }
    for (var list : List.of("/api/v1/people", "/api/v1/voices")) {
      var seen = new ArrayList<Long>();
      var next = "";
      do {
        var page = owner.get(list + "?limit=3&cursor=" + next).json();
        page.path("items").forEach(item -> seen.add(item.path("id").asLong()));
        next = page.path("next").asString("");
        names.add(list + seen.size());
      } while (!next.isEmpty());
      assertThat(seen).hasSize(7).doesNotHaveDuplicates();
    }
    assertThat(names).hasSize(6);
    assertThat(owner.get("/api/v1/people?cursor=rubbish").status()).isEqualTo(400);
  }

  @Test
  void aRefusalStandsWhateverAProgramSays() {
    var path = "/api/v1/people/" + person("Ana");
    assertThat(owner.get(path + "/may-we").json().path("granted").asBoolean()).isTrue();
    owner.send("PUT", path + "/refusal", "{\"evidence\":\"said stop\"}");
    owner.send("PUT", path + "/refusal", "{\"evidence\":\"said it again\"}");
    for (var channel : List.of("EMAIL", "MASTODON", "BLUESKY", "OTHER")) {
      owner.send("PUT", path + "/consent/" + channel, "{\"evidence\":\"no they did\"}");
      var may = owner.get(path + "/may-we?channel=" + channel).json();
      assertThat(may.path("granted").asBoolean()).as(channel).isFalse();
      assertThat(may.path("why").asString()).isEqualTo("said stop");
    }
    assertThat(owner.send("DELETE", path + "/refusal", "").status()).isEqualTo(405);
  }

  @Test
  void aMentionIsNoContactAndAVoiceIsChosenOnce() {
    long voice = voice("https://ana.example");
    assertThat(owner.get("/api/v1/people").json().path("items").isEmpty()).isTrue();
    assertThat(
            owner
                .send("PUT", "/api/v1/voices/" + voice + "/state", "{\"state\":\"WATCHING\"}")
                .json()
                .path("state")
                .asString())
        .isEqualTo("WATCHING");
    assertThat(owner.get("/api/v1/people").json().path("items").isEmpty()).isTrue();
    var choice = "{\"voice\":%d,\"purpose\":\"writes well\"}".formatted(voice);
    long first = owner.send("POST", "/api/v1/people", choice).json().path("id").asLong();
    assertThat(owner.send("POST", "/api/v1/people", choice).json().path("id").asLong())
        .isEqualTo(first);
    assertThat(owner.get("/api/v1/people/" + first).json().path("accounts").size()).isEqualTo(1);
    assertThat(owner.send("POST", "/api/v1/people", "{\"voice\":1,\"purpose\":\"x\"}").status())
        .isEqualTo(422);
  }

  @Test
  void whatWasDoneIsOnTheTimelineAndPrivateNotesStayPrivate() {
    var path = "/api/v1/people/" + person("Ana");
    var call = owner.send("POST", path + "/interactions", "{\"kind\":\"CALL\",\"text\":\"spoke\"}");
    owner.send(
        "POST", path + "/interactions", "{\"kind\":\"NOTE\",\"text\":\"for me\",\"mine\":true}");
    assertThat(owner.get(path + "/interactions").text()).contains("spoke", "for me");
    var bo = ApiClient.of(kith, kith.join("Bo", Role.MEMBER));
    assertThat(bo.get(path + "/interactions").text()).contains("spoke").doesNotContain("for me");
    assertThat(owner.send("POST", path + "/interactions", "{\"kind\":\"STAGE\"}").status())
        .isEqualTo(422);
    assertThat(
            owner
                .send(
                    "POST",
                    path + "/interactions",
                    "{\"kind\":\"CALL\",\"at\":\"2099-01-01T00:00:00Z\"}")
                .text())
        .contains("lies ahead");
    var entry = path + "/interactions/" + call.json().path("id").asLong();
    assertThat(owner.send("DELETE", entry, "").status()).isEqualTo(204);
    assertThat(owner.send("DELETE", entry, "").status()).isEqualTo(204);
    assertThat(owner.get(path + "/interactions").text()).doesNotContain("spoke");
  }

  @Test
  void aContactThatAProgramLogsKeepsThePromiseOfItsDayAndGivesItBack() {
    var path = "/api/v1/people/" + person("Ana");
    var day = LocalDate.ofInstant(kith.now(), ZoneOffset.UTC);
    owner.send("PUT", path + "/next-step", "{\"what\":\"Call her\",\"due\":\"%s\"}".formatted(day));
    var old = "{\"kind\":\"CALL\",\"at\":\"%s\"}".formatted(kith.now().minus(Duration.ofDays(9)));
    owner.send("POST", path + "/interactions", old);
    assertThat(step(path)).as("an old call brought in").isEqualTo("Call her");

    var call = owner.send("POST", path + "/interactions", "{\"kind\":\"CALL\"}");
    assertThat(step(path)).isEqualTo("Keep in touch");
    owner.send("DELETE", path + "/interactions/" + call.json().path("id").asLong(), "");
    assertThat(step(path)).isEqualTo("Call her");
  }

  private String step(String path) {
    return owner.get(path + "/next-step").json().path("what").asString();
  }

  @Test
  void aTimelineGoesOnWhereAPageOfItEnded() {
    var path = "/api/v1/people/" + person("Ana") + "/interactions";
    for (int i = 0; i < 5; i++) { // all in one moment
      owner.send("POST", path, "{\"kind\":\"CALL\",\"text\":\"call %d\"}".formatted(i));
    }
    var found = new ArrayList<String>();
    var cursor = "";
    do {
      var page = owner.get(path + "?limit=2&cursor=" + cursor).json();
      assertThat(page.path("items").size()).isBetween(1, 2);
      page.path("items").forEach(item -> found.add(item.path("text").asString()));
      cursor = page.path("next").isNull() ? "" : page.path("next").asString();
    } while (!cursor.isEmpty());
    assertThat(found).containsExactly("call 4", "call 3", "call 2", "call 1", "call 0");
  }

  @Test
  void peopleAreListedByWordsAndTagsAndKeepWhatOurOwnFieldsHold() {
    long ana = person("Ána Ruiz");
    long bo = person("Bo");
    var path = "/api/v1/people/" + ana;
    var tagged = owner.send("PUT", path + "/tags", "{\"tags\":[\"Board\",\"press\"]}");
    assertThat(tagged.json().path("tags").toString()).isEqualTo("[\"Board\",\"press\"]");
    assertThat(owner.send("PUT", path + "/tags", "{\"tags\":[\"a,b\"]}").status()).isEqualTo(422);
    assertThat(owner.get("/api/v1/tags").text())
        .contains("{\"name\":\"Board\",\"people\":1,\"rhythmDays\":null}");
    for (var query : List.of("q=ana", "tag=board", "q=RUI&tag=Board&tag=Press")) {
      var found = owner.get("/api/v1/people?" + query).json().path("items");
      assertThat(found.size()).as(query).isEqualTo(1);
      assertThat(found.get(0).path("id").asLong()).isEqualTo(ana);
    }
    assertThat(owner.get("/api/v1/people?q=ana&tag=nobodys").json().path("items").size()).isZero();

    kith.asOwner(() ->
        kith.bean(org.kith.people.Fields.class)
            .define("Since", org.kith.people.Field.Kind.DATE, List.of()));
    var wrong = "{\"fields\":[{\"name\":\"Since\",\"value\":\"May\"}]}";
    assertThat(owner.send("PUT", path + "/fields", wrong).text()).contains("“May” is none");
    var right = "{\"fields\":[{\"name\":\"since\",\"value\":\"2024-05-01\"}]}";
    assertThat(owner.send("PUT", path + "/fields", right).json().path("fields").toString())
        .isEqualTo("[{\"name\":\"Since\",\"value\":\"2024-05-01\"}]");
    assertThat(owner.get("/api/v1/fields").text()).contains("\"kind\":\"DATE\"");

    assertThat(
            owner
                .send("PUT", "/api/v1/people/" + bo + "/refusal", "{\"evidence\":\"no\"}")
                .status())
        .isEqualTo(200);
    assertThat(
            owner.send("PUT", "/api/v1/people/" + bo + "/stage", "{\"stage\":\"FRIEND\"}").text())
        .contains("Bo said no, so nobody brings them closer.");
  }

  @Test
  void whatTheySaidIsNotedWithItsDayWordingBasisAndChannel() {
    var path = "/api/v1/people/" + person("Ana");
    var agreed =
        owner.send(
            "PUT",
            path + "/consent/EMAIL",
            """
            {"evidence":"signed the list","basis":"DOUBLE_OPT_IN","wording":"Write to me each month.",
             "at":"2025-03-01T10:00:00Z"}
            """);
    assertThat(agreed.json().path("granted").asBoolean()).isTrue();
    String noted =
        kith.asOwner(() ->
            kith.bean(TransactionTemplate.class)
                .execute(_ ->
                    kith.bean(JdbcClient.class)
                        .sql(
                            "select basis || wording || (at at time zone 'UTC')::date from consent")
                        .query(String.class)
                        .single()));
    assertThat(noted).isEqualTo("DOUBLE_OPT_INWrite to me each month.2025-03-01");

    var no =
        owner.send(
            "PUT",
            path + "/refusal",
            "{\"evidence\":\"no more"
                + " mail\",\"channel\":\"EMAIL\",\"at\":\"2025-06-01T10:00:00Z\"}");
    assertThat(no.json().path("granted").asBoolean()).isFalse();
    assertThat(no.json().path("since").asString()).startsWith("2025-06-01T10:00");
    assertThat(owner.get(path + "/may-we?channel=MASTODON").json().path("granted").asBoolean())
        .as("other ways are fine")
        .isTrue();
    for (var wrong :
        List.of(
            "{\"evidence\":\"x\",\"at\":\"2099-01-01T00:00:00Z\"}",
            "{\"evidence\":\"x\",\"basis\":\"NONE\"}")) {
      assertThat(owner.send("PUT", path + "/consent/BLUESKY", wrong).status()).isEqualTo(422);
    }
  }

  @Test
  void theCircleHoldsNoMoreThanItsSizeAndNobodyWhoSaidNo() {
    kith.asOwner(() -> kith.bean(Circle.class).size(2));
    long ana = person("Ana");
    long bo = person("Bo");
    long cy = person("Cy");
    owner.send("PUT", "/api/v1/circle/" + ana, "");
    owner.send("PUT", "/api/v1/circle/" + bo, "");

    var full = owner.send("PUT", "/api/v1/circle/" + cy, "");
    assertThat(full.status()).isEqualTo(409);
    assertThat(full.json().path("detail").asString())
        .isEqualTo(
            "Your circle holds 2, and both places are taken. Say who rests, as rests=%d (Ana), %d (Bo)."
                .formatted(ana, bo));
    assertThat(owner.send("PUT", "/api/v1/circle/" + cy + "?rests=" + person("Dee"), "").status())
        .as("who is not in it cannot make room")
        .isEqualTo(409);
    assertThat(owner.send("PUT", "/api/v1/circle/" + cy + "?rests=" + bo, "").status())
        .isEqualTo(200);
    assertThat(owner.get("/api/v1/people/" + bo).json().path("stage").asString())
        .isEqualTo("RESTING");

    owner.send("DELETE", "/api/v1/circle/" + cy, "");
    owner.send("PUT", "/api/v1/people/" + cy + "/refusal", "{\"evidence\":\"said so\"}");
    for (var path : List.of("/api/v1/circle/" + cy, "/api/v1/circle/" + cy + "?rests=" + ana)) {
      var no = owner.send("PUT", path, "");
      assertThat(no.status()).isEqualTo(409);
      assertThat(no.text()).contains("Cy said no, so nobody brings them closer.");
    }
    assertThat(owner.get("/api/v1/circle").json().path("items").size()).isEqualTo(2);
  }

  @Test
  void circleStageOwnerAndNextStep() {
    long id = person("Ana");
    var path = "/api/v1/people/" + id;
    assertThat(owner.send("PUT", "/api/v1/circle/" + id, "").json().path("inCircle").asBoolean())
        .isTrue();
    assertThat(owner.send("PUT", "/api/v1/circle/" + id, "").status()).isEqualTo(200);
    assertThat(owner.get("/api/v1/circle").json().path("items").size()).isEqualTo(1);
    assertThat(owner.send("DELETE", "/api/v1/circle/" + id, "").status()).isEqualTo(204);
    assertThat(owner.get("/api/v1/circle").json().path("items").size()).isZero();
    assertThat(
            owner
                .send(
                    "PUT",
                    path + "/keeping",
                    "{\"owner\":%d,\"rhythmDays\":9}".formatted(kith.owner().value()))
                .json()
                .path("rhythmDays")
                .asInt())
        .isEqualTo(9);
    assertThat(owner.send("PUT", path + "/keeping", "{\"owner\":1,\"rhythmDays\":731}").status())
        .isEqualTo(422);
    var stranger = TestKith.neighbour().owner().value();
    assertThat(
            owner
                .send(
                    "PUT", path + "/keeping", "{\"owner\":%d,\"rhythmDays\":9}".formatted(stranger))
                .text())
        .contains("does not work here");
    var step = owner.get(path + "/next-step");
    assertThat(
            owner
                .send(
                    "PUT",
                    path + "/next-step",
                    "{\"what\":\"call\",\"due\":\"2026-12-01\"}",
                    "If-Match",
                    step.tag())
                .status())
        .isEqualTo(200);
    assertThat(
            owner
                .send(
                    "PUT",
                    path + "/next-step",
                    "{\"what\":\"call\",\"due\":\"2026-12-02\"}",
                    "If-Match",
                    step.tag())
                .status())
        .isEqualTo(412);
    assertThat(owner.send("PUT", path + "/stage", "{\"stage\":\"FRIENDS\"}").status())
        .isEqualTo(400);
    assertThat(owner.get("/api/v1/stages").json().path("items").size()).isEqualTo(6);
  }

  @Test
  void topicsAreHeardChangedAndRemoved() {
    long account =
        inside(
            "insert into account (network, key, handle, name) values ('BLOG', 'https://b.example',"
                + " 'b.example', 'B') returning id");
    long post =
        inside(
            "insert into post (network, key, account_id, url, at, text, heard_at) values ('BLOG',"
                + " 'p1', "
                + account
                + ", 'https://b.example/1', now() - interval '1 hour', 'we love leftovers', now())"
                + " returning id");
    var made =
        owner.send(
            "POST",
            "/api/v1/topics",
            "{\"name\":\"Food\",\"ofUs\":true,\"terms\":[\"leftovers\",\"-war\"]}");
    assertThat(made.status()).isEqualTo(201);
    var path = "/api/v1/topics/" + made.json().path("id").asLong();
    inside(
        "with m as (insert into mention (post_id, topic_id, words, of_us, at) values ("
            + post
            + ", "
            + made.json().path("id").asLong()
            + ", '{leftovers}', true, now()) on conflict do nothing returning 1) select 1");
    var mentions =
        owner.get("/api/v1/mentions?topic=" + made.json().path("id").asLong()).json().path("items");
    assertThat(mentions.size()).isEqualTo(1);
    assertThat(mentions.get(0).path("words").get(0).asString()).isEqualTo("leftovers");
    assertThat(
            owner
                .send("PUT", "/api/v1/mentions/" + post + "/state", "{\"state\":\"THANKED\"}")
                .json()
                .path("state")
                .asString())
        .isEqualTo("THANKED");
    assertThat(owner.get("/api/v1/mentions?state=NEW").json().path("items").size()).isZero();
    assertThat(
            owner
                .send("PUT", path, "{\"name\":\"Food\",\"ofUs\":true,\"terms\":[\"-war\"]}")
                .status())
        .isEqualTo(422);
    assertThat(
            owner
                .send(
                    "PUT",
                    path,
                    "{\"name\":\"Meals\",\"ofUs\":true,\"terms\":[\"meals\"]}",
                    "If-Match",
                    made.tag())
                .status())
        .isEqualTo(200);
    assertThat(owner.send("DELETE", path, "").status()).isEqualTo(204);
    assertThat(owner.send("DELETE", path, "").status()).isEqualTo(204);
    assertThat(owner.get("/api/v1/topics").json().path("items").size()).isZero();
  }

  @Test
  void aCardIsAnsweredOnceAndTakenBack() {
    long voice = voice("https://meet.example");
    var card = "/api/v1/today/meet/" + voice;
    assertThat(owner.send("PUT", card, "{\"act\":\"DANCE\"}").text())
        .contains("ADD, WATCH, NOT_FOR_US");
    assertThat(owner.send("PUT", card, "{\"act\":\"NOT_FOR_US\",\"why\":\"sells shoes\"}").status())
        .isEqualTo(200);
    assertThat(owner.get("/api/v1/voices/" + voice).json().path("reason").asString())
        .isEqualTo("sells shoes");
    assertThat(owner.send("DELETE", card, "").status()).isEqualTo(204);
    assertThat(owner.send("DELETE", card, "").status()).isEqualTo(204);
    assertThat(owner.get("/api/v1/voices/" + voice).json().path("state").asString())
        .isEqualTo("NEW");
    var day = owner.get("/api/v1/today").json();
    assertThat(day.path("sentence").asString()).endsWith(".");
    assertThat(day.path("cards").isArray()).isTrue();
  }

  @Test
  void f8_whatIsTooLargeOrTooDeepIsNotRead() throws Exception {
    var large = "{\"name\":\"%s\",\"purpose\":\"why\"}".formatted("x".repeat(1 << 20));
    var refused = owner.send("POST", "/api/v1/people", large);
    assertThat(refused.status()).isEqualTo(413);
    assertThat(refused.json().path("detail").asString()).contains("up to 1 MiB");

    // One that does not say how large it is.
    var chunked =
        owner.stream("POST", "/api/v1/people", new ByteArrayInputStream(large.getBytes(UTF_8)));
    assertThat(chunked.status()).isEqualTo(413);
    assertThat(chunked.json().path("status").asInt()).isEqualTo(413);

    var deep = "{\"name\":" + "[".repeat(70) + "]".repeat(70) + ",\"purpose\":\"why\"}";
    var tooDeep = owner.send("POST", "/api/v1/people", deep);
    assertThat(tooDeep.status()).isEqualTo(400);
    var digits = "{\"voice\":" + "9".repeat(101) + ",\"purpose\":\"why\"}";
    assertThat(owner.send("POST", "/api/v1/people", digits).status()).isEqualTo(400);
    var twice = "{\"name\":\"Ana\",\"name\":\"Bo\",\"purpose\":\"why\"}";
    assertThat(owner.send("POST", "/api/v1/people", twice).status()).isEqualTo(400);
    assertThat(owner.get("/api/v1/people").json().path("items")).isEmpty();
  }

  @Test
  void whatCannotBeReadIsSaidWithItsName() {
    assertThat(
            owner
                .send("POST", "/api/v1/people", "{\"name\":\"x\",\"purpose\":\"y\",\"shoe\":4}")
                .text())
        .contains("shoe");
    assertThat(owner.send("POST", "/api/v1/people", "{\"name\":").status()).isEqualTo(400);
    assertThat(
            owner
                .send(
                    "POST",
                    "/api/v1/people",
                    "{\"name\":\"%s\",\"purpose\":\"y\"}".formatted("x".repeat(301)))
                .text())
        .contains("“name” has 301 characters; it may have 300.");
    assertThat(owner.get("/api/v1/people/abc").status()).isEqualTo(400);
    assertThat(owner.get("/api/v1/nothing").json().path("status").asInt()).isEqualTo(404);
  }

  /// Requirement A2: what is another workspace's is as if it were nowhere.
  @Test
  void a2_anothersThingsAreMissingLikeThoseThatNeverWere() {
    long person = person("Ana");
    long voice = voice("https://ana.example");
    long topic =
        owner
            .send("POST", "/api/v1/topics", "{\"name\":\"T\",\"ofUs\":false,\"terms\":[\"bread\"]}")
            .json()
            .path("id")
            .asLong();
    var other = TestKith.neighbour();
    var stranger = ApiClient.of(other, other.owner());
    var wrong = new ArrayList<String>();
    var number = Pattern.compile("\\{[^}]+}");
    kith.bean(RequestMappingHandlerMapping.class)
        .getHandlerMethods()
        .forEach((info, method) ->
            info.getPatternValues().stream()
                .filter(path -> path.startsWith("/api/v1/") && path.contains("{"))
                .forEach(path -> {
                  long id =
                      path.contains("/voices/") || path.contains("/today/")
                          ? voice
                          : path.contains("/topics/") ? topic : person;
                  var verb = info.getMethodsCondition().getMethods().iterator().next().name();
                  var body = verb.equals("GET") || verb.equals("DELETE") ? "" : body(path);
                  var theirs = ask(stranger, verb, filled(number, path, id), body);
                  var nobodys = ask(stranger, verb, filled(number, path, 999_999_999L), body);
                  boolean alike =
                      theirs.status() == nobodys.status() && theirs.text().equals(nobodys.text());
                  boolean missing =
                      theirs.status() == 404 || (verb.equals("DELETE") && theirs.status() == 204);
                  if (!alike || !missing) {
                    wrong.add(verb + " " + path + " -> " + theirs + " / " + nobodys);
                  }
                  assertThat(method.getMethodAnnotation(Access.class)).isNotNull();
                }));
    assertThat(wrong).isEmpty();
    assertThat(owner.get("/api/v1/people/" + person).status()).isEqualTo(200);
    assertThat(owner.get("/api/v1/topics/" + topic).status()).isEqualTo(200);
  }

  private static ApiClient.Answer ask(ApiClient client, String verb, String path, String body) {
    return path.endsWith("/pictures")
        ? client.file(path, "image/png", body)
        : client.send(verb, path, body);
  }

  private static String filled(Pattern number, String path, long id) {
    return number
        .matcher(path.replace("{kind}", "meet").replace("{channel}", "EMAIL"))
        .replaceAll(Long.toString(id));
  }

  /// What a route takes, by the end of its path; the first that fits.
  private static final Map<String, String> BODIES =
      ordered(
          List.of(
              "/tags", "{\"tags\":[]}",
              "/nicknames", "{\"items\":[]}",
              "/same/{card}", "{\"answer\":\"SAME\"}",
              "/merges", "{\"other\":1,\"why\":\"x\"}",
              "/told", "{\"channel\":\"EMAIL\"}",
              "/people/{id}/accounts", "{\"link\":\"https://ana.example\"}",
              "/fields", "{\"fields\":[]}",
              "/stage", "{\"stage\":\"FRIEND\"}",
              "/keeping", "{\"owner\":null,\"rhythmDays\":9}",
              "/next-step", "{\"what\":\"x\",\"due\":\"2026-12-01\"}",
              "/interactions", "{\"kind\":\"CALL\"}",
              "/voices/{id}/state", "{\"state\":\"NEW\"}",
              "/mentions/{id}/state", "{\"state\":\"NEW\"}",
              "/topics/{id}", "{\"name\":\"x\",\"ofUs\":false,\"terms\":[\"y\"]}",
              "/today/{kind}/{id}", "{\"act\":\"WATCH\"}",
              "/circle/{id}", "",
              "/consent/{channel}", "{\"evidence\":\"x\"}",
              "/refusal", "{\"evidence\":\"x\"}",
              "/kit", "{\"facts\":[],\"question\":\"x\",\"hashtag\":\"\"}",
              "/asks/{person}/state", "{\"state\":\"SAID_YES\"}",
              "/campaigns/{id}", "{\"name\":\"x\"}",
              "/discarded", "{\"discarded\":true}",
              "/campaigns/{id}/state", "{\"state\":\"RUNNING\"}",
              "/invitations/{person}", "{\"subject\":\"x\"}",
              "/invitation", "{\"subject\":\"x\",\"body\":\"{page}\"}",
              "/asks/{person}", "{\"channel\":\"EMAIL\"}",
              "/word", "{\"word\":\"shelf\"}",
              "/paused", "{\"paused\":true}",
              "/kinds", "{\"kinds\":[\"mention.heard\"]}",
              "/words", "{\"texts\":[{\"nr\":0,\"text\":\"x\"}]}",
              "/agree", "{\"asking\":1}",
              "/submit", "{\"note\":\"x\"}",
              "/approve", "{\"note\":\"x\"}",
              "/send-back", "{\"note\":\"x\"}",
              "/schedule", "{\"at\":\"2026-12-01T10:00\",\"zone\":\"Europe/Berlin\"}",
              "/move", "{\"at\":\"2026-12-01T10:00\",\"zone\":\"Europe/Berlin\"}",
              "/out", "{\"url\":\"https://town.example/1\"}",
              "/look", "{\"columns\":[]}",
              "/take", "{\"purpose\":\"x\"}",
              "/pictures/{picture}", "{\"alt\":\"x\"}",
              "/posts/{id}", "{\"text\":\"x\",\"accounts\":[]}"));

  private static Map<String, String> ordered(List<String> pairs) {
    var map = new LinkedHashMap<String, String>();
    for (int i = 0; i < pairs.size(); i += 2) {
      map.put(pairs.get(i), pairs.get(i + 1));
    }
    return map;
  }

  private static String body(String path) {
    return BODIES.entrySet().stream()
        .filter(entry -> path.endsWith(entry.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("{\"name\":\"x\"}");
  }
}
