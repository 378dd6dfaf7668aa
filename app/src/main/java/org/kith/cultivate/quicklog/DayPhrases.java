package org.kith.cultivate.quicklog;

import java.util.Comparator;
import java.util.List;

/// How days are named, a row each: words, in which `W` is a weekday, `N` a number, `D` a day of a
/// month and `M` a month; then what they mean.
final class DayPhrases {

  private static final String PHRASES =
      """
      today | 0
      tonight | 0
      this morning | 0
      this afternoon | 0
      this evening | 0
      just now | 0
      tomorrow | 1
      day after tomorrow | 2
      the day after tomorrow | 2
      yesterday | -1
      last night | -1
      day before yesterday | -2
      the day before yesterday | -2
      heute | 0
      heute morgen | 0
      heute fruh | 0
      heute abend | 0
      heute mittag | 0
      gerade eben | 0
      morgen | 1
      morgen fruh | 1
      morgen abend | 1
      ubermorgen | 2
      gestern | -1
      gestern abend | -1
      vorgestern | -2
      hoy | 0
      esta manana | 0
      esta tarde | 0
      esta noche | 0
      manana | 1
      manana por la manana | 1
      manana por la tarde | 1
      pasado manana | 2
      ayer | -1
      anoche | -1
      anteayer | -2
      antes de ayer | -2
      aujourd'hui | 0
      ce matin | 0
      cet apres-midi | 0
      ce soir | 0
      demain | 1
      demain matin | 1
      demain soir | 1
      apres-demain | 2
      hier | -1
      hier soir | -1
      avant-hier | -2
      W | weekday
      next W | week weekday
      W next week | week weekday
      last W | last weekday
      this W | weekday
      nachsten W | weekday
      nachster W | weekday
      kommenden W | weekday
      diesen W | weekday
      W nachste woche | week weekday
      W in einer woche | 7 weekday
      letzten W | last weekday
      vergangenen W | last weekday
      proximo W | weekday
      el proximo W | weekday
      W que viene | weekday
      este W | weekday
      W pasado | last weekday
      el pasado W | last weekday
      W de la semana que viene | week weekday
      W prochain | weekday
      ce W | weekday
      W dernier | last weekday
      W passe | last weekday
      W de la semaine prochaine | week weekday
      W en huit | week weekday
      in N days | days
      in N day | days
      in N weeks | weeks
      in N week | weeks
      in N months | months
      in N month | months
      N days ago | days ago
      N day ago | days ago
      N weeks ago | weeks ago
      N week ago | weeks ago
      N months ago | months ago
      in N tagen | days
      in N tag | days
      in N wochen | weeks
      in N woche | weeks
      in N monaten | months
      in N monat | months
      vor N tagen | days ago
      vor N tag | days ago
      vor N wochen | weeks ago
      vor N woche | weeks ago
      vor N monaten | months ago
      en N dias | days
      en N dia | days
      dentro de N dias | days
      dentro de N dia | days
      en N semanas | weeks
      en N semana | weeks
      dentro de N semanas | weeks
      dentro de N semana | weeks
      en N meses | months
      en N mes | months
      dentro de N meses | months
      dentro de N mes | months
      hace N dias | days ago
      hace N dia | days ago
      hace N semanas | weeks ago
      hace N semana | weeks ago
      hace N meses | months ago
      dans N jours | days
      dans N jour | days
      dans N semaines | weeks
      dans N semaine | weeks
      dans N mois | months
      il y a N jours | days ago
      il y a N jour | days ago
      il y a N semaines | weeks ago
      il y a N semaine | weeks ago
      il y a N mois | months ago
      next week | week
      nachste woche | week
      nachster woche | week
      kommende woche | week
      la proxima semana | week
      la semana que viene | week
      la semana proxima | week
      la semaine prochaine | week
      next month | month
      nachsten monat | month
      el proximo mes | month
      el mes que viene | month
      le mois prochain | month
      last week | -7
      letzte woche | -7
      la semana pasada | -7
      la semaine derniere | -7
      end of the week | friday
      end of week | friday
      ende der woche | friday
      finales de semana | friday
      fin de la semaine | friday
      this week | friday
      diese woche | friday
      esta semana | friday
      cette semaine | friday
      weekend | saturday
      the weekend | saturday
      wochenende | saturday
      fin de semana | saturday
      week-end | saturday
      M D | date
      D M | date
      D of M | date
      D de M | date
      """;

  /// Longest first, so that "next Friday" is read before "Friday".
  static final List<Phrase> ALL =
      PHRASES
          .lines()
          .map(line -> line.split(" \\| ", 2))
          .map(cells -> new Phrase(List.of(cells[0].split(" ", -1)), cells[1]))
          .sorted(Comparator.comparingInt((Phrase phrase) -> -phrase.words().size()))
          .toList();

  private DayPhrases() {}

  /// @param means one of the meanings that [DayReader] knows
  record Phrase(List<String> words, String means) {
    Phrase {
      words = List.copyOf(words);
    }
  }
}
