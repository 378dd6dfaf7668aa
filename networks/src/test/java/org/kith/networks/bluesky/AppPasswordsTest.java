package org.kith.networks.bluesky;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kith.networks.LoopbackServer.gateway;
import static org.kith.networks.LoopbackServer.write;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kith.networks.DisconnectedException;
import org.kith.networks.LoopbackServer;
import org.kith.networks.Secret;
import org.kith.networks.bluesky.AppPasswords.Login;
import org.kith.networks.http.Answer;
import org.kith.networks.http.Cap;
import org.kith.networks.http.HttpGateway;
import org.kith.networks.http.Request;

@Timeout(30)
class AppPasswordsTest {

  private static final String ANA = "did:plc:ana2222222222222222222222";
  private static final Secret PASSWORD = new Secret("abcd-efgh-ijkl-mnop");

  private LoopbackServer server;
  private HttpGateway http;
  private AppPasswords passwords;
  private volatile Instant now = Instant.parse("2026-05-01T12:00:00Z");
  private final List<Secret> kept = new CopyOnWriteArrayList<>();
  private volatile String scope = "com.atproto.appPass";
  private volatile String refusal = "";
  private volatile boolean withdrawn;
  private final AtomicInteger renewals = new AtomicInteger();

  @BeforeEach
  void start() throws IOException {
    server = new LoopbackServer(this::answer);
    http = gateway(server);
    var identities = new Identities(http, server.at(""), _ -> Optional.of(ANA));
    passwords = new AppPasswords(http, identities, () -> now);
  }

  @AfterEach
  void stop() throws IOException {
    http.close();
    server.close();
  }

  /// A server whose access tokens are used up by one renewal.
  private void answer(LoopbackServer.Asked asked, OutputStream out) throws IOException {
    var authorization = String.valueOf(asked.headers().get("Authorization"));
    switch (asked.path()) {
      case "/" + ANA -> write(out, 200, "", document());
      case "/xrpc/com.atproto.server.createSession" -> {
        if (refusal.isEmpty()) {
          write(out, 200, "", session(0));
        } else {
          write(out, 401, "", "{\"error\":\"%s\",\"message\":\"no\"}".formatted(refusal));
        }
      }
      case "/xrpc/com.atproto.server.refreshSession" -> {
        synchronized (this) {
          boolean right = authorization.equals("Bearer refresh-" + renewals) && !withdrawn;
          renewals.addAndGet(right ? 1 : 0);
          write(
              out,
              right ? 200 : 400,
              "",
              right ? session(renewals.get()) : "{\"error\":\"ExpiredToken\"}");
        }
      }
      case "/xrpc/com.atproto.server.deleteSession" -> {
        withdrawn = true;
        write(out, 200, "", "");
      }
      default -> {
        boolean right =
            authorization.equals("Bearer " + access(renewals.get()))
                && renewals.get() > 0
                && !withdrawn;
        write(out, right ? 200 : 400, "", right ? "{}" : "{\"error\":\"ExpiredToken\"}");
      }
    }
  }

  private String document() {
    return """
    {"id":"%s","alsoKnownAs":["at://ana.example"],"service":[{"id":"#atproto_pds","type":"AtprotoPersonalDataServer","serviceEndpoint":"%s"}]}
    """
        .formatted(ANA, server.at(""));
  }

  private String access(int n) {
    var claims = "{\"scope\":\"%s\",\"n\":%d}".formatted(scope, n);
    return "x.%s.y"
        .formatted(
            Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(claims.getBytes(StandardCharsets.UTF_8)));
  }

  private String session(int n) {
    return "{\"did\":\"%s\",\"handle\":\"ana.example\",\"accessJwt\":\"%s\",\"refreshJwt\":\"refresh-%d\"}"
        .formatted(ANA, access(n), n);
  }

  private AppPasswordSession connect() throws Exception {
    var login = (Login.Connected) passwords.login("@ana.example", PASSWORD);
    assertThat(login.identity().did()).isEqualTo(ANA);
    return AppPasswordSession.restore(http, login.session(), kept::add);
  }

  private Answer ask(AppPasswordSession session) throws Exception {
    return session.ask(Request.get(server.at("/xrpc/x"), Cap.JSON, "application/json"));
  }

  @Test
  void connectsRenewsAndKeepsWhatItGot() throws Exception {
    var session = connect();
    assertThat(session.did()).isEqualTo(ANA);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers =
          IntStream.range(0, 10).mapToObj(_ -> threads.submit(() -> ask(session))).toList();
      for (var answer : answers) {
        assertThat(answer.get()).isInstanceOf(Answer.Fetched.class);
      }
    }
    assertThat(renewals.get()).isEqualTo(1);
    var restored = AppPasswordSession.restore(http, kept.getFirst(), kept::add);
    assertThat(ask(restored)).isInstanceOf(Answer.Fetched.class);
    restored.end();
    assertThatThrownBy(() -> ask(restored))
        .isInstanceOf(DisconnectedException.class)
        .hasMessageContaining("Connect the account anew")
        .hasMessageNotContaining("refresh-");
  }

  @Test
  void sendsNothingThatIsNoAppPassword() throws Exception {
    assertThat(passwords.login("ana.example", new Secret("hunter22")))
        .isInstanceOfSatisfying(
            Login.Refused.class, r -> assertThat(r.reason()).contains("not sent anywhere"));
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void endsTheSessionOfAMainPassword() throws Exception {
    scope = "com.atproto.access";
    assertThat(passwords.login("ana.example", PASSWORD))
        .isInstanceOfSatisfying(
            Login.Refused.class, r -> assertThat(r.reason()).contains("main password"));
    assertThat(withdrawn).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "AuthenticationRequired, does not accept",
    "AuthFactorTokenRequired, main password",
    "AccountTakedown, taken this account down"
  })
  void saysWhyALoginIsRefused(String error, String why) throws Exception {
    refusal = error;
    assertThat(passwords.login("ana.example", PASSWORD))
        .isInstanceOfSatisfying(Login.Refused.class, r -> assertThat(r.reason()).contains(why));
  }

  @Test
  void staysBelowWhatServersAllow() throws Exception {
    var pace = new LoginPace(() -> now);
    for (int i = 0; i < 30; i++) {
      assertThat(pace.enter("a")).isEmpty();
    }
    assertThat(pace.enter("a")).contains(now.plus(Duration.ofMinutes(5)));
    assertThat(pace.enter("b")).isEmpty();
    var began = now;
    now = now.plus(Duration.ofMinutes(5));
    for (int i = 30; i < 300; i++) {
      now = now.plus(Duration.ofSeconds(11));
      assertThat(pace.enter("a")).as("login %d", i).isEmpty();
    }
    now = now.plus(Duration.ofHours(1));
    assertThat(pace.enter("a")).contains(began.plus(Duration.ofDays(1)));
    now = began.plus(Duration.ofDays(1));
    assertThat(pace.enter("a")).isEmpty();
    for (int i = 0; i < 30; i++) {
      connect();
    }
    assertThat(passwords.login("ana.example", PASSWORD))
        .isEqualTo(
            new Login.SlowDown(
                now.plus(Duration.ofMinutes(5)),
                "Bluesky allows 30 logins in 5 minutes and 300 a day for one account."));
  }

  @Test
  void goesOnOnlyWithASessionOfItsKind() {
    assertThatThrownBy(() -> AppPasswordSession.restore(http, new Secret("{}"), kept::add))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
