package org.kith.privacy;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okForContentType;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kith.TestKith;
import org.kith.jobs.Jobs;
import org.kith.listen.Accounts;
import org.kith.listen.Archives;
import org.kith.listen.Source;
import org.kith.listen.Sources;
import org.kith.networks.Account;
import org.kith.networks.Network;
import org.kith.networks.Post;
import org.kith.people.Connection;
import org.kith.people.MayWe;
import org.kith.people.NewPerson;
import org.kith.people.Permission;
import org.kith.people.Persons;
import org.kith.store.CurrentWorkspace;
import org.kith.team.Workspaces;

/// Requirement P4: anybody is left out who proves that an account is theirs, without a login and
/// without learning whether Kith knew it.
class LeaveMeOutTest {

  private static final String SITE = "http://127.0.0.1:" + TestKith.NETWORK_PORT;
  private static final Account ANA = new Account(Network.BLOG, SITE, "ana", "Ana");

  @RegisterExtension final TestKith kith = new TestKith();

  private final WireMockServer web =
      new WireMockServer(
          options().bindAddress("127.0.0.1").port(TestKith.NETWORK_PORT).containerThreads(8));

  private final HttpClient http =
      HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

  @BeforeEach
  void open() {
    web.start();
    says("/", "<html><body><p>Soup.</p></body></html>");
  }

  @AfterEach
  void close() {
    web.stop();
  }

  private void says(String path, String html) {
    web.stubFor(get(urlPathEqualTo(path)).willReturn(okForContentType("text/html", html)));
  }

  private HttpResponse<String> page(String path) throws Exception {
    return http.send(
        HttpRequest.newBuilder(URI.create(kith.url() + path)).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> ask(String account) throws Exception {
    var token =
        Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(page("/leave-me-out").body());
    assertThat(token.find()).isTrue();
    var form = "_csrf=%s&account=%s".formatted(encoded(token.group(1)), encoded(account));
    var asked =
        http.send(
            HttpRequest.newBuilder(URI.create(kith.url() + "/leave-me-out"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Origin", kith.url())
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    return asked.statusCode() == 303
        ? page(asked.headers().firstValue("Location").orElseThrow().replace(kith.url(), ""))
        : asked;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String code(HttpResponse<String> answer) {
    var code = Pattern.compile("leave-me-out-[0-9a-f]{24}").matcher(answer.body());
    assertThat(code.find()).isTrue();
    return code.group();
  }

  private void look() {
    kith.now(kith.now().plus(Duration.ofHours(1)));
    var holder = kith.bean(Workspaces.class).all().getFirst();
    CurrentWorkspace.run(holder, () -> kith.bean(Jobs.class).run(LeaveOutWork.NAME, ""));
  }

  private void hear(int nr) {
    kith.asOwner(() -> {
      var source =
          kith.bean(Sources.class).addArchive(Source.Kind.FEED, "Notes", "https://notes.example/");
      var post =
          new Post(
              SITE + "/" + nr,
              ANA,
              URI.create(SITE + "/" + nr),
              kith.now(),
              "",
              "Soup " + nr,
              List.of(),
              List.of(),
              "en",
              null);
      kith.bean(Archives.class).add(source, List.of(post));
    });
  }

  private boolean isKnown() {
    return kith.asOwner(() -> kith.bean(Accounts.class).find(Network.BLOG, SITE).isPresent());
  }

  @Test
  void p4_whoProvesAnAccountIsLeftOutWithinTheDayAndForGood() throws Exception {
    hear(1);
    assertThat(isKnown()).isTrue();
    var asked = ask(SITE);
    assertThat(asked.headers().firstValue("X-Robots-Tag")).contains("noindex");
    var code = code(asked);
    look();
    assertThat(isKnown()).as("nothing is proven yet").isTrue();
    says("/?q=" + code, code);
    look();
    assertThat(isKnown()).isTrue();

    says("/", "<html><body><p>Soup.</p><p>" + code + "</p></body></html>");
    look();

    assertThat(isKnown()).isFalse();
    assertThat(page("/leave-me-out/" + code).body()).contains("Done.").doesNotContain(SITE);
    hear(2);
    assertThat(isKnown()).as("heard again").isFalse();
    var account = kith.asOwner(() -> kith.bean(Accounts.class).remember(ANA));
    var person =
        kith.asOwner(() ->
            kith.bean(Persons.class)
                .add(
                    new NewPerson(
                        "Ana",
                        "",
                        "",
                        "import",
                        Connection.NONE,
                        kith.now(),
                        List.of(new NewPerson.Proof(account, "told us")))));
    assertThat(kith.asOwner(() -> kith.bean(MayWe.class).contact(person)))
        .isInstanceOf(Permission.Refused.class);
  }

  @Test
  void p4_whatStandsBelowAnArticleProvesNothing() throws Exception {
    hear(1);
    var code = code(ask(SITE + "/article"));
    says("/article", "<html><body><div class=comment>" + code + "</div></body></html>");
    look();
    assertThat(isKnown()).isTrue();
  }

  @Test
  void p4_theAnswerIsTheSameWhetherKithKnowsTheAccountOrNot() throws Exception {
    var unknown = ask(SITE);
    hear(1);
    var known = ask(SITE);

    assertThat(known.statusCode()).isEqualTo(unknown.statusCode());
    assertThat(known.body().replace(code(known), ""))
        .isEqualTo(unknown.body().replace(code(unknown), ""));
    assertThat(ask(" ").statusCode()).isEqualTo(422);
    assertThat(page("/leave-me-out/leave-me-out-nobody").statusCode()).isEqualTo(404);
  }
}
