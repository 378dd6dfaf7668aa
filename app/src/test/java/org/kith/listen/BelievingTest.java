package org.kith.listen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kith.networks.http.HttpGateway;
import org.kith.people.Voice;
import org.kith.people.VoiceState;
import org.kith.people.Voices;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.transaction.support.TransactionTemplate;

/// Pages we are told of are looked at, heard, changed, and taken back.
class BelievingTest extends ToldPages {

  @Test
  void aPageThatLinksToUsIsHeardAsAMentionOfUs() throws Exception {
    says("/post", linking("We like"));
    assertThat(tell(at("/post"), OURS)).isEqualTo(202);
    assertThat(texts()).as("nobody is believed unlooked").isEmpty();
    assertThat(only().state()).isEqualTo(ToldLink.State.WAITING);
    look();
    assertThat(texts()).containsExactly("We like this cause.");
    assertThat(mentions()).containsExactly(MentionDoors.TOPIC);
    assertThat(only().state()).isEqualTo(ToldLink.State.HEARD);
    var voices = kith.asOwner(() -> kith.bean(Voices.class).list(VoiceState.NEW, 0, 10));
    assertThat(voices).extracting(Voice::foundBy).containsExactly("Webmentions and Pingbacks");
    var source = kith.asOwner(() -> kith.bean(Sources.class).find(door.source()).orElseThrow());
    assertThat(source.heardAt()).isEqualTo(kith.now());
  }

  @Test
  void itIsAMentionOfUsWhateverTopicWasRemoved() throws Exception {
    kith.asOwner(() -> {
      var topics = kith.bean(Topics.class);
      topics.all().forEach(topic -> topics.remove(topic.id()));
    });
    hear("/post", "We like");
    assertThat(mentions()).hasSize(1);
  }

  @Test
  void toldAgainItIsChangedWithItsPage() throws Exception {
    hear("/post", "We like");
    says("/post", linking("We love"));
    assertThat(tell(at("/post"), OURS)).isEqualTo(202);
    look();
    assertThat(texts()).as("not sooner than five minutes").containsExactly("We like this cause.");
    later(Duration.ofMinutes(6));
    assertThat(texts()).containsExactly("We love this cause.");
    assertThat(told()).hasSize(1);
    assertThat(mentions()).hasSize(1);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          link gone  | 200 |                         | <p>No link any more.  | has no link to
          page gone  | 410 |                         | x                     | is gone for good
          not found  | 404 |                         | x                     | status 404
          header     | 200 | X-Robots-Tag: noarchive | LINK                  | asks programs not to keep it (noarchive)
          meta       | 200 |                         | LINK<meta name=robots content='none'> | asks programs not to keep it (none)
          """)
  void whatItsAuthorTakesBackGoes(String how, int status, String header, String body, String why)
      throws Exception {
    hear("/post", "We like");
    later(Duration.ofDays(100)); // it stands, however old
    assertThat(texts()).hasSize(1);
    var page = body.replace("LINK", linking("We like"));
    said.put("/post", new Said(status, header == null ? "" : header, page));
    later(Duration.ofDays(1));
    assertThat(texts()).as(how).isEmpty();
    assertThat(mentions()).isEmpty();
    assertThat(only().state()).isEqualTo(ToldLink.State.GONE);
    assertThat(only().reason()).contains(why);
    later(Duration.ofDays(40));
    assertThat(told()).as("forgotten after a month, by the next work").hasSizeLessThanOrEqualTo(1);
  }

  @Test
  void aPageThatAsksNotToBeKeptNeverIs() throws Exception {
    said.put("/post", new Said(200, "X-Robots-Tag: kith: noindex", linking("We like")));
    said.put("/other", new Said(200, "X-Robots-Tag: googlebot: noindex", linking("We too")));
    tell(at("/post"), OURS);
    tell(at("/other"), OURS);
    look();
    assertThat(texts()).containsExactly("We too this cause.");
    assertThat(told())
        .extracting(ToldLink::state)
        .containsExactly(ToldLink.State.HEARD, ToldLink.State.FAILED);
  }

  @Test
  void robotsTxtIsObeyed() throws Exception {
    says("/robots.txt", "User-agent: *\nDisallow: /private");
    hear("/private/post", "We like");
    assertThat(texts()).isEmpty();
    assertThat(only().state()).isEqualTo(ToldLink.State.FAILED);
    assertThat(only().reason()).contains("robots.txt");
  }

  @Test
  void temporaryTroubleIsTriedAgainAndGivenUpInWords() throws Exception {
    said.put("/post", new Said(500, "", "broken"));
    tell(at("/post"), OURS);
    look();
    assertThat(only().state()).isEqualTo(ToldLink.State.WAITING);
    assertThat(only().reason()).contains("status 500");
    for (int i = 1; i < Believing.TRIES; i++) {
      assertThat(only().state()).isEqualTo(ToldLink.State.WAITING);
      later(Duration.ofHours(3));
    }
    assertThat(only().state()).isEqualTo(ToldLink.State.FAILED);
    assertThat(only().reason()).endsWith("Kith tried 8 times and gave up.");
    says("/post", linking("We like"));
    kith.asOwner(() -> kith.bean(Notices.class).again(only().id()));
    look();
    assertThat(texts()).containsExactly("We like this cause.");
  }

  @Test
  void whereKithItselfFailsTheOthersDoNotWait() throws Exception {
    tell(at("/post"), OURS);
    var nothing = new StaticListableBeanFactory().getBeanProvider(HttpGateway.class);
    var failing =
        new Believing(
            kith.bean(Believing.Stores.class),
            kith.bean(Listening.class),
            kith.bean(MentionDoors.class),
            nothing,
            kith.bean(Believing.Tools.class));
    for (int i = 0; i < Believing.TRIES; i++) {
      var due = due();
      assertThat(due).hasSize(1);
      assertThatThrownBy(() -> kith.asOwner(() -> lookWith(failing, due.getFirst())))
          .isInstanceOf(RuntimeException.class);
      assertThat(due()).isEmpty();
      kith.now(kith.now().plus(Duration.ofHours(1)));
    }
    look();
    assertThat(only().state()).isEqualTo(ToldLink.State.FAILED);
    assertThat(only().reason()).startsWith("Kith itself failed on it 8 times");
  }

  @Test
  void laterTroubleTakesNothingBack() throws Exception {
    hear("/post", "We like");
    said.put("/post", new Said(503, "", "broken"));
    for (int i = 0; i < 12; i++) {
      later(Duration.ofDays(2));
    }
    assertThat(texts()).containsExactly("We like this cause.");
    assertThat(only().state()).isEqualTo(ToldLink.State.HEARD);
    assertThat(only().reason()).contains("Kith looks once a day now");
  }

  @Test
  void anAddressThatOnlyLedThereTakesNothingBack() throws Exception {
    says("/post", linking("We like"));
    var evil = "http://" + host("localhost") + "/leads";
    said.put("/leads", new Said(302, "Location: " + at("/post"), ""));
    assertThat(tell(evil, OURS)).isEqualTo(202);
    look();
    assertThat(texts()).containsExactly("We like this cause.");
    said.put("/leads", new Said(410, "", "gone"));
    tell(evil, OURS);
    later(Duration.ofMinutes(10));
    assertThat(texts()).as("the page itself says so still").hasSize(1);
    assertThat(only().state()).isEqualTo(ToldLink.State.HEARD);
    says("/leads", linking("Something else"));
    tell(evil, OURS);
    later(Duration.ofMinutes(10));
    assertThat(texts()).hasSize(2);
    said.put("/leads", new Said(410, "", "gone"));
    later(Duration.ofHours(30));
    assertThat(texts()).containsExactly("We like this cause.");
  }

  @Test
  void aPostWithTwoLinksGoesWithTheLastOfThem() throws Exception {
    var other = "https://ours.example/other";
    says("/post", linking("We like") + "<a href='%s'>more</a>".formatted(other));
    tell(at("/post"), OURS);
    tell(at("/post"), other);
    look();
    assertThat(texts()).hasSize(1);
    says("/post", linking("We like"));
    later(Duration.ofHours(30));
    assertThat(texts()).hasSize(1);
    says("/post", "<p>We do not");
    later(Duration.ofHours(30));
    assertThat(texts()).isEmpty();
  }

  private boolean lookWith(Believing believing, NoticeRow row) throws InterruptedException {
    believing.look(door, row);
    return true;
  }

  private List<NoticeRow> due() {
    return kith.asOwner(() ->
        kith.bean(TransactionTemplate.class)
            .execute(_ -> kith.bean(NoticeStore.class).due(kith.now(), 10)));
  }
}
