package org.kith.networks.x;

import static com.github.tomakehurst.wiremock.client.WireMock.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kith.networks.Account;
import org.kith.networks.DocumentedServer;
import org.kith.networks.Draft;
import org.kith.networks.Network;
import org.kith.networks.Published;
import org.kith.networks.Secret;
import org.kith.networks.http.HttpGateway;

class XPublisherTest {

  private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");
  private static final InstantSource CLOCK = InstantSource.fixed(NOW);
  private static final Account ACCOUNT = new Account(Network.X, "2244", "riverfriends", "River");
  private static final Published DONE =
      new Published.Done("3000", URI.create("https://x.com/riverfriends/status/3000"));
  private static final Draft.Picture PICTURE =
      new Draft.Picture(new byte[] {1, 2, 3}, "image/png", "A river");

  private final DocumentedServer x = new DocumentedServer("nothing");
  private final HttpGateway http = x.gateway();
  private final XPublisher publisher = new XPublisher(api(), ACCOUNT, CLOCK);

  private XApi api() {
    var keeper =
        new XKeeper() {
          @Override
          public XTokens tokens() {
            return XTokens.of(new Secret("USER-TOKEN"));
          }

          @Override
          public void keep(XTokens next) {
            throw new IllegalStateException("nothing to renew here");
          }
        };
    return new XApi(http, x.at("/2"), keeper, null, CLOCK);
  }

  @AfterEach
  void stop() throws Exception {
    http.close();
    x.close();
  }

  @Test
  void publishesWordsAnAnswerAndPicturesWithWhatTheyShow() throws Exception {
    listed("");
    given(post("/2/media/upload"), "{\"data\":{\"id\":\"900\",\"media_key\":\"3_900\"}}");
    given(post("/2/media/metadata"), "{\"data\":{\"id\":\"900\"}}");
    given(post("/2/tweets"), "{\"data\":{\"id\":\"3000\",\"text\":\"Saturday\"}}");
    var draft =
        new Draft(
            "",
            "Saturday",
            List.of(PICTURE),
            "en",
            URI.create("https://river.example/w"),
            "77",
            null);
    assertThat(publisher.publish(draft, "k1")).isEqualTo(DONE);
    x.stubs()
        .verify(
            postRequestedFor(urlPathEqualTo("/2/media/upload"))
                .withHeader("Authorization", equalTo("Bearer USER-TOKEN"))
                .withRequestBodyPart(
                    aMultipart("media").withBody(binaryEqualTo(PICTURE.bytes())).build())
                .withRequestBodyPart(
                    aMultipart("media_category").withBody(equalTo("tweet_image")).build()));
    x.stubs()
        .verify(
            postRequestedFor(urlPathEqualTo("/2/media/metadata"))
                .withRequestBody(
                    equalToJson(
                        "{\"id\":\"900\",\"metadata\":{\"alt_text\":{\"text\":\"A river\"}}}")));
    x.stubs()
        .verify(
            postRequestedFor(urlPathEqualTo("/2/tweets"))
                .withRequestBody(
                    equalToJson(
                        "{\"text\":\"Saturday\\nhttps://river.example/w\",\"reply\":{\"in_reply_to_tweet_id\":\"77\"},\"media\":{\"media_ids\":[\"900\"]}}")));
  }

  @Test
  void publishesNothingTwiceAfterTheConnectionBroke() throws Exception {
    listed("");
    x.stubs()
        .stubFor(
            post("/2/tweets").willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));
    var draft =
        new Draft(
            "",
            "Saturday & more",
            List.of(),
            "en",
            URI.create("https://river.example/w"),
            null,
            null);
    assertThatThrownBy(() -> publisher.publish(draft, "k2")).isInstanceOf(IOException.class);
    listed(
        "{\"id\":\"3000\",\"author_id\":\"2244\",\"created_at\":\"2026-05-01T11:59:00.000Z\",\"text\":\"Saturday &amp; more\\nhttps://t.co/q\",\"entities\":{\"urls\":[{\"url\":\"https://t.co/q\",\"expanded_url\":\"https://river.example/w\"}]}}");
    assertThat(publisher.publish(draft, "k2")).isEqualTo(DONE);
    x.stubs().verify(1, postRequestedFor(urlPathEqualTo("/2/tweets")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "401 | Unauthorized | Disconnected | Connect the account anew",
        "402 | CreditsDepleted | SlowDown | credit of this app",
        "403 | You are not allowed to create a Tweet with duplicate content. | Refused | same words already",
        "403 | Your account is temporarily locked. | Disconnected | locked or suspended",
        "403 | You currently have access to a subset of endpoints; a different access level is needed | Disconnected | plan of this app",
        "403 | Reply to this conversation is not allowed because you have not been mentioned | Refused | addressed the account",
        "403 | Forbidden | Disconnected | tweet.write",
        "429 | Too Many Requests | SlowDown | asked this too often",
        "400 | Your Tweet text is too long. | Refused | X refused this"
      })
  void saysInWordsWhyNothingWasPublished(int status, String detail, String kind, String words)
      throws Exception {
    listed("");
    x.stubs()
        .stubFor(
            post("/2/tweets")
                .willReturn(
                    aResponse()
                        .withStatus(status)
                        .withHeader("x-rate-limit-remaining", "0")
                        .withHeader(
                            "x-rate-limit-reset", "" + NOW.plusSeconds(600).getEpochSecond())
                        .withHeader("x-user-limit-24hour-remaining", "0")
                        .withHeader(
                            "x-user-limit-24hour-reset",
                            "" + NOW.plusSeconds(7200).getEpochSecond())
                        .withBody("{\"detail\":\"" + detail + "\",\"type\":\"about:blank\"}")));
    var published = publisher.publish(Draft.of("Words", "en"), "k3");
    assertThat(published.getClass().getSimpleName()).isEqualTo(kind);
    assertThat(published.toString()).contains(words).doesNotContain("USER-TOKEN");
    if (status == 429) {
      assertThat(((Published.SlowDown) published).notBefore()).isEqualTo(NOW.plusSeconds(7200));
    }
  }

  @Test
  void throwsWhenXIsOutOfOrder() {
    listed("");
    x.stubs().stubFor(post("/2/tweets").willReturn(aResponse().withStatus(502)));
    assertThatThrownBy(() -> publisher.publish(Draft.of("Words", "en"), "k4"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("out of order");
  }

  @Test
  void refusesWhatIsTooLongAsXCounts() throws Exception {
    assertThat(publisher.publish(Draft.of("川".repeat(141), "ja"), "k5"))
        .isInstanceOfSatisfying(
            Published.Refused.class, r -> assertThat(r.reason()).contains("takes 280", "282"));
    assertThat(
            publisher.publish(
                new Draft("", "x", List.of(), "en", null, null, NOW.plusSeconds(9000)), "k6"))
        .isInstanceOf(Published.Refused.class);
    x.stubs().verify(0, anyRequestedFor(anyUrl()));
  }

  @Test
  void deletesAndSaysThatItCannotEdit() throws Exception {
    given(delete(urlPathEqualTo("/2/tweets/3000")), "{\"data\":{\"deleted\":true}}");
    assertThat(publisher.delete("3000")).isEqualTo(DONE);
    given(delete(urlPathEqualTo("/2/tweets/3000")), "{\"data\":{\"deleted\":false}}");
    assertThat(publisher.delete("3000")).isInstanceOf(Published.Refused.class);
    assertThat(publisher.edit("3000", Draft.of("x", "en"))).isInstanceOf(Published.Refused.class);
  }

  private void listed(String post) {
    given(
        get(urlPathEqualTo("/2/users/2244/tweets"))
            .withQueryParam("start_time", equalTo("2026-04-30T12:00:00Z")),
        "{\"data\":[" + post + "]}");
  }

  private void given(MappingBuilder asked, String json) {
    x.stubs().stubFor(asked.willReturn(okJson(json)));
  }
}
