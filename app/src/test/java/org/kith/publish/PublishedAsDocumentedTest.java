package org.kith.publish;

import static com.github.tomakehurst.wiremock.client.WireMock.aMultipart;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.binaryEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.delete;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.kith.TestKith;
import org.kith.connect.Connection;

/// Posts on Facebook, Instagram and X, from the draft to the proof, against what their
/// documentation says they are asked and answer. What goes wrong: [TroubleAsDocumentedTest].
@Timeout(180)
class PublishedAsDocumentedTest {

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

  @Test
  void facebookIsAskedForWordsALinkAndAPictureThatSaysWhatItShows() {
    var publish = publishOn(Documented.FACEBOOK);
    var picture = DocumentedPublish.picture("png");
    var id = publish.draft(WORDS, picture);
    assertThat(publish.publishNow(id)).isInstanceOf(Step.Taken.class);
    publish.work();
    publish.isOut(id);
    publish
        .stubs()
        .verify(
            1,
            postRequestedFor(urlPathEqualTo("/v27.0/100200300/photos"))
                .withHeader("Authorization", equalTo("Bearer PAGE"))
                .withRequestBodyPart(
                    aMultipart("alt_text_custom").withBody(equalTo("The weir at dawn")).build())
                .withRequestBodyPart(aMultipart("published").withBody(equalTo("false")).build())
                .withRequestBodyPart(
                    aMultipart("source")
                        .withHeader("Content-Type", equalTo("image/png"))
                        .withBody(binaryEqualTo(DocumentedPublish.sent(picture)))
                        .build()));
    publish
        .stubs()
        .verify(
            1,
            Documented.FACEBOOK
                .written()
                .withFormParam("message", equalTo(TEXT + "\n\n" + LINK))
                .withFormParam("attached_media[0]", equalToJson("{\"media_fbid\": \"9001\"}")));
    publish.work();
    assertThat(publish.asked()).isEqualTo(1);
  }

  @Test
  void facebookShowsACardOfALinkWhereThereIsNoPicture() {
    var publish = publishOn(Documented.FACEBOOK);
    var id = publish.draft(WORDS);
    publish.publishNow(id);
    publish.work();
    publish.isOut(id);
    publish
        .stubs()
        .verify(
            1,
            Documented.FACEBOOK
                .written()
                .withFormParam("message", equalTo(TEXT))
                .withFormParam("link", equalTo(LINK)));
  }

  @Test
  void instagramIsShownAPictureOfThisKithForAsLongAsItTakes() {
    var publish = publishOn(Documented.INSTAGRAM);
    var shown = publish.network().shown();
    var picture = DocumentedPublish.picture("jpeg");
    var fetched = new ArrayList<byte[]>();
    var codes = new ArrayList<String>();
    publish
        .stubs()
        .addMockServiceRequestListener((request, _) -> {
          var url = request.formParameter("image_url");
          if (url.isPresent()) {
            var code = url.firstValue().replaceFirst("^https://kith.example/shown/", "");
            codes.add(code);
            shown.find(code).ifPresent(there -> fetched.add(there.bytes()));
          }
        });
    var id = publish.draft(WORDS, picture);
    assertThat(publish.publishNow(id)).isInstanceOf(Step.Taken.class);
    publish.work();
    publish.isOut(id);
    assertThat(fetched).singleElement().isEqualTo(DocumentedPublish.sent(picture));
    assertThat(codes).singleElement().extracting(shown::find).isEqualTo(Optional.empty());
    publish
        .stubs()
        .verify(
            1,
            postRequestedFor(urlPathEqualTo("/v27.0/17841400/media"))
                .withHeader("Authorization", equalTo("Bearer PAGE"))
                .withFormParam("alt_text", equalTo("The weir at dawn"))
                .withFormParam("caption", equalTo(TEXT + "\n\n" + LINK)));
    publish
        .stubs()
        .verify(1, Documented.INSTAGRAM.written().withFormParam("creation_id", equalTo("5001")));
    publish.work();
    assertThat(publish.asked()).isEqualTo(1);
  }

  @Test
  void xIsAskedForWordsALinkAndAPictureThatSaysWhatItShows() {
    var publish = publishOn(Documented.X);
    var picture = DocumentedPublish.picture("png");
    var id = publish.draft(WORDS, picture);
    assertThat(publish.publishNow(id)).isInstanceOf(Step.Taken.class);
    publish.work();
    publish.isOut(id);
    publish
        .stubs()
        .verify(
            1,
            postRequestedFor(urlPathEqualTo("/2/media/upload"))
                .withHeader("Authorization", equalTo("Bearer USER"))
                .withRequestBodyPart(
                    aMultipart("media_category").withBody(equalTo("tweet_image")).build())
                .withRequestBodyPart(
                    aMultipart("media")
                        .withBody(binaryEqualTo(DocumentedPublish.sent(picture)))
                        .build()));
    publish
        .stubs()
        .verify(
            1,
            postRequestedFor(urlPathEqualTo("/2/media/metadata"))
                .withRequestBody(
                    equalToJson(
                        "{\"id\": \"900\", \"metadata\": {\"alt_text\": {\"text\": \"The weir at"
                            + " dawn\"}}}")));
    publish
        .stubs()
        .verify(
            1,
            Documented.X.written()
                .withRequestBody(
                    equalToJson(
                        "{\"text\": \"%s\\n%s\", \"media\": {\"media_ids\": [\"900\"]}}"
                            .formatted(TEXT, LINK))));
    publish.work();
    assertThat(publish.asked()).isEqualTo(1);
  }

  @Test
  void wordsAreChangedOnFacebookAndTheirLinkStays() {
    var publish = publishOn(Documented.FACEBOOK);
    var id = publish.begun();
    publish.work();
    assertThat(publish.change(id, "Sunday at nine.")).isInstanceOf(Step.Taken.class);
    publish.work();
    publish.isOut(id);
    assertThat(publish.only(id).pieces().getFirst().text()).isEqualTo("Sunday at nine.");
    publish
        .stubs()
        .verify(
            1,
            postRequestedFor(urlPathEqualTo(Documented.FACEBOOK.there()))
                .withFormParam("message", equalTo("Sunday at nine.\n\n" + LINK)));
  }

  @ParameterizedTest
  @EnumSource(names = {"INSTAGRAM", "X"})
  void whereWordsCannotBeChangedThatIsSaidAndNothingIsAsked(Documented documented) {
    var publish = publishOn(documented);
    var id = publish.begun();
    publish.work();
    int all = publish.stubs().getAllServeEvents().size();
    assertThat(publish.change(id, "Sunday at nine."))
        .isInstanceOfSatisfying(
            Step.Not.class, not -> assertThat(not.why()).contains("delete it and publish it anew"));
    publish.work();
    assertThat(publish.stubs().getAllServeEvents()).hasSize(all);
    publish.isOut(id);
  }

  @ParameterizedTest
  @EnumSource
  void whatIsOutIsTakenBack(Documented documented) {
    var publish = publishOn(documented);
    var id = publish.begun();
    publish.work();
    publish
        .stubs()
        .stubFor(delete(urlPathEqualTo(documented.there())).willReturn(documented.notPermitted()));
    publish.takeBack(id);
    publish.work();
    assertThat(publish.only(id).state()).isEqualTo(PostState.PUBLISHED);
    assertThat(publish.only(id).reason())
        .startsWith("It stands there as it was.")
        .contains("permission");
    assertThat(publish.connection().state()).isEqualTo(Connection.State.WORKING);

    documented.publishes(publish.stubs());
    assertThat(publish.takeBack(id)).isInstanceOf(Step.Taken.class);
    publish.work();
    assertThat(publish.only(id).state()).isEqualTo(PostState.TAKEN_BACK);
    assertThat(publish.stubs().findAll(documented.deleted())).hasSize(2);
    publish.work();
    assertThat(publish.stubs().findAll(documented.deleted())).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({
    "FACEBOOK, 3, 4, 31, 900, , 12",
    "INSTAGRAM, 2, 0, 40, 402, 5, ",
    "X, 2, 4, 9, 700, 0, "
  })
  void whatTheNetworkCountsIsKeptAndShown(
      Documented documented,
      long answers,
      long shares,
      long reactions,
      @Nullable Long views,
      @Nullable Long saves,
      @Nullable Long clicks) {
    var publish = publishOn(documented);
    var id = publish.begun();
    publish.work();
    kith.now(kith.now().plusSeconds(3600));
    publish.count();
    var counts = Objects.requireNonNull(publish.only(id).counts());
    assertThat(counts)
        .isEqualTo(
            new Part.Counts(
                answers, shares, reactions, new Part.Beyond(views, saves, clicks), counts.at()));
  }

  @ParameterizedTest
  @EnumSource(names = {"INSTAGRAM", "X"})
  void countsThatAreNotPermittedTakeNothingElseAway(Documented documented) {
    var publish = publishOn(documented);
    var id = publish.begun();
    publish.work();
    kith.now(kith.now().plusSeconds(3600));
    publish
        .stubs()
        .stubFor(get(urlPathEqualTo(documented.there())).willReturn(documented.notPermitted()));
    publish
        .stubs()
        .stubFor(
            get(urlPathEqualTo(documented.there() + "/insights"))
                .willReturn(documented.notPermitted()));
    publish.count();
    assertThat(publish.only(id).counts()).isNull();
    assertThat(publish.connection().state()).isEqualTo(Connection.State.WORKING);
  }

  @Test
  void xCountsLettersOfTheEastTwiceAndALinkAs23() {
    var publish = publishOn(Documented.X);
    var far = "https://river.example/" + "walk/".repeat(30);
    var fits = publish.draft(new Words("", "a".repeat(256), far, "en"));
    publish.publishNow(fits);
    publish.work();
    assertThat(publish.only(fits).pieces()).as("256, a space and 23").hasSize(1);
    assertThat(publish.asked()).isEqualTo(1);

    var longer = publish.draft(new Words("", "川".repeat(141), "", "ja"));
    publish.publishNow(longer);
    publish.work();
    assertThat(publish.only(longer).pieces()).as("141 count 282").hasSize(2);
    assertThat(publish.asked()).isEqualTo(3);
    publish
        .stubs()
        .verify(
            1,
            Documented.X.written()
                .withRequestBody(
                    equalToJson(
                        "{\"text\": \"${json-unit.any-string}\", \"reply\":"
                            + " {\"in_reply_to_tweet_id\": \"1800\"}}")));
  }

  @Test
  void whatInstagramWouldNotTakeIsRefusedInWordsBeforeAnythingIsAsked() {
    var publish = publishOn(Documented.INSTAGRAM);
    int all = publish.stubs().getAllServeEvents().size();
    refuses(publish, publish.draft(WORDS), "needs a picture");
    refuses(publish, publish.draft(WORDS, DocumentedPublish.picture("png")), "JPEG");
    var tooLong = new Words("", "a".repeat(2200), LINK, "en");
    refuses(publish, publish.draft(tooLong, DocumentedPublish.picture("jpeg")), "2,200");
    publish.work();
    assertThat(publish.stubs().getAllServeEvents()).hasSize(all);
    publish.stubs().verify(0, anyRequestedFor(urlPathEqualTo("/v27.0/17841400/media")));
  }

  private static void refuses(DocumentedPublish publish, OwnPostId id, String words) {
    assertThat(publish.publishNow(id))
        .isInstanceOfSatisfying(Step.Not.class, not -> assertThat(not.why()).contains(words));
    assertThat(publish.only(id).state()).isEqualTo(PostState.DRAFT);
  }
}
