package org.kith.networks.facebook;

import static com.github.tomakehurst.wiremock.client.WireMock.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.http.Fault;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kith.networks.DocumentedServer;
import org.kith.networks.Draft;
import org.kith.networks.Published;
import org.kith.networks.Secret;
import org.kith.networks.graph.Graph;
import org.kith.networks.graph.GraphAccess;
import org.kith.networks.http.HttpGateway;

class FacebookPublisherTest {

  private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");
  private static final String PAGE = "/v27.0/100200300";
  private static final String LIST = PAGE + "/published_posts";
  private static final Draft.Picture PICTURE =
      new Draft.Picture(
          "\u0089PNG-bytes".getBytes(StandardCharsets.ISO_8859_1), "image/png", "A river");

  private final DocumentedServer facebook = new DocumentedServer("nothing");
  private final HttpGateway http = facebook.gateway();
  private final PageAccess access =
      new PageAccess("100200300", GraphAccess.of(new Secret("PAGE-TOKEN")));
  private final FacebookPublisher page =
      new FacebookPublisher(
          new Graph(http, facebook.at("/v27.0"), access.access(), InstantSource.fixed(NOW)),
          access,
          InstantSource.fixed(NOW));

  @AfterEach
  void stop() throws Exception {
    http.close();
    facebook.close();
  }

  @Test
  void publishesWordsAndALinkAndGivesTheirAddressAsProof() throws Exception {
    listed("[]");
    given(post(PAGE + "/feed"), "{\"id\":\"100200300_42\"}");
    given(
        get(urlPathEqualTo("/v27.0/100200300_42")),
        "{\"permalink_url\":\"https://www.facebook.com/riverfriends/posts/42\"}");
    assertThat(page.publish(draft("Saturday at nine", List.of(), null), "k1"))
        .isEqualTo(
            new Published.Done(
                "100200300_42", URI.create("https://www.facebook.com/riverfriends/posts/42")));
    facebook
        .stubs()
        .verify(
            postRequestedFor(urlPathEqualTo(PAGE + "/feed"))
                .withFormParam("message", equalTo("Saturday at nine"))
                .withFormParam("link", equalTo("https://river.example/walk"))
                .withHeader("Authorization", equalTo("Bearer PAGE-TOKEN")));
  }

  @Test
  void publishesPicturesWithWhatTheyShow() throws Exception {
    listed("[]");
    given(post(PAGE + "/photos"), "{\"id\":\"9001\"}");
    given(post(PAGE + "/feed"), "{\"id\":\"100200300_43\"}");
    given(
        get(urlPathEqualTo("/v27.0/100200300_43")),
        "{\"permalink_url\":\"/riverfriends/posts/43\"}");
    assertThat(page.publish(draft("Look", List.of(PICTURE), null), "k2"))
        .isEqualTo(
            new Published.Done(
                "100200300_43", URI.create("https://www.facebook.com/riverfriends/posts/43")));
    facebook
        .stubs()
        .verify(
            postRequestedFor(urlPathEqualTo(PAGE + "/photos"))
                .withRequestBodyPart(
                    aMultipart("alt_text_custom").withBody(equalTo("A river")).build())
                .withRequestBodyPart(aMultipart("published").withBody(equalTo("false")).build())
                .withRequestBodyPart(
                    aMultipart("source")
                        .withHeader("Content-Type", equalTo("image/png"))
                        .withBody(binaryEqualTo(PICTURE.bytes()))
                        .build()));
    facebook
        .stubs()
        .verify(
            postRequestedFor(urlPathEqualTo(PAGE + "/feed"))
                .withFormParam("attached_media[0]", equalToJson("{\"media_fbid\":\"9001\"}"))
                .withFormParam("message", equalTo("Look\n\nhttps://river.example/walk")));
  }

  @Test
  void keepsAPostForLater() throws Exception {
    given(get(urlPathEqualTo(PAGE + "/scheduled_posts")), "{\"data\":[]}");
    given(post(PAGE + "/feed"), "{\"id\":\"100200300_44\"}");
    var at = NOW.plusSeconds(7200);
    assertThat(page.publish(draft("Later", List.of(), at), "k3"))
        .isEqualTo(new Published.Later("100200300_44", at));
    facebook
        .stubs()
        .verify(
            postRequestedFor(urlPathEqualTo(PAGE + "/feed"))
                .withFormParam("published", equalTo("false"))
                .withFormParam("scheduled_publish_time", equalTo("" + at.getEpochSecond())));
  }

  @Test
  void publishesNothingTwiceAfterTheConnectionBroke() throws Exception {
    listed("[]");
    facebook
        .stubs()
        .stubFor(
            post(PAGE + "/feed").willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));
    assertThatThrownBy(() -> page.publish(Draft.of("Saturday  at nine", "en"), "k4"))
        .isInstanceOf(IOException.class)
        .hasMessageNotContaining("PAGE-TOKEN");
    listed(
        "[{\"id\":\"100200300_45\",\"message\":\"Saturday at nine\",\"permalink_url\":\"https://www.facebook.com/p/45\"}]");
    assertThat(page.publish(Draft.of("Saturday  at nine", "en"), "k4"))
        .isEqualTo(new Published.Done("100200300_45", URI.create("https://www.facebook.com/p/45")));
    facebook.stubs().verify(1, postRequestedFor(urlPathEqualTo(PAGE + "/feed")));
  }

  @Test
  void answersOnlyBelowAPostAndOnlyOnce() throws Exception {
    given(
        get(urlPathEqualTo("/v27.0/11_501/comments")),
        "{\"data\":[{\"id\":\"11_600\",\"message\":\"Thank you\",\"from\":{\"id\":\"777\"}}]}");
    given(post("/v27.0/11_501/comments"), "{\"id\":\"11_601\"}");
    given(get(urlPathEqualTo("/v27.0/11_601")), "{}");
    var answer = new Draft("", "Thank you", List.of(), "en", null, "11_501", null);
    assertThat(page.publish(answer, "k5"))
        .isEqualTo(new Published.Done("11_601", URI.create("https://www.facebook.com/11_601")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "190 | 460 | Disconnected | password of the person",
        "190 | 492 | Disconnected | no longer has a role",
        "200 | 0 | Disconnected | pages_manage_posts",
        "10 | 0 | Disconnected | pages_manage_posts",
        "4 | 0 | SlowDown | Kith's app asked Meta too often",
        "32 | 0 | SlowDown | This page asked Meta too often",
        "613 | 0 | SlowDown | asked Meta too often",
        "80001 | 0 | SlowDown | asked Meta too often",
        "368 | 0 | SlowDown | because of its policies",
        "506 | 0 | Refused | The same was just published",
        "1609005 | 0 | Refused | page of the link",
        "100 | 0 | Refused | refused this"
      })
  void saysInWordsWhyNothingWasPublished(int code, int subcode, String kind, String words)
      throws Exception {
    listed("[]");
    var body =
        "{\"error\":{\"message\":\"(#%d) Said PAGE-TOKEN\",\"code\":%d,\"error_subcode\":%d}}"
            .formatted(code, code, subcode);
    facebook
        .stubs()
        .stubFor(
            post(PAGE + "/feed")
                .willReturn(
                    aResponse()
                        .withStatus(400)
                        .withHeader("X-App-Usage", "{\"call_count\":100,\"total_time\":9}")
                        .withBody(body)));
    var published = page.publish(Draft.of("Words", "en"), "k6");
    assertThat(published.getClass().getSimpleName()).isEqualTo(kind);
    assertThat(published.toString()).contains(words).doesNotContain("PAGE-TOKEN");
    if (published instanceof Published.SlowDown(var notBefore, _)) {
      assertThat(notBefore).isAfterOrEqualTo(NOW.plusSeconds(3600));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "' ' | 0 | needs words",
        "x | 60 | from 10 minutes to 30 days",
        "x | 3000000 | from 10 minutes to 30 days"
      })
  void refusesWhatFacebookWouldNotTakeWithoutAsking(String text, int seconds, String words)
      throws Exception {
    var at = seconds == 0 ? null : NOW.plusSeconds(seconds);
    assertThat(page.publish(draft(text, List.of(), at), "k7"))
        .isInstanceOfSatisfying(
            Published.Refused.class, r -> assertThat(r.reason()).contains(words));
    facebook.stubs().verify(0, anyRequestedFor(anyUrl()));
  }

  @Test
  void changesWordsAndTakesThemBack() throws Exception {
    given(post("/v27.0/100200300_42"), "{\"success\":true}");
    given(delete(urlPathEqualTo("/v27.0/100200300_42")), "{\"success\":true}");
    assertThat(page.edit("100200300_42", Draft.of("Sunday", "en")))
        .isInstanceOf(Published.Done.class);
    assertThat(page.delete("100200300_42")).isInstanceOf(Published.Done.class);
  }

  @Test
  void knowsWhatIsGoneFromWhatIsHidden() throws Exception {
    var notThere = "{\"error\":{\"message\":\"does not exist\",\"code\":100,\"error_subcode\":33}}";
    facebook
        .stubs()
        .stubFor(
            delete(urlPathEqualTo("/v27.0/100200300_42"))
                .willReturn(aResponse().withStatus(400).withBody(notThere)));
    given(get(urlPathEqualTo(PAGE)), "{\"id\":\"100200300\"}");
    assertThat(page.delete("100200300_42")).isInstanceOf(Published.Done.class);
    facebook
        .stubs()
        .stubFor(
            get(urlPathEqualTo(PAGE)).willReturn(aResponse().withStatus(400).withBody(notThere)));
    assertThat(page.delete("100200300_42")).isInstanceOf(Published.Refused.class);
  }

  private void listed(String posts) {
    given(get(urlPathEqualTo(LIST)), "{\"data\":" + posts + "}");
  }

  private void given(com.github.tomakehurst.wiremock.client.MappingBuilder asked, String json) {
    facebook.stubs().stubFor(asked.willReturn(okJson(json)));
  }

  private static Draft draft(String text, List<Draft.Picture> pictures, @Nullable Instant at) {
    return new Draft("", text, pictures, "en", URI.create("https://river.example/walk"), null, at);
  }
}
