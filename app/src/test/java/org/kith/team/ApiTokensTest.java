package org.kith.team;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kith.TestKith;
import org.kith.activate.CampaignWorld;
import org.kith.activate.SupporterPages;
import org.kith.mail.WaysOut;
import org.kith.people.Channel;
import org.kith.people.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Requirement A9: what a token opens, and when it ends.
class ApiTokensTest {

  @RegisterExtension final TestKith kith = new TestKith();

  private final HttpClient http =
      HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

  private ApiTokens tokens() {
    return kith.bean(ApiTokens.class);
  }

  private ApiTokens.Made.Token make(MemberId member, Scope... scopes) {
    var made = kith.as(member, () -> tokens().make(Caller.require(), "a test", Set.of(scopes), 90));
    assertThat(made).isInstanceOf(ApiTokens.Made.Token.class);
    return (ApiTokens.Made.Token) made;
  }

  private int asked(String path, String token) throws Exception {
    return send(path, Map.of("Authorization", "Bearer " + token)).statusCode();
  }

  private HttpResponse<String> send(String path, Map<String, String> headers) throws Exception {
    var request = HttpRequest.newBuilder(URI.create(kith.url() + path));
    headers.forEach(request::header);
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void a9_aTokenLetsItsProgramInAndShowsWhenItWasUsed() throws Exception {
    var made = make(kith.owner(), Scope.READ_PEOPLE);
    assertThat(made.secret()).matches("kith_[A-Za-z0-9_-]{43}");
    assertThat(made.toString()).doesNotContain(made.secret());
    assertThat(asked("/api/v1/me", made.secret())).isEqualTo(200);
    assertThat(asked("/api/v1/members", made.secret())).isEqualTo(200);
    var listed = kith.asOwner(() -> tokens().of(Caller.require()));
    assertThat(listed).singleElement().satisfies(t -> assertThat(t.usedAt()).isEqualTo(kith.now()));
    assertThat(
            kith.bean(JdbcClient.class)
                .sql(
                    "select count(*) from api_token where token_hash = sha256(convert_to(:secret, 'UTF8'))")
                .param("secret", made.secret())
                .query(Integer.class)
                .single())
        .isEqualTo(1);
  }

  @Test
  void a9_whatATokenDoesNotAllowIsSaidByName() throws Exception {
    var made = make(kith.owner(), Scope.READ_TODAY);
    var answer = send("/api/v1/members", Map.of("Authorization", "Bearer " + made.secret()));
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
    assertThat(answer.body()).contains("\"status\":403", "This token does not allow read:people.");
    var none = send("/api/v1/me", Map.of());
    assertThat(none.statusCode()).isEqualTo(401);
    assertThat(none.headers().firstValue("WWW-Authenticate")).contains("Bearer realm=\"kith\"");
    assertThat(none.body()).contains("\"type\":\"about:blank\"", "Authorization: Bearer kith_");
  }

  @Test
  void a5_aTokenEndsWithWhateverLetsItsMemberIn() throws Exception {
    var bo = kith.join("Bo", Role.MEMBER);
    var members = kith.bean(Members.class);
    var ends =
        new LinkedHashMap<String, Runnable>(
            Map.of(
                "password", () -> members.setPassword(bo, "a long new password", ""),
                "role", () -> members.changeRole(kith.workspace(), bo, Role.VIEWER),
                "disabled", () -> sql("update member set disabled = true where id = " + bo.value()),
                "gone", () -> members.remove(kith.workspace(), bo),
                "revoked",
                    () ->
                        kith.as(
                            bo,
                            () ->
                                tokens()
                                    .revoke(
                                        Caller.require(),
                                        tokens().of(Caller.require()).getFirst().id())),
                "late", () -> kith.now(kith.now().plus(Duration.ofDays(91)))));
    for (var end : ends.entrySet()) {
      sql("update member set disabled = false where id = " + bo.value());
      members.add(
          kith.workspace(), "Bo", "bo+" + kith.workspace().value() + "@example.org", Role.MEMBER);
      var made = make(bo, Scope.READ_PEOPLE);
      assertThat(asked("/api/v1/me", made.secret())).as(end.getKey()).isEqualTo(200);
      end.getValue().run();
      assertThat(asked("/api/v1/me", made.secret())).as(end.getKey()).isEqualTo(401);
    }
  }

  @Test
  void a9_noneIsMadeWithoutAnEndOrAPurpose() {
    for (int days : new int[] {0, -1, 366}) {
      assertThat(
              kith.asOwner(
                  () -> tokens().make(Caller.require(), "x", Set.of(Scope.READ_PEOPLE), days)))
          .isInstanceOf(ApiTokens.Made.Refused.class);
    }
    assertThat(
            kith.asOwner(() -> tokens().make(Caller.require(), " ", Set.of(Scope.READ_PEOPLE), 9)))
        .isInstanceOf(ApiTokens.Made.Refused.class);
    assertThat(kith.asOwner(() -> tokens().make(Caller.require(), "x", Set.of(), 9)))
        .isInstanceOf(ApiTokens.Made.Refused.class);
    assertThat(kith.asOwner(() -> tokens().make(Caller.require(), "x", Set.of(Scope.ANY), 9)))
        .isInstanceOf(ApiTokens.Made.Refused.class);
  }

  @Test
  void membersSeeTheirOwnTokensAndOwnersAll() {
    var bo = kith.join("Bo", Role.MEMBER);
    var theirs = make(bo, Scope.READ_PEOPLE).token();
    var mine = make(kith.owner(), Scope.READ_PEOPLE).token();
    assertThat(kith.as(bo, () -> tokens().of(Caller.require())))
        .singleElement()
        .matches(t -> t.id().equals(theirs.id()));
    assertThat(kith.asOwner(() -> tokens().of(Caller.require()))).hasSize(2);
    assertThat(kith.as(bo, () -> tokens().revoke(Caller.require(), mine.id()))).isFalse();
    var neighbour = TestKith.neighbour();
    assertThat(neighbour.asOwner(() -> tokens().revoke(Caller.require(), mine.id()))).isFalse();
    assertThat(kith.asOwner(() -> tokens().revoke(Caller.require(), theirs.id()))).isTrue();
  }

  /// Each kind of secret, shown at each door: only its own opens.
  @Test
  void a9_everyKindOfTokenIsRefusedElsewhere() throws Exception {
    var secrets = new LinkedHashMap<String, String>();
    secrets.put("session", kith.cookie(kith.owner()).substring("kith=".length()));
    secrets.put("link", kith.bean(Sessions.class).linkFor(kith.owner(), kith.workspace()));
    secrets.put("api", make(kith.owner(), Scope.READ_PEOPLE).secret());
    var world = new CampaignWorld(kith).onTheWeb();
    var ana = world.friend("Ana");
    secrets.put("page", supporterPage(world, ana));
    secrets.put("way out", kith.asOwner(() -> kith.bean(WaysOut.class).of(ana)));
    secrets.put("nothing", "kith_" + "A".repeat(43));
    var opened = new LinkedHashMap<String, String>();
    for (var kind : secrets.entrySet()) {
      var secret = kind.getValue();
      note(
          opened,
          kind.getKey(),
          "session",
          send("/today", Map.of("Cookie", "kith=" + secret)).statusCode() == 200);
      note(opened, kind.getKey(), "api", asked("/api/v1/me", secret) == 200);
      note(
          opened,
          kind.getKey(),
          "api by cookie",
          send("/api/v1/me", Map.of("Cookie", "kith=" + secret)).statusCode() == 200);
      note(
          opened,
          kind.getKey(),
          "page by header",
          send("/today", Map.of("Authorization", "Bearer " + secret)).statusCode() == 200);
      note(
          opened,
          kind.getKey(),
          "hub",
          send(
                      "/hook/websub/" + secret + "?hub.mode=subscribe&hub.topic=x&hub.challenge=1",
                      Map.of())
                  .statusCode()
              == 200);
      note(opened, kind.getKey(), "campaign", send("/l/" + secret, Map.of()).statusCode() == 302);
      note(opened, kind.getKey(), "page", send("/yours/" + secret, Map.of()).statusCode() == 200);
      note(
          opened,
          kind.getKey(),
          "way out",
          send("/hook/stop/" + secret, Map.of()).statusCode() == 200);
      note(opened, kind.getKey(), "link", kith.bean(Sessions.class).enter(secret).isPresent());
    }
    assertThat(opened)
        .containsOnlyKeys(
            "session at session",
            "link at link",
            "api at api",
            "page at page",
            "way out at way out");
  }

  private String supporterPage(CampaignWorld world, PersonId ana) {
    var campaign = world.running();
    kith.asOwner(() -> world.asks().ask(campaign, ana, Channel.EMAIL));
    var path = kith.asOwner(() -> kith.bean(SupporterPages.class).of(campaign, ana));
    return path.substring(SupporterPages.PATH.length());
  }

  private static void note(Map<String, String> opened, String kind, String door, boolean opens) {
    if (opens) {
      opened.put(kind + " at " + door, "open");
    }
  }

  private int sql(String statement) {
    return kith.bean(JdbcClient.class).sql(statement).update();
  }
}
