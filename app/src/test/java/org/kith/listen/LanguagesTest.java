package org.kith.listen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LanguagesTest {

  /// Written for this test, as people write: short, with a tag or a link here and there.
  private static final String TEXTS =
      """
      en|Our canteen now gives its leftovers away at two. Ask us how we began.
      en|I kept a list of everything our house threw away in October.
      en|Three trays of rolls at two in the morning, and a van that comes for them.
      en|Who else thinks the council should open the kitchen on Sundays?
      de|Wir retten jeden Abend Brot vom Bäcker nebenan und verteilen es im Viertel.
      de|Hat jemand Lust, am Samstag beim Kochen zu helfen? #Resteküche
      de|Die Stadt wirft immer noch viel zu viel Essen weg, das muss nicht sein.
      de|Gestern haben wir achtzig Portionen Suppe ausgegeben, alles war schnell weg.
      fr|Chaque soir nous donnons les restes de la cantine aux familles du quartier.
      fr|Qui veut venir nous aider à cuisiner samedi prochain ?
      fr|La boulangerie jette encore trop de pain, c'est vraiment dommage.
      fr|Merci à tous ceux qui ont apporté des légumes ce matin !
      es|Todas las noches regalamos lo que sobra de la cocina de la escuela.
      es|¿Quién quiere ayudarnos a cocinar el próximo sábado?
      es|La panadería de la esquina todavía tira demasiado pan.
      es|Gracias a los vecinos que trajeron verduras esta mañana.
      it|Ogni sera regaliamo quello che avanza dalla mensa della scuola.
      it|Chi vuole aiutarci a cucinare sabato prossimo?
      it|Il fornaio all'angolo butta ancora via troppo pane, che peccato.
      nl|Elke avond geven we het eten dat overblijft aan gezinnen uit de buurt.
      nl|Wie wil ons zaterdag helpen met koken? Iedereen is welkom.
      nl|De bakker op de hoek gooit nog steeds te veel brood weg.
      pl|Każdego wieczoru rozdajemy to, co zostało ze szkolnej stołówki.
      pl|Kto chce nam pomóc gotować w przyszłą sobotę?
      pt|Todas as noites damos o que sobra da cozinha da escola às famílias.
      pt|Quem quer ajudar-nos a cozinhar no próximo sábado?
      pt|A padaria da esquina ainda deita fora demasiado pão.
      """;

  private final Languages languages = new Languages();

  @Test
  void tellsTheUsualLanguagesApartAndRatherSaysNothingThanAWrongOne() {
    var unsaid = new ArrayList<String>();
    var wrong = new ArrayList<String>();
    for (var line : TEXTS.lines().toList()) {
      var parts = line.split("\\|", 2);
      var found = languages.of(parts[1], List.of());
      if (found.isEmpty()) {
        unsaid.add(line);
      } else if (!found.equals(parts[0])) {
        wrong.add(found + " for " + line);
      }
    }
    assertThat(wrong).as("wrong languages").isEmpty();
    assertThat(unsaid).as("of 27, nothing was said of").hasSizeLessThanOrEqualTo(2);
  }

  @Test
  void saysNothingOfWhatIsHardlyAText() {
    for (var text :
        List.of(
            "",
            "ok",
            "lol 😂😂",
            "https://blog.example/a-long-english-title",
            "@ana #foodwaste #zerowaste")) {
      assertThat(languages.of(text, List.of())).as(text).isEmpty();
    }
  }

  @Test
  void knowsTheLanguagesThatWereChosen() {
    var text = "Bu akşam mahallede kalan ekmekleri dağıtıyoruz, herkes gelebilir.";
    assertThat(languages.of(text, List.of("tr", "de"))).isEqualTo("tr");
    assertThat(languages.of(text, List.of("tr"))).isEqualTo("tr");
  }
}
