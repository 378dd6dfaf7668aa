package org.kith.tone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.kith.TestKith;
import org.kith.listen.Archives;
import org.kith.listen.Source;
import org.kith.listen.SourceId;
import org.kith.listen.Sources;
import org.kith.listen.Term;
import org.kith.listen.Topics;
import org.kith.measure.WhatWasSaid;
import org.kith.networks.Account;
import org.kith.networks.Network;
import org.kith.networks.Post;
import org.springframework.transaction.support.TransactionTemplate;

class SaidTest {

  private static final Instant TENTH = Instant.parse("2026-11-10T12:00:00Z");

  @RegisterExtension final TestKith kith = new TestKith();
  private SourceId source = new SourceId(0);
  private int number;

  @BeforeEach
  void listen() {
    source = in(() -> kith.bean(Sources.class).addArchive(Source.Kind.FEED, "Town", "town"));
    in(() ->
        kith.bean(Topics.class).add("Us", true, List.of(Term.parse("Harvestline").orElseThrow())));
  }

  private <T> T in(Supplier<T> work) {
    return kith.asOwner(() -> kith.bean(TransactionTemplate.class).execute(_ -> work.get()));
  }

  private void says(String handle, String text, String language) {
    var key = "p" + number++;
    var account = new Account(Network.MASTODON, "https://town.example/" + handle, handle, handle);
    in(() ->
        kith.bean(Archives.class)
            .add(
                source,
                List.of(
                    new Post(
                        key,
                        account,
                        URI.create("https://town.example/" + key),
                        TENTH.plusSeconds(number),
                        "",
                        text,
                        List.of(),
                        List.of(),
                        language,
                        null))));
  }

  private SaidInTime said() {
    return kith.asOwner(() ->
        kith.bean(Said.class)
            .between(TENTH.minus(Duration.ofDays(1)), TENTH.plus(Duration.ofDays(1))));
  }

  private SaidPost post(String part) {
    return said().posts().stream()
        .filter(post -> post.about().contains(part))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void tellsTheToneOfEnglishAndIsUnsureOfTheRest() {
    says("ana", "Harvestline is wonderful, thank you!", "en");
    says("ben", "The queue at Harvestline was terrible again.", "en");
    says("cem", "Harvestline ist wirklich wunderbar, danke!", "de");
    var said = said();
    assertThat(said.posts())
        .extracting(SaidPost::tone)
        .containsExactly(Tone.UNSURE, Tone.CRITICAL, Tone.WARM);
    assertThat(said.languages()).containsExactly("de");
    assertThat(said.unsure()).isEqualTo(1 / 3.0);
    assertThat(Objects.requireNonNull(said.criticism()).sentence())
        .isEqualTo("The queue at Harvestline was terrible again.");
    assertThat(post("wonderful").because())
        .extracting(ToneHeard.Weighed::word)
        .contains("wonderful", "thank");
  }

  @Test
  void aMembersWordGoesBeforeKithsAndCanBeTakenBack() {
    says("ana", "Harvestline was sick last night, whole town danced", "en");
    assertThat(post("sick").tone()).isNotEqualTo(Tone.WARM);
    var id = post("sick").id();
    assertThat(in(() -> kith.bean(Said.class).correct(id, Tone.WARM))).isTrue();
    assertThat(post("sick").tone()).isEqualTo(Tone.WARM);
    assertThat(said().of(Tone.WARM)).isEqualTo(1);
    assertThat(in(() -> kith.bean(Said.class).takeBack(id))).isTrue();
    assertThat(in(() -> kith.bean(Said.class).takeBack(id))).isFalse();
    assertThat(post("sick").isCorrected()).isFalse();
    assertThatThrownBy(() -> in(() -> kith.bean(Said.class).correct(id, Tone.UNSURE)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void learnsAWordFromTwoCorrectionsThatAgreeAndNobodyElseDoes() {
    says("ana", "Harvestline was sick last night, whole town danced", "en");
    says("ben", "That evening at Harvestline: sick! I danced", "en");
    says("cem", "Their Harvestline choir is sick", "en");
    double before = post("choir").heard().score();
    for (var part : List.of("last night", "That evening")) {
      var id = post(part).id();
      in(() -> kith.bean(Said.class).correct(id, Tone.WARM));
    }
    assertThat(post("choir").heard().score()).isGreaterThan(before + 0.5);
    assertThat(said().taught()).isPositive();

    var id = post("choir").id();
    var other = TestKith.neighbour();
    SaidInTime theirs =
        other.asOwner(() ->
            other
                .bean(Said.class)
                .between(TENTH.minus(Duration.ofDays(1)), TENTH.plus(Duration.ofDays(1))));
    assertThat(theirs.posts()).isEmpty();
    boolean corrected = other.asOwner(() -> other.bean(Said.class).correct(id, Tone.WARM));
    assertThat(corrected).isFalse();
  }

  @Test
  void findsWhatSeveralPeopleSpokeOfAndQuotesOne() {
    for (int i = 0; i < 4; i++) {
      says(
          "soup" + i, "The pumpkin soup at Harvestline warmed our whole street, number " + i, "en");
      says("bike" + i, "Harvestline lent me a cargo bike for moving flat " + i, "en");
    }
    says("lone", "Harvestline has a new roof", "en");
    for (int i = 0; i < 12; i++) {
      says("town" + i, "The whole street waited at the station, nothing new, number " + i, "en");
    }
    var themes = said().themes();
    assertThat(themes).hasSize(2);
    assertThat(themes).extracting(Theme::people).containsExactly(4, 4);
    var soup = themes.stream().filter(t -> t.words().contains("soup")).findFirst().orElseThrow();
    assertThat(soup.words()).contains("pumpkin").doesNotContain("Harvestline", "bike");
    assertThat(soup.sentence()).startsWith("The pumpkin soup at Harvestline warmed");
    assertThat(soup.posts()).hasSize(4);

    var forReport =
        kith.asOwner(() ->
            kith.bean(WhatWasSaid.class)
                .between(TENTH.minus(Duration.ofDays(1)), TENTH.plus(Duration.ofDays(1))));
    assertThat(forReport.themes()).hasSize(2);
    assertThat(forReport.themes()).anyMatch(theme -> theme.name().contains("soup"));
    assertThat(forReport.criticism()).isNull();
  }

  @Test
  void ofALongTextOnlyWhatIsAboutUsCounts() {
    var elsewhere =
        "The new ring road is a horrible, ugly failure and everybody hates it. ".repeat(8);
    says("ana", elsewhere + "Harvestline though was wonderful to us. " + elsewhere, "en");
    assertThat(said().posts().getFirst().about()).hasSizeLessThan(200);
    assertThat(said().of(Tone.WARM)).isEqualTo(1);
    assertThat(said().criticism()).isNull();
  }
}
