package org.kith.networks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Who says to be a minor is not to be found, and nobody else is taken for one.
class MinorsTest {

  private static Set<Profile.OptOut> asked(String about) {
    var account = new Account(Network.MASTODON, "https://a.example/users/a", "a@a.example", "A");
    return new Profile(account, about, List.of(), OptionalLong.empty(), Set.of()).optOuts();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "15 y/o",
        "artist, 15yo, she/her",
        "I'm 15 years old and I draw cats",
        "I’m 16. I like trains!",
        "hi i'm 14 and i bake",
        "I am a 17-year-old climate activist",
        "13 y.o. | gamer",
        "Age: 15",
        "aged 16",
        "she/her • 15 • bi",
        "15 | he/him | artist",
        "16 she/her",
        "minor | dni if 18+",
        "I'm a minor, be nice",
        "High school student, 16",
        "15 Jahre alt, liebe Pferde",
        "Ich bin 15 und mag Brot",
        "Bin 14. Klimastreik!",
        "16-jährige Schülerin aus Köln",
        "Schüler, 17",
        "noch minderjährig",
        "Alter: 15",
        "Tengo 15 años y me gusta el pan",
        "Hola, tengo 14 años",
        "15 años de edad",
        "soy menor de edad",
        "ella, 16 años",
        "J'ai 15 ans et je cuisine",
        "Lycéenne, 16 ans",
        "âgée de 15 ans",
        "je suis mineure",
        "Âge : 15"
      })
  void p11WhoSaysToBeAMinorIsNotToBeFound(String about) {
    assertThat(asked(about)).contains(Profile.OptOut.DISCOVERY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "15 years in business",
        "mother of a 15-year-old",
        "Mum, 15 year old twins, no time",
        "Teaching 15 year olds to cook",
        "my 15 y/o cat rules",
        "Our shop is 15 years old",
        "A 15 year old company from Leeds",
        "15 years old at heart",
        "I was 15 when I began",
        "Baking since I was 15",
        "I'm 15 minutes from Berlin",
        "I'm 15% coffee",
        "I am 15 and a half hours ahead of you",
        "I'm 18 and tired",
        "I'm 51",
        "115 years old",
        "No minors",
        "minors DNI",
        "Minor in history, major in jam",
        "For children aged 8 to 14",
        "Asia Minor",
        "sober for 15 years",
        "15 recipes a week",
        "9 to 5, then bread",
        "she/her, 45",
        "15 Jahre Erfahrung",
        "Seit 15 Jahren Bäckerin",
        "Mutter einer 15-Jährigen",
        "15-jähriges Bestehen",
        "Unsere Tochter ist 15 Jahre alt",
        "Für Minderjährige",
        "Ich bin 15 Minuten entfernt",
        "Tengo 15 años de experiencia",
        "Tengo 15 años y medio de camino",
        "15 años haciendo pan",
        "madre de una de 15 años",
        "J'ai 15 ans d'expérience",
        "15 ans de pain",
        "maman d'un garçon de 15 ans",
        "mineur de fond",
        "Mo-Fr 10-17"
      })
  void nobodyElseIsTakenForOne(String about) {
    assertThat(asked(about)).isEmpty();
  }

  @Test
  void aDescriptionMadeToTakeLongIsReadAtOnce() {
    for (var piece : List.of("i'm a a a ", "only just currently ", "15 ", "she/her/", " - / ~ ")) {
      var about = piece.repeat(100_000);
      assertTimeoutPreemptively(Duration.ofSeconds(2), () -> asked(about));
    }
  }
}
