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
import java.util.Map;
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
import org.springframework.jdbc.core.simple.JdbcClient;

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
    // They are of this whole Kith, and so of every test.
    kith.bean(JdbcClient.class).sql("delete from left_out_account").update();
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
    var run = kith.asOwner(() -> kith.bean(Jobs.class).run(LeaveOutWork.NAME, ""));
    assertThat(run.isTrouble()).as(run.line()).isFalse();
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

  private static String withMeta(String code) {
    return "<html><head><meta name=kith-verify content=\"%s\"></head><body>Soup.</body></html>"
        .formatted(code);
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
    assertThat(isKnown()).as("anybody may have written that").isTrue();
    says("/", withMeta(code));
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

  /// Where readers can write, in all the ways they can: nobody is left out by a comment.
  @Test
  void p4_whatReadersCanWriteProvesNothing() {
    hear(1);
    var codes = Map.of("/", asked(SITE), "/article", asked(SITE + "/article"));
    for (var body :
        List.of(
            "<p>%s</p>",
            "<div class=comment>%s</div>",
            "<div class=comment><meta name=kith-verify content='%s'></div>",
            "<div class=h-entry><div class='u-comment h-cite'><a class='p-author h-card' href='/'>Me</a> %s</div></div>",
            "<div class=h-entry><div class='p-author h-card'><a class=u-url href='/'>Me</a><p class=p-note>%s</p></div></div>",
            "<a rel='ugc me' href='https://kith.example/leave-me-out/%s'>me</a>",
            "<!-- <meta name=kith-verify content='%s'> -->")) {
      codes.forEach(
          (path, code) -> says(path, "<html><body>" + body.formatted(code) + "</body></html>"));
      look();
      assertThat(isKnown()).as(body).isTrue();
    }
  }

  /// The code of a request; who may ask how often is proven above.
  private String asked(String account) {
    return kith.bean(LeaveOuts.class).ask(account).orElseThrow().code();
  }

  @Test
  void p4_aFileOfTheSiteProvesIt() {
    hear(1);
    var code = asked(SITE);
    web.stubFor(
        get(urlPathEqualTo("/.well-known/kith-verify"))
            .willReturn(okForContentType("text/plain", "x" + code + "\n")));
    look();
    assertThat(isKnown()).as("another line").isTrue();
    web.stubFor(
        get(urlPathEqualTo("/.well-known/kith-verify"))
            .willReturn(okForContentType("text/plain", "# kith\n" + code + "\n")));
    look();
    assertThat(isKnown()).isFalse();
  }

  @Test
  void p4_theNoteOfTheOwnersCardProvesIt() {
    hear(1);
    var code = asked(SITE);
    says(
        "/",
        "<html><body><div class=h-card><a class=u-url href='%s/'>Ana</a><p class=p-note>Soup. %s</p></div></body></html>"
            .formatted(SITE, code));
    look();
    assertThat(isKnown()).isFalse();
  }

  /// A profile's page shows boosts and answers of others; what its server says of it does not.
  @Test
  void p4_onTheFediverseTheProfileProvesItAndNoPost() {
    var key = SITE + "/users/ana";
    kith.asOwner(() ->
        kith.bean(Accounts.class)
            .remember(new Account(Network.MASTODON, key, "ana@m.example", "Ana")));
    var code = asked(SITE + "/@ana");
    says("/@ana", "<html><body><article>" + code + "</article></body></html>");
    profile(key, "Soup.");
    look();
    assertThat(knows(key)).isTrue();
    profile(key, "<p>Soup. " + code + "</p>");
    look();
    assertThat(knows(key)).isFalse();
  }

  private void profile(String key, String note) {
    web.stubFor(
        get(urlPathEqualTo("/api/v1/accounts/lookup"))
            .willReturn(
                okForContentType(
                    "application/json",
                    """
                    {"id": "7", "username": "ana", "acct": "ana", "uri": "%s", "url": "%s/@ana", "note": "%s",
                     "display_name": "Ana", "followers_count": 3, "discoverable": true, "indexable": true, "fields": []}
                    """
                        .formatted(key, SITE, note))));
  }

  private boolean knows(String key) {
    return kith.asOwner(() -> kith.bean(Accounts.class).find(Network.MASTODON, key).isPresent());
  }

  /// They asked this Kith, and not the workspaces it happened to have that day.
  @Test
  void p4_aWorkspaceThatComesLaterLeavesThemOutToo() throws Exception {
    var code = asked(SITE);
    says("/", withMeta(code));
    look();
    assertThat(page("/leave-me-out/" + code).body()).contains("Done.");

    var later = TestKith.neighbour();
    later.asOwner(() -> kith.bean(Accounts.class).remember(ANA));
    var other = new Account(Network.BLOG, SITE + "/~bo", "bo", "Bo");
    later.asOwner(() -> kith.bean(Accounts.class).remember(other));
    later.asOwner(() -> kith.bean(Jobs.class).run(LeaveOutWork.NAME, ""));
    assertThat(later.asOwner(() -> kith.bean(Accounts.class).find(Network.BLOG, SITE))).isEmpty();
    assertThat(later.asOwner(() -> kith.bean(Accounts.class).find(Network.BLOG, SITE + "/~bo")))
        .isPresent();
    later.asOwner(() -> kith.bean(Accounts.class).remember(ANA));
    later.asOwner(() -> kith.bean(Jobs.class).run(LeaveOutWork.NAME, ""));
    var person =
        later.asOwner(() ->
            kith.bean(Persons.class)
                .add(
                    new NewPerson(
                        "Ana",
                        "",
                        "",
                        "import",
                        Connection.NONE,
                        kith.now(),
                        List.of(
                            new NewPerson.Proof(
                                kith.bean(Accounts.class).remember(ANA), "told us")))));
    assertThat(later.asOwner(() -> kith.bean(MayWe.class).contact(person)))
        .isInstanceOf(Permission.Refused.class);
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
