package org.kith.networks.instagram;

import static com.github.tomakehurst.wiremock.client.WireMock.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
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

class InstagramPublisherTest {

  private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");
  private static final String ACCOUNT = "/v27.0/17841400";
  private static final Draft.Picture PICTURE =
      new Draft.Picture(new byte[] {1, 2, 3}, "image/jpeg", "A river");
  private static final Published DONE =
      new Published.Done("17990", URI.create("https://www.instagram.com/p/NEW/"));

  private final DocumentedServer instagram = new DocumentedServer("nothing");
  private final HttpGateway http = instagram.gateway();
  private final List<String> shown = new ArrayList<>();
  private final List<Duration> waits = new ArrayList<>();
  private final InstagramPublisher publisher = publisher();

  private InstagramPublisher publisher() {
    var access = GraphAccess.of(new Secret("PAGE-TOKEN"));
    var clock = InstantSource.fixed(NOW);
    return new InstagramPublisher(
        new Graph(http, instagram.at("/v27.0"), access, clock),
        new InstagramAccess("17841400", "riverfriends", access),
        this::show,
        clock,
        waits::add);
  }

  @AfterEach
  void stop() throws Exception {
    http.close();
    instagram.close();
  }

  @Test
  void makesAContainerWaitsForItAndPublishesIt() throws Exception {
    ready();
    given(
        get(urlPathEqualTo("/v27.0/5001"))
            .inScenario("c")
            .whenScenarioStateIs("Started")
            .willSetStateTo("ready"),
        "{\"status_code\":\"IN_PROGRESS\",\"id\":\"5001\"}");
    given(
        get(urlPathEqualTo("/v27.0/5001")).inScenario("c").whenScenarioStateIs("ready"),
        "{\"status_code\":\"FINISHED\",\"id\":\"5001\"}");
    given(post(ACCOUNT + "/media"), "{\"id\":\"5001\"}");
    assertThat(publisher.publish(draft("Saturday", List.of(PICTURE)), "k1")).isEqualTo(DONE);
    assertThat(waits).hasSize(1);
    assertThat(shown).containsExactly("shown 1", "hidden 1");
    instagram
        .stubs()
        .verify(
            postRequestedFor(urlPathEqualTo(ACCOUNT + "/media"))
                .withFormParam("image_url", equalTo("https://kith.example/p/1"))
                .withFormParam("alt_text", equalTo("A river"))
                .withFormParam("caption", equalTo("Saturday\n\nhttps://river.example/walk")));
  }

  @Test
  void publishesSeveralPicturesAsOnePost() throws Exception {
    ready();
    given(get(urlPathMatching("/v27.0/500.")), "{\"status_code\":\"FINISHED\"}");
    given(
        post(ACCOUNT + "/media").withFormParam("image_url", equalTo("https://kith.example/p/1")),
        "{\"id\":\"5001\"}");
    given(
        post(ACCOUNT + "/media").withFormParam("image_url", equalTo("https://kith.example/p/2")),
        "{\"id\":\"5002\"}");
    given(
        post(ACCOUNT + "/media")
            .withFormParam("media_type", equalTo("CAROUSEL"))
            .withFormParam("children", equalTo("5001,5002")),
        "{\"id\":\"5003\"}");
    assertThat(publisher.publish(draft("Two", List.of(PICTURE, PICTURE)), "k2")).isEqualTo(DONE);
    instagram
        .stubs()
        .verify(
            postRequestedFor(urlPathEqualTo(ACCOUNT + "/media_publish"))
                .withFormParam("creation_id", equalTo("5003")));
  }

  @Test
  void asksTheContainerWhatBecameOfItWhenTheAnswerWasLost() throws Exception {
    given(
        get(urlPathEqualTo(ACCOUNT + "/content_publishing_limit")),
        "{\"data\":[{\"quota_usage\":0}]}");
    given(post(ACCOUNT + "/media"), "{\"id\":\"5001\"}");
    given(get(urlPathEqualTo("/v27.0/5001")), "{\"status_code\":\"PUBLISHED\"}");
    instagram
        .stubs()
        .stubFor(
            post(ACCOUNT + "/media_publish")
                .willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));
    given(
        get(urlPathEqualTo(ACCOUNT + "/media"))
            .inScenario("m")
            .whenScenarioStateIs("Started")
            .willSetStateTo("out"),
        "{\"data\":[]}");
    given(
        get(urlPathEqualTo(ACCOUNT + "/media")).inScenario("m").whenScenarioStateIs("out"),
        "{\"data\":[{\"id\":\"17990\",\"caption\":\"Lost\",\"permalink\":\"https://www.instagram.com/p/NEW/\"}]}");
    var draft = Draft.of("Lost", "en");
    draft = new Draft("", draft.text(), List.of(PICTURE), "en", null, null, null);
    assertThat(publisher.publish(draft, "k3")).isEqualTo(DONE);
    assertThat(publisher.publish(draft, "k3")).isEqualTo(DONE);
    instagram.stubs().verify(1, postRequestedFor(urlPathEqualTo(ACCOUNT + "/media_publish")));
  }

  @Test
  void doesNotSayItIsOutWhenItIsNotKnown() {
    given(get(urlPathEqualTo(ACCOUNT + "/media")), "{\"data\":[]}");
    given(
        get(urlPathEqualTo(ACCOUNT + "/content_publishing_limit")),
        "{\"data\":[{\"quota_usage\":0}]}");
    given(post(ACCOUNT + "/media"), "{\"id\":\"5001\"}");
    given(get(urlPathEqualTo("/v27.0/5001")), "{\"status_code\":\"FINISHED\"}");
    instagram
        .stubs()
        .stubFor(
            post(ACCOUNT + "/media_publish")
                .willReturn(aResponse().withFault(Fault.EMPTY_RESPONSE)));
    assertThatThrownBy(() -> publisher.publish(draft("x", List.of(PICTURE)), "k4"))
        .isInstanceOf(IOException.class);
    assertThat(shown).containsExactly("shown 1", "hidden 1");
  }

  @Test
  void waitsWhenAHundredPostsWentOut() throws Exception {
    given(get(urlPathEqualTo(ACCOUNT + "/media")), "{\"data\":[]}");
    given(
        get(urlPathEqualTo(ACCOUNT + "/content_publishing_limit")),
        "{\"data\":[{\"quota_usage\":100,\"config\":{\"quota_total\":100,\"quota_duration\":86400}}]}");
    assertThat(publisher.publish(draft("x", List.of(PICTURE)), "k5"))
        .isInstanceOfSatisfying(
            Published.SlowDown.class,
            s -> assertThat(s.reason()).contains("100 posts in 24 hours"));
  }

  /// As docs/instagram-platform, “Error Codes”, has them.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-2 | 2207003 | Unasked | out of order",
        "-1 | 2207032 | Unasked | out of order",
        "4 | 2207051 | SlowDown | because of its policies",
        "9 | 2207042 | SlowDown | no more posts from this account today",
        "24 | 2207006 | Refused | refused this",
        "24 | 2207008 | SlowDown | does not find the picture yet",
        "25 | 2207050 | Disconnected | Log in to its app",
        "9007 | 2207027 | SlowDown | not finished with the picture",
        "36003 | 2207009 | Refused | refused this"
      })
  void saysInWordsWhyNoPictureWasTaken(int code, int subcode, String kind, String words)
      throws Exception {
    ready();
    var body =
        "{\"error\":{\"message\":\"No.\",\"code\":%d,\"error_subcode\":%d}}"
            .formatted(code, subcode);
    instagram
        .stubs()
        .stubFor(post(ACCOUNT + "/media").willReturn(aResponse().withStatus(400).withBody(body)));
    var published = publisher.publish(draft("x", List.of(PICTURE)), "k8");
    assertThat(published.getClass().getSimpleName()).isEqualTo(kind);
    assertThat(published.toString()).contains(words);
    instagram.stubs().verify(0, postRequestedFor(urlPathEqualTo(ACCOUNT + "/media_publish")));
  }

  /// Whether it is out is not known where the very question that publishes it was not answered.
  @Test
  void isInDoubtWhenInstagramIsOutOfOrderInTheLastMoment() {
    ready();
    given(post(ACCOUNT + "/media"), "{\"id\":\"5001\"}");
    given(get(urlPathEqualTo("/v27.0/5001")), "{\"status_code\":\"FINISHED\"}");
    instagram
        .stubs()
        .stubFor(
            post(ACCOUNT + "/media_publish")
                .willReturn(
                    aResponse()
                        .withStatus(400)
                        .withBody("{\"error\":{\"code\":-1,\"error_subcode\":2207001}}")));
    assertThatThrownBy(() -> publisher.publish(draft("x", List.of(PICTURE)), "k9"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("out of order");
  }

  @Test
  void isOutThoughItsAddressCouldNotBeAskedFor() throws Exception {
    ready();
    given(post(ACCOUNT + "/media"), "{\"id\":\"5001\"}");
    given(get(urlPathEqualTo("/v27.0/5001")), "{\"status_code\":\"FINISHED\"}");
    instagram
        .stubs()
        .stubFor(
            get(urlPathEqualTo("/v27.0/17990"))
                .willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));
    assertThat(publisher.publish(draft("x", List.of(PICTURE)), "k10"))
        .isEqualTo(
            new Published.Done("17990", URI.create("https://www.instagram.com/riverfriends/")));
  }

  @Test
  void saysWhyInstagramCouldNotUseAPicture() throws Exception {
    ready();
    given(post(ACCOUNT + "/media"), "{\"id\":\"5001\"}");
    given(
        get(urlPathEqualTo("/v27.0/5001")),
        "{\"status_code\":\"ERROR\",\"status\":\"Error: Media could not be fetched\"}");
    assertThat(publisher.publish(draft("x", List.of(PICTURE)), "k6"))
        .isInstanceOfSatisfying(
            Published.Refused.class,
            r -> assertThat(r.reason()).contains("Media could not be fetched"));
  }

  @Test
  void refusesWhatInstagramCannotTakeWithoutAsking() throws Exception {
    var png = new Draft.Picture(new byte[1], "image/png", "A river");
    assertThat(reason(draft("x", List.of()))).contains("needs a picture");
    assertThat(reason(draft("x", List.of(png)))).contains("JPEG");
    assertThat(reason(draft("x".repeat(2200), List.of(PICTURE)))).contains("2,200");
    assertThat(reason(draft("#a1 ".repeat(31), List.of(PICTURE)))).contains("30 hashtags");
    assertThat(reason(new Draft("", "x", List.of(PICTURE), "en", null, null, NOW)))
        .contains("keeps no post for later");
    instagram.stubs().verify(0, anyRequestedFor(anyUrl()));
  }

  @Test
  void answersACommentOnce() throws Exception {
    instagram
        .stubs()
        .stubFor(
            get(urlPathEqualTo("/v27.0/17801"))
                .willReturn(
                    aResponse()
                        .withStatus(400)
                        .withBody(
                            "{\"error\":{\"message\":\"(#100) nonexisting"
                                + " field\",\"code\":100}}")));
    given(get(urlPathEqualTo("/v27.0/17801/replies")), "{\"data\":[]}");
    given(post("/v27.0/17801/replies"), "{\"id\":\"17888\"}");
    var answer = new Draft("", "Welcome", List.of(), "en", null, "17801", null);
    assertThat(publisher.publish(answer, "k7"))
        .isEqualTo(
            new Published.Done("17888", URI.create("https://www.instagram.com/riverfriends/")));
    given(
        get(urlPathEqualTo("/v27.0/17801/replies")),
        "{\"data\":[{\"id\":\"17888\",\"text\":\"Welcome\",\"username\":\"riverfriends\"}]}");
    assertThat(publisher.publish(answer, "k7")).isInstanceOf(Published.Done.class);
    instagram.stubs().verify(1, postRequestedFor(urlPathEqualTo("/v27.0/17801/replies")));
  }

  @Test
  void deletesAndSaysThatItCannotEdit() throws Exception {
    given(delete(urlPathEqualTo("/v27.0/17990")), "{\"success\":true,\"deleted_id\":\"17990\"}");
    assertThat(publisher.delete("17990")).isInstanceOf(Published.Done.class);
    assertThat(publisher.edit("17990", Draft.of("x", "en")))
        .isInstanceOfSatisfying(
            Published.Refused.class, r -> assertThat(r.reason()).contains("publish it anew"));
  }

  private String reason(Draft draft) throws Exception {
    return ((Published.Refused) publisher.publish(draft, "k")).reason();
  }

  private void ready() {
    given(get(urlPathEqualTo(ACCOUNT + "/media")), "{\"data\":[]}");
    given(
        get(urlPathEqualTo(ACCOUNT + "/content_publishing_limit")),
        "{\"data\":[{\"quota_usage\":2,\"config\":{\"quota_total\":100,\"quota_duration\":86400}}]}");
    given(post(ACCOUNT + "/media_publish"), "{\"id\":\"17990\"}");
    given(
        get(urlPathEqualTo("/v27.0/17990")),
        "{\"permalink\":\"https://www.instagram.com/p/NEW/\",\"id\":\"17990\"}");
  }

  private void given(MappingBuilder asked, String json) {
    instagram.stubs().stubFor(asked.willReturn(okJson(json)));
  }

  private PictureHost.Shown show(Draft.Picture picture) {
    int number = (int) shown.stream().filter(s -> s.startsWith("shown")).count() + 1;
    shown.add("shown " + number);
    return new PictureHost.Shown() {
      @Override
      public URI url() {
        return URI.create("https://kith.example/p/" + number);
      }

      @Override
      public void close() {
        shown.add("hidden " + number);
      }
    };
  }

  private static Draft draft(String text, List<Draft.Picture> pictures) {
    return new Draft(
        "", text, pictures, "en", URI.create("https://river.example/walk"), null, null);
  }
}
