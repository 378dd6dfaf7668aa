package org.kith.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kith.TestKith;
import org.kith.api.ApiClient;
import org.kith.cultivate.Town;
import org.kith.cultivate.views.PeopleTable;
import org.kith.jobs.Jobs;
import org.kith.people.PersonId;
import org.kith.takeout.Takeouts;
import org.kith.team.MemberId;
import org.kith.team.Role;

/// Requirement P11: who looks at people is seen looking, and leafing through them takes a manager.
class LooksTest {

  @RegisterExtension final TestKith kith = new TestKith();

  private final HttpClient http = HttpClient.newHttpClient();

  @Test
  void p11_whoOpensTakesOutOrSearchesPeopleIsSeenByOwners() throws Exception {
    var rosa = new Town(kith).person("Rosa Delgado");
    var ben = kith.join("Ben", Role.MEMBER);

    assertThat(get(ben, rosa).statusCode()).isEqualTo(200);
    assertThat(get(ben, rosa).statusCode()).isEqualTo(200);
    assertThat(open(kith.owner(), "/people/%d/data.json".formatted(rosa.value())).body())
        .contains("\"who\" : \"Ben\"");
    assertThat(open(ben, "/people/%d/data".formatted(rosa.value())).statusCode()).isEqualTo(403);
    open(ben, "/people?q=delgado");

    assertThat(kith.asOwner(() -> kith.bean(Looks.class).at(rosa)))
        .extracting(Look::by, Look::kind)
        .containsExactly(
            tuple("Mara Lindqvist", Look.Kind.EXPORTED), tuple("Ben", Look.Kind.OPENED));
    assertThat(open(kith.owner(), "/settings/looks").body())
        .contains("Rosa Delgado", "Took out all that is held, as a file", "Searched for “delgado”");
    assertThat(open(ben, "/settings/looks").statusCode()).isEqualTo(403);
  }

  @Test
  void aSearchThatIsTypedWithPausesIsOneLook() {
    var looks = kith.bean(Looks.class);
    List.of("de", "delg", "Delgado", "delg").forEach(words -> search(looks, words, 20));
    search(looks, "bo", 20);
    search(looks, "bo berg", 61);
    var ben = kith.join("Ben", Role.MEMBER);
    kith.as(
        ben,
        () -> {
          looks.searched("bo berg and sons");
          return true;
        });

    assertThat(kith.asOwner(looks::lately))
        .extracting(Look::by, Look::what)
        .containsExactly(
            tuple("Ben", "bo berg and sons"),
            tuple("Mara Lindqvist", "bo berg"),
            tuple("Mara Lindqvist", "bo"),
            tuple("Mara Lindqvist", "Delgado"));
  }

  private void search(Looks looks, String words, int secondsLater) {
    kith.now(kith.now().plusSeconds(secondsLater));
    kith.asOwner(() -> looks.searched(words));
  }

  @Test
  void p11_whoIsNoManagerOpensSixtyPeopleWithinAnHour() throws Exception {
    var town = new Town(kith);
    var people =
        IntStream.rangeClosed(0, Looks.AN_HOUR)
            .mapToObj(nr -> town.person("Person " + nr))
            .toList();
    var ben = kith.join("Ben", Role.MEMBER);
    List<PersonId> sixty = people.subList(0, Looks.AN_HOUR);
    kith.as(
        ben,
        () -> {
          sixty.forEach(kith.bean(Looks.class)::opened);
          return true;
        });

    var refused = get(ben, people.getLast());
    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.body()).contains("You opened 60 people within an hour.");
    assertThat(get(ben, people.getFirst()).statusCode()).isEqualTo(200);
    assertThat(get(kith.owner(), people.getLast()).statusCode()).isEqualTo(200);
    kith.now(kith.now().plus(Duration.ofMinutes(61)));
    assertThat(get(ben, people.getLast()).statusCode()).isEqualTo(200);
  }

  /// Forms and what an open page fetches tell no more than the page, and the timeline as much.
  @Test
  void p11_onlyToOpenSomebodyIsALook() throws Exception {
    var town = new Town(kith);
    var rosa = town.person("Rosa Delgado");
    var ben = kith.join("Ben", Role.MEMBER);
    for (var part : List.of("next-step", "circle", "same")) {
      open(ben, "/people/%d/%s".formatted(rosa.value(), part));
    }
    assertThat(kith.asOwner(() -> kith.bean(Looks.class).at(rosa))).isEmpty();

    var program = ApiClient.of(kith, ben);
    assertThat(program.get("/api/v1/people/%d/interactions".formatted(rosa.value())).status())
        .isEqualTo(200);
    assertThat(kith.asOwner(() -> kith.bean(Looks.class).at(rosa)))
        .extracting(Look::by, Look::kind)
        .containsExactly(tuple("Ben", Look.Kind.OPENED));
  }

  @Test
  void p11_whoReadsThroughTheListsOfTheApiTakesPeopleOutAndIsAManager() {
    var town = new Town(kith);
    for (int nr = 0; nr < Looks.AT_ONCE; nr++) {
      town.voice(town.account("BLOG", "Voice " + nr, 1));
    }
    town.person("Rosa Delgado");
    var ben = ApiClient.of(kith, kith.join("Ben", Role.MEMBER));
    assertThat(ben.get("/api/v1/people").status()).isEqualTo(200);
    assertThat(ben.get("/api/v1/people").status()).as("the same list again").isEqualTo(200);
    var first = ben.get("/api/v1/voices?limit=150");
    assertThat(first.json().path("items")).hasSize(150);
    var refused =
        ben.get("/api/v1/voices?limit=150&cursor=" + first.json().path("next").asString());
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.json().path("detail").asString()).contains("More than 200 people");
    assertThat(ben.get("/api/v1/voices?limit=150").status()).as("what they had").isEqualTo(200);

    var manager = ApiClient.of(kith, kith.join("Mia", Role.MANAGER));
    assertThat(manager.get("/api/v1/voices?limit=200").status()).isEqualTo(200);
    assertThat(manager.get("/api/v1/people").status()).isEqualTo(200);
    assertThat(kith.asOwner(() -> kith.bean(Looks.class).lately()))
        .filteredOn(look -> look.kind() == Look.Kind.EXPORTED)
        .extracting(Look::by, Look::what, Look::rows)
        .containsExactlyInAnyOrder(
            tuple("Ben", "the list of people by a program", 1),
            tuple("Ben", "the list of voices by a program", 150),
            tuple("Mia", "the list of voices by a program", 200),
            tuple("Mia", "the list of people by a program", 1));
    kith.now(kith.now().plus(Duration.ofMinutes(61)));
    assertThat(ben.get("/api/v1/voices?limit=200").status()).isEqualTo(200);
  }

  @Test
  void p11_whatLeavesAsAFileIsSeen() throws Exception {
    var town = new Town(kith);
    town.person("Rosa Delgado");
    town.person("Ben Ortiz");
    var mia = kith.join("Mia", Role.MANAGER);
    assertThat(open(mia, "/settings/export/people.csv").statusCode()).isEqualTo(200);
    var takeouts = kith.bean(Takeouts.class);
    var made = kith.asOwner(() -> takeouts.ask("Mara"));
    kith.asOwner(() -> kith.bean(Jobs.class).run(Takeouts.MAKE, Long.toString(made.value())));
    var file = "/settings/export/%d/file".formatted(made.value());
    assertThat(open(mia, file).statusCode()).isEqualTo(403);
    assertThat(open(kith.owner(), file).statusCode()).isEqualTo(200);

    assertThat(kith.asOwner(() -> kith.bean(Looks.class).lately()))
        .extracting(Look::by, Look::what, Look::rows)
        .containsExactly(
            tuple("Mara Lindqvist", "everything in one file, fetched", 2),
            tuple("Mia", "the list of people, as a table", 2));
    assertThat(open(kith.owner(), "/settings/looks").body())
        .contains("Took out everything in one file, fetched (2)");

    for (int nr = 0; nr < Looks.AT_ONCE; nr++) {
      town.person("Person " + nr);
    }
    var ben = kith.join("Ben", Role.MEMBER);
    assertThatThrownBy(() -> kith.as(ben, () -> kith.bean(PeopleTable.class).csv()))
        .hasMessageContaining("a manager only");
  }

  private HttpResponse<String> get(MemberId member, PersonId person)
      throws IOException, InterruptedException {
    return open(member, "/people/" + person.value());
  }

  private HttpResponse<String> open(MemberId member, String path)
      throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(URI.create(kith.url() + path))
            .header("Cookie", kith.cookie(member))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }
}
