package org.kith.privacy;

import static org.assertj.core.api.Assertions.assertThat;
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
import org.kith.cultivate.Town;
import org.kith.people.PersonId;
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
    assertThat(kith.as(ben, () -> Looks.mayExport(201))).isFalse();
    assertThat(kith.as(ben, () -> Looks.mayExport(200))).isTrue();
    assertThat(kith.asOwner(() -> Looks.mayExport(201))).isTrue();
    kith.now(kith.now().plus(Duration.ofMinutes(61)));
    assertThat(get(ben, people.getLast()).statusCode()).isEqualTo(200);
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
