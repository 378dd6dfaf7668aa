package org.kith.publish;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kith.TestKith;
import org.kith.connect.Connection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// What goes wrong with posts on Facebook, Instagram and X, against what their documentation says:
/// tokens end, limits are used up, answers get lost. Nothing goes out twice, and nothing is lost
/// without a word.
@Timeout(180)
class TroubleAsDocumentedTest {

  private static final String LINK = DocumentedPublish.LINK;
  private static final Words WORDS = DocumentedPublish.WORDS;
  private static final String TEXT = WORDS.text();

  @RegisterExtension final TestKith kith = new TestKith();

  private @Nullable DocumentedPublish open;

  private DocumentedPublish publishOn(Documented documented) {
    var publish = new DocumentedPublish(kith, documented);
    open = publish;
    return publish;
  }

  @AfterEach
  void close() {
    if (open != null) {
      open.close();
    }
  }

  @ParameterizedTest
  @EnumSource
  void anExpiredTokenIsSaidWithWhatToDoAndOnceItIsConnectedAnewThePostGoesOut(Documented documented)
      throws Exception {
    var publish = publishOn(documented);
    var id = publish.begun();
    documented.expires(publish.stubs());
    publish.work();
    var part = publish.only(id);
    assertThat(part.state()).isEqualTo(PostState.FAILED);
    assertThat(part.reason())
        .containsOnlyOnce("onnect the account anew")
        .endsWith("See Settings, Accounts, then try again.");
    assertThat(publish.connection().state()).isEqualTo(Connection.State.DISCONNECTED);
    assertThat(page("/today")).contains(publish.connection().reason(), "/settings/accounts");
    assertThat(page("/publish")).contains("onnect the account anew");
    publish.work();
    assertThat(publish.asked()).isZero();

    publish.network().restub();
    publish.network().connected();
    documented.publishes(publish.stubs());
    assertThat(publish.again(id)).isInstanceOf(Step.Taken.class);
    publish.work();
    publish.isOut(id);
    assertThat(publish.asked()).isEqualTo(1);
    assertThat(publish.connection().state()).isEqualTo(Connection.State.WORKING);
  }

  private String page(String path) throws IOException, InterruptedException {
    try (var http = HttpClient.newHttpClient()) {
      var request =
          HttpRequest.newBuilder(URI.create(kith.url() + path))
              .header("Cookie", kith.cookie(kith.owner()))
              .build();
      return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatAnAccountIsNotPermittedFailsInWordsAndTheAccountStaysConnected(Documented documented) {
    var publish = publishOn(documented);
    var id = publish.begun();
    publish.stubs().stubFor(post(documented.writing()).willReturn(documented.notPermitted()));
    publish.work();
    assertThat(publish.only(id).state()).isEqualTo(PostState.FAILED);
    assertThat(publish.only(id).reason()).contains("permission", "Connect the account anew");
    assertThat(publish.connection().state()).isEqualTo(Connection.State.WORKING);
  }

  @Test
  void aTokenThatXRenewsIsRenewedAndThePostGoesOutOnce() {
    var publish = publishOn(Documented.X);
    var id = publish.begun();
    publish
        .stubs()
        .stubFor(
            post("/2/tweets")
                .inScenario("token")
                .whenScenarioStateIs("Started")
                .willSetStateTo("renewed")
                .willReturn(jsonResponse("{\"title\": \"Unauthorized\", \"status\": 401}", 401)));
    publish.work();
    publish.isOut(id);
    publish
        .stubs()
        .verify(
            1,
            postRequestedFor(urlPathEqualTo("/2/oauth2/token"))
                .withFormParam("refresh_token", equalTo("R1")));
    assertThat(publish.asked()).isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource
  void aLimitIsWaitedForInWordsAndThePostGoesOutOnceAfterwards(Documented documented) {
    var publish = publishOn(documented);
    var id = publish.begun();
    documented.limits(publish.stubs(), kith.now());
    publish.work();
    var waiting = publish.only(id);
    assertThat(waiting.state()).isEqualTo(PostState.RETRYING);
    assertThat(waiting.reason()).containsAnyOf("too often", "100 posts in 24 hours");
    assertThat(waiting.nextAt()).isEqualTo(kith.now().plus(documented.patience()));
    int before = publish.asked();
    int all = publish.stubs().getAllServeEvents().size();
    kith.now(kith.now().plus(documented.patience()).minusSeconds(1));
    publish.work();
    assertThat(publish.stubs().getAllServeEvents()).as("nothing is asked before").hasSize(all);

    kith.now(kith.now().plusSeconds(2));
    documented.publishes(publish.stubs());
    publish.work();
    publish.work();
    publish.isOut(id);
    assertThat(publish.asked()).isEqualTo(before + 1);
    assertThat(Objects.requireNonNull(publish.only(id).out()).lateWhy())
        .isEqualTo("because the network was asked for too much");
  }

  @ParameterizedTest
  @EnumSource
  void whereTheAnswerGetsLostAPersonLooksAndNothingGoesOutTwice(Documented documented) {
    var publish = publishOn(documented);
    var id = publish.begun();
    lose(publish, documented);
    publish.work();
    kith.now(kith.now().plusSeconds(600));
    publish.work();
    assertThat(publish.only(id).state()).isEqualTo(PostState.UNKNOWN);
    assertThat(publish.only(id).reason())
        .startsWith("It is not known whether it is out")
        .endsWith("Look there, then say so.");
    assertThat(publish.asked()).isEqualTo(1);

    documented.publishes(publish.stubs());
    documented.lists(publish.stubs(), TEXT + "\n\n" + LINK);
    publish.again(id);
    publish.work();
    publish.isOut(id);
    assertThat(publish.asked()).as("it was found there").isEqualTo(1);
  }

  private static void lose(DocumentedPublish publish, Documented documented) {
    publish
        .stubs()
        .stubFor(
            post(documented.writing())
                .willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));
  }

  @ParameterizedTest
  @EnumSource
  void whatAPersonFoundThereIsNotSentAgain(Documented documented) {
    var publish = publishOn(documented);
    var id = publish.begun();
    lose(publish, documented);
    publish.work();
    publish.isOut(id, documented.proof().toString());
    publish.work();
    publish.isOut(id);
    assertThat(publish.asked()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void whatWasOnItsWayWhenKithWasCutOffWaitsForAPerson(Documented documented) {
    var publish = publishOn(documented);
    var id = publish.begun();
    lose(publish, documented);
    publish.work();
    change("update own_part set state = 'PUBLISHING'");
    documented.publishes(publish.stubs());
    publish.work();
    assertThat(publish.only(id).state()).isEqualTo(PostState.UNKNOWN);
    assertThat(publish.only(id).reason()).contains("cut off", "say whether it is out");
    assertThat(publish.asked()).isEqualTo(1);
  }

  private void change(String sql) {
    int changed =
        kith.asOwner(() ->
            kith.bean(TransactionTemplate.class)
                .execute(_ -> kith.bean(JdbcClient.class).sql(sql).update()));
    assertThat(changed).isPositive();
  }

  @Test
  void instagramIsAskedWhatBecameOfThePictureWhenItsAnswerGotLost() {
    var publish = publishOn(Documented.INSTAGRAM);
    var id = publish.begun();
    lose(publish, Documented.INSTAGRAM);
    publish
        .stubs()
        .addMockServiceRequestListener((request, _) -> {
          if (request.getUrl().equals(Documented.INSTAGRAM.writing())) {
            publish
                .stubs()
                .stubFor(
                    get(urlPathEqualTo("/v27.0/5001"))
                        .willReturn(okJson("{\"status_code\": \"PUBLISHED\"}")));
            Documented.INSTAGRAM.lists(publish.stubs(), TEXT + "\n\n" + LINK);
          }
        });
    publish.work();
    publish.isOut(id);
    assertThat(publish.asked()).isEqualTo(1);
  }

  @Test
  void facebooksRefusalOfTheSameWordsIsTheLastGuard() {
    isTheLastGuard(
        Documented.FACEBOOK, Documented.error("(#506) Duplicate status message", 506, 1455006));
  }

  @Test
  void xsRefusalOfTheSameWordsIsTheLastGuard() {
    isTheLastGuard(
        Documented.X,
        jsonResponse(
            "{\"detail\": \"You are not allowed to create a Tweet with duplicate content.\","
                + " \"type\": \"about:blank\", \"title\": \"Forbidden\", \"status\": 403}",
            403));
  }

  private void isTheLastGuard(Documented documented, ResponseDefinitionBuilder refusal) {
    var publish = publishOn(documented);
    var id = publish.begun();
    lose(publish, documented);
    publish.work();
    publish.stubs().stubFor(post(documented.writing()).willReturn(refusal));
    publish.again(id);
    publish.work();
    assertThat(publish.only(id).state()).isEqualTo(PostState.FAILED);
    assertThat(publish.only(id).reason()).containsIgnoringCase("same");
  }

  /// The look at what stands there already comes first; where it fails nothing was asked for.
  @ParameterizedTest
  @EnumSource
  void whatWasNotAskedForYetIsTriedAgainByItself(Documented documented) {
    var publish = publishOn(documented);
    var id = publish.begun();
    var down = publish.stubs().stubFor(any(anyUrl()).willReturn(aResponse().withStatus(502)));
    publish.work();
    assertThat(publish.only(id).state()).isEqualTo(PostState.RETRYING);
    assertThat(publish.only(id).reason()).isNotBlank();
    assertThat(publish.asked()).isZero();

    kith.now(kith.now().plusSeconds(180));
    publish.stubs().removeStub(down);
    publish.work();
    publish.isOut(id);
    assertThat(publish.asked()).isEqualTo(1);
    assertThat(Objects.requireNonNull(publish.only(id).out()).lateWhy())
        .contains("could not be asked");
  }

  @Test
  void whatIsOutIsOutThoughItsAddressCouldNotBeAskedFor() {
    var publish = publishOn(Documented.FACEBOOK);
    var id = publish.begun();
    publish
        .stubs()
        .stubFor(
            get(urlPathEqualTo(Documented.FACEBOOK.there()))
                .willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));
    publish.work();
    assertThat(publish.only(id).state()).isEqualTo(PostState.PUBLISHED);
    assertThat(Objects.requireNonNull(publish.only(id).out()).url())
        .isEqualTo(URI.create("https://www.facebook.com/100200300_11"));
  }
}
