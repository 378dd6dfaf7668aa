package org.kith.measure;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kith.plan.YesChances;
import org.kith.plan.YesSeen.Answers;

/// Goes through requests in the order they were made and says what was expected of each by the
/// answers that were known then: nothing that came later is looked at. So forecasts stay as they
/// were, whatever is learned since.
final class YesReplay {

  private static final int ROWS = 5;
  private static final int LEAST = 3; // requests a row

  private final List<AnsweredAsk> asks;

  YesReplay(List<AnsweredAsk> asks) {
    this.asks = asks;
  }

  static Map<String, Answers> answers(Collection<AnsweredAsk> asks) {
    var answers = new HashMap<String, Answers>();
    for (var ask : asks) {
      if (ask.yes() != null) {
        answers.merge(
            ask.stage(),
            ask.yes() ? new Answers(1, 0) : new Answers(0, 1),
            (a, b) -> new Answers(a.yes() + b.yes(), a.no() + b.no()));
      }
    }
    return answers;
  }

  /// What was known of answers at a moment.
  Map<String, Answers> before(Instant moment) {
    return answers(asks.stream().filter(ask -> ask.isKnownBefore(moment)).toList());
  }

  /// A request that was answered, and how probable a yes seemed when it was made.
  private record Foretold(double chance, boolean yes) {}

  /// Requests by how probable a yes seemed, in rows of about as many, least probable first.
  List<Ledger.Row> reliability() {
    var foretold = new ArrayList<Foretold>();
    for (var ask : asks) {
      if (ask.yes() != null) {
        var known = before(ask.askedAt()).getOrDefault(ask.stage(), Answers.NONE);
        foretold.add(new Foretold(YesChances.chance(known).mean(), ask.yes()));
      }
    }
    foretold.sort(Comparator.comparingDouble(Foretold::chance));
    int rows = Math.clamp(foretold.size() / LEAST, foretold.isEmpty() ? 0 : 1, ROWS);
    var table = new ArrayList<Ledger.Row>();
    int from = 0;
    for (int row = 0; row < rows; row++) {
      int to = Math.max(from, (int) ((row + 1L) * foretold.size() / rows));
      while (to < foretold.size() && to > 0 && same(foretold, to)) {
        to++; // equal probabilities stand together
      }
      if (to > from) {
        table.add(row(foretold.subList(from, to)));
      }
      from = to;
    }
    return table;
  }

  private static boolean same(List<Foretold> foretold, int at) {
    return foretold.get(at).chance == foretold.get(at - 1).chance;
  }

  private static Ledger.Row row(List<Foretold> some) {
    int yes = (int) some.stream().filter(Foretold::yes).count();
    int n = some.size();
    double mean = some.stream().mapToDouble(Foretold::chance).average().orElse(0);
    double observed = (double) yes / n;
    // Wilson's interval, of 80 %
    double z2 = 1.6424;
    double middle = (observed + z2 / (2 * n)) / (1 + z2 / n);
    double half =
        Math.sqrt(z2 * (observed * (1 - observed) / n + z2 / (4.0 * n * n))) / (1 + z2 / n);
    return new Ledger.Row(
        n, mean, observed, Math.max(0, middle - half), Math.min(1, middle + half));
  }
}
