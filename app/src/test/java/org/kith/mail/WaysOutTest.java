package org.kith.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kith.TestKith;
import org.kith.cultivate.Town;
import org.kith.people.Channel;
import org.kith.people.MayWe;
import org.kith.people.Permission;
import org.kith.people.PersonId;

/// RFC 8058 and P9.
class WaysOutTest {

  @RegisterExtension final TestKith kith = new TestKith();

  private final HttpClient http =
      HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

  private PersonId friend() {
    var ana = new Town(kith).person("Ana Weber");
    kith.asOwner(() -> kith.bean(MayWe.class).agreed(ana, Channel.EMAIL, "wrote so"));
    return ana;
  }

  private boolean may(PersonId person) {
    return kith.asOwner(
        () -> kith.bean(MayWe.class).contact(person, Channel.EMAIL) instanceof Permission.Granted);
  }

  private HttpResponse<String> ask(HttpRequest.Builder request) throws Exception {
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpRequest.Builder to(String code) {
    return HttpRequest.newBuilder(URI.create(kith.url() + WaysOut.PATH + code));
  }

  @Test
  void p9_oneClickWithoutACookieEndsItAndAThousandLooksDoNot() throws Exception {
    var ana = friend();
    var code = kith.asOwner(() -> kith.bean(WaysOut.class).of(ana));
    assertThat(kith.asOwner(() -> kith.bean(WaysOut.class).of(ana))).isEqualTo(code);
    for (int look = 0; look < 1_000; look++) {
      assertThat(ask(to(code).GET()).statusCode()).isEqualTo(200);
    }
    assertThat(may(ana)).as("after a thousand looks").isTrue();

    var answer =
        ask(
            to(code)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("List-Unsubscribe=One-Click")));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("Harvestline sends you no mail any more");
    assertThat(may(ana)).isFalse();
    assertThat(ask(to(code).GET()).body()).contains("sends you no mail any more");
    int before = kith.asOwner(() -> kith.bean(MayWe.class).history(ana)).size();
    ask(to(code).POST(HttpRequest.BodyPublishers.noBody()));
    assertThat(kith.asOwner(() -> kith.bean(MayWe.class).history(ana))).hasSize(before);
  }

  @Test
  void whoGuessesFindsNothing() throws Exception {
    var friend = kith.asOwner(() -> kith.bean(WaysOut.class).of(friend()));
    var other = friend.substring(0, friend.indexOf('-') + 1) + Codes.fresh();
    assertThat(ask(to(other).GET()).statusCode()).isEqualTo(404);
    assertThat(ask(to(Codes.fresh()).GET()).statusCode()).isEqualTo(404);
    assertThat(ask(to("1").POST(HttpRequest.BodyPublishers.noBody())).statusCode()).isEqualTo(404);
  }
}
