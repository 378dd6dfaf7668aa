package org.kith.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kith.TestKith;
import org.kith.mail.MailAccounts;
import org.kith.mail.MailWorld;
import org.kith.mail.Outbox;
import org.kith.mail.PersonalMails;
import org.kith.people.Persons;
import org.kith.team.Access;
import org.kith.team.ApiTokens;
import org.kith.team.Caller;
import org.kith.team.Members;
import org.kith.team.Scope;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// Requirement A7: whoever presses a button that sends a mail can flood nobody.
class MailRoutesTest {

  /// All that send a mail to somebody on request. One that is not named here fails this test as
  /// soon as it says so; that each says so is for its review.
  private static final List<String> MAILS =
      List.of(
          "/api/v1/campaigns/{id}/invitations/{person}",
          "/campaigns/{id}/invite/{person}",
          "/report/{month}/send",
          "/settings/mail/test",
          "/settings/mail/{id}/again");

  @RegisterExtension final TestKith kith = new TestKith();

  @Test
  void a7_theRoutesThatSendMailAreTheseAndOnePlaceCallsEachTenTimesAnHour() throws Exception {
    assertThat(routes()).containsExactlyElementsOf(MAILS);
    try (var visit = visit()) {
      for (int i = 0; i < MAILS.size(); i++) {
        var path = MAILS.get(i).replace("{month}", "2026-10").replaceAll("\\{[^}]+}", "999999");
        var from = "203.0.113." + (50 + i);
        var answers = new ArrayList<Integer>();
        for (int n = 0; n < 10; n++) {
          answers.add(post(visit, path, from).statusCode());
        }
        assertThat(answers).as(path).doesNotContain(429, 403);
        var refused = post(visit, path, from);
        assertThat(refused.statusCode()).as(path).isEqualTo(429);
        assertThat(refused.body()).contains("this one was not sent");
        assertThat(Long.parseLong(refused.headers().firstValue("Retry-After").orElse("0")))
            .isBetween(1L, 361L);
        assertThat(post(visit, path, "203.0.113." + (80 + i)).statusCode())
            .as("from elsewhere")
            .isNotEqualTo(429);
      }
    }
  }

  @Test
  void a7_noAddressGetsMoreThanThreeAnHour() throws IOException {
    try (var world = new MailWorld(kith)) {
      var accounts = kith.bean(MailAccounts.class);
      for (int i = 0; i < 3; i++) {
        assertThat(kith.asOwner(accounts::test).orElse("")).contains("took the mail");
      }
      assertThat(kith.asOwner(accounts::test).orElse(""))
          .contains("got 3 mails within this hour. The next can go in 61 minutes.");
      assertThat(world.taken()).hasSize(3);
      var mara = kith.bean(Members.class).of(kith.workspace()).getFirst();
      var outbox = kith.bean(Outbox.class);
      assertThat(kith.asOwner(() -> outbox.addReport(mara, "May", "text", "<p>text")))
          .as("whatever they are about")
          .isEmpty();
      var twin = world.friend("Mara’s other self", mara.email());
      var person = kith.asOwner(() -> kith.bean(Persons.class).find(twin)).orElseThrow();
      assertThat(kith.asOwner(() -> kith.bean(PersonalMails.class).obstacle(person)).orElse(""))
          .as("an invitation says so before it is sent")
          .contains("got 3 mails within this hour");
      var other = TestKith.neighbour();
      try (var theirs = new MailWorld(other)) {
        assertThat(other.asOwner(accounts::test).orElse(""))
            .as("another organisation learns nothing of it")
            .contains("took the mail");
        assertThat(theirs.taken()).hasSize(1);
      }
      kith.now(kith.now().plus(Duration.ofHours(1)));
      assertThat(kith.asOwner(accounts::test).orElse("")).contains("took the mail");
    }
  }

  private List<String> routes() {
    var routes = new TreeSet<String>();
    kith.bean(RequestMappingHandlerMapping.class)
        .getHandlerMethods()
        .forEach((info, method) -> {
          var access = method.getMethodAnnotation(Access.class);
          if (access != null && access.mails()) {
            routes.addAll(info.getPatternValues());
          }
        });
    return List.copyOf(routes);
  }

  /// A session with its token against forged forms, a token of a program, and a client that a named
  /// proxy stands for.
  private record Visit(HttpClient client, String cookies, String token, String program)
      implements AutoCloseable {
    @Override
    public void close() {
      client.close();
    }
  }

  private Visit visit() throws IOException, InterruptedException {
    var client =
        HttpClient.newBuilder().localAddress(InetAddress.getByName(TestKith.PROXY)).build();
    var session = kith.cookie(kith.owner());
    var page =
        client.send(
            HttpRequest.newBuilder(URI.create(kith.url() + "/settings"))
                .header("Cookie", session)
                .build(),
            HttpResponse.BodyHandlers.ofString());
    var token =
        Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"")
            .matcher(page.body())
            .results()
            .findFirst()
            .orElseThrow()
            .group(1);
    var cookies =
        page.headers().allValues("Set-Cookie").stream()
            .map(line -> line.replaceFirst(";.*", ""))
            .collect(Collectors.joining("; "));
    var program =
        kith.asOwner(() ->
            kith.bean(ApiTokens.class)
                .make(Caller.require(), "x", EnumSet.copyOf(Scope.choices()), 1));
    return new Visit(
        client, session + "; " + cookies, token, ((ApiTokens.Made.Token) program).secret());
  }

  private HttpResponse<String> post(Visit visit, String path, String from)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(kith.url() + path)).header("X-Forwarded-For", from);
    if (path.startsWith("/api/")) {
      request
          .header("Authorization", "Bearer " + visit.program())
          .PUT(HttpRequest.BodyPublishers.noBody());
    } else {
      request
          .header("Cookie", visit.cookies())
          .header("Content-Type", "application/x-www-form-urlencoded")
          .POST(
              HttpRequest.BodyPublishers.ofString(
                  "_csrf=" + URLEncoder.encode(visit.token(), StandardCharsets.UTF_8)));
    }
    return visit.client().send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}
