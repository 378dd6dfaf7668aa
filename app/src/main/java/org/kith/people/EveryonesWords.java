package org.kith.people;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.springframework.stereotype.Component;

/// Words that say nothing of what a site is about: the small words of a dozen languages, as the
/// Snowball project lists them and Lucene brings along, and what stands around every site.
@Component
class EveryonesWords {

  private static final List<String> LANGUAGES =
      List.of(
          "english",
          "german",
          "french",
          "spanish",
          "italian",
          "dutch",
          "portuguese",
          "swedish",
          "danish",
          "norwegian",
          "finnish",
          "hungarian");

  private static final String AROUND_EVERY_SITE =
      """
      about account accept address agree also always article articles author back best blog button
      call category click close come comment comments contact content cookie cookies copyright
      data day days details dialog discover donate donation download english events every
      everyone find first follow found from full gallery give good great help here high home
      image impressum info information internet item items join just know language latest learn
      like link links list login logo long look made mail main make many menu message month more
      most much name navigation need never newsletter next none number official once online open
      options page pages people photo picture please policy popular post posted posts previous
      print privacy profile project projects protected published questions read reading register
      related reserved rights search section see send service services settings share show sign
      since site skip social some start story subscribe submit support take tags team terms text
      thank thanks that this time today together together toggle topic topics updated upload used
      users using very video view visit volunteer wants ways website week welcome what when where
      will with work working world year years your
      monday tuesday wednesday thursday friday saturday sunday january february march april june
      july august september october november december
      montag dienstag mittwoch donnerstag freitag samstag sonntag januar februar maerz mai juni juli
      oktober dezember lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miercoles
      jueves viernes sabado domingo
      alle angebot anmelden artikel bild bitte datenschutz datenschutzerklaerung deutsch mehr
      einstellungen erfahren finden hier immer impressum inhalt jahr jahre kontakt lesen
      mitmachen mitglied neue neues nutzen schliessen seite seiten spenden startseite suche
      suchen termine ueber unsere veranstaltungen weiter weiterlesen willkommen zurueck
      accueil aller article articles bienvenue contactez mentions lire suite rechercher plus
      politique savoir tous toute toutes voir
      aviso aqui bienvenidos buscar contacto inicio leer legal mas noticias pagina politica
      privacidad quienes saber todos ver
      """;

  private final Set<String> words = new HashSet<>();

  EveryonesWords() {
    for (var language : LANGUAGES) {
      read(language);
    }
    AROUND_EVERY_SITE
        .lines()
        .forEach(line -> {
          for (var word : line.strip().split(" ", -1)) {
            words.add(fold(word));
          }
        });
  }

  /// A line of these lists is a word, then spaces and `|` with a remark.
  private void read(String language) {
    try (var list = SnowballFilter.class.getResourceAsStream(language + "_stop.txt")) {
      if (list == null) {
        throw new IllegalStateException("Lucene has no small words for " + language);
      }
      var text = new String(list.readAllBytes(), StandardCharsets.UTF_8);
      text.lines()
          .map(line -> line.replaceFirst("\\|.*$", "").strip())
          .filter(line -> !line.isEmpty())
          .forEach(line -> {
            for (var word : line.split("\\s+", -1)) {
              words.add(fold(word));
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException("a file of Lucene's own can be read", e);
    }
  }

  boolean has(String folded) {
    return words.contains(folded);
  }

  /// Without case and accents.
  static String fold(String word) {
    return Normalizer.normalize(word, Normalizer.Form.NFKD)
        .replaceAll("\\p{M}+", "")
        .toLowerCase(Locale.ROOT)
        .replace("ß", "ss");
  }
}
