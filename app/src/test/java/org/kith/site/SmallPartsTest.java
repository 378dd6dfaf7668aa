package org.kith.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kith.reach.Estimate;
import org.kith.reach.Estimate.How;

class SmallPartsTest {
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void anIntervalBarStaysOnItsTrack(long seed) {
    var random = new SplittableRandom(seed);
    for (int i = 0; i < 500; i++) {
      double low = random.nextDouble(1e6);
      double high = low + random.nextDouble(1e6);
      double value = low + random.nextDouble() * (high - low);
      var estimate = new Estimate(value, low, high, 0.9, 0.5, How.SAMPLED);
      var bar = IntervalBar.of(estimate, random.nextBoolean() ? 0 : random.nextDouble(1, 2e6));
      assertThat(bar.left()).isBetween(0.0, 200.0);
      assertThat(bar.left() + bar.width()).isBetween(0.0, 200.1);
      assertThat(bar.dot()).isBetween(4.0, 196.0);
    }
  }

  @Test
  void anIntervalBarOfNothingIsDrawn() {
    assertThat(IntervalBar.of(Estimate.exact(0), 0)).isEqualTo(new IntervalBar(0, 3, 4));
  }

  @ParameterizedTest(name = "{0} has the face {1}")
  @CsvSource({"Rosa Delgado,R", "“zero waste”,Z", "łukasz,Ł", "@ana,A", "🦊 fox,F", "🦊,·"})
  void aFaceIsTheFirstLetterOfAName(String name, String letter) {
    assertThat(Face.letter(name)).isEqualTo(letter);
    assertThat(Face.tone(name)).isEqualTo(Face.tone(name)).isIn("a", "b", "c");
  }

  @Test
  void anAssetsAddressCarriesTheHashOfItsContent() {
    assertThat(Assets.url("kith.css")).matches("/assets/kith\\.css\\?v=[0-9a-f]{8}");
    assertThatThrownBy(() -> Assets.url("app.css")).hasMessageContaining("no asset named app.css");
  }

  @Test
  void theNavigationShowsWhatWaitsAndWhereOneIs() {
    var nav = new Frame.Nav("report", Map.of("voices", 12, "today", 0, "people", 240));
    assertThat(nav.waiting("voices")).isEqualTo("12");
    assertThat(nav.waiting("today")).isNull();
    assertThat(nav.waiting("people")).isEqualTo("99+");
    assertThat(nav.here("report")).isEqualTo("page");
    assertThat(nav.here("today")).isNull();
    assertThat(nav.behindMore()).isTrue();
  }
}
