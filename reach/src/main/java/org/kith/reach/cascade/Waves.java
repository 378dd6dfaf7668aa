package org.kith.reach.cascade;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// How often something was passed on soon after it began to be, and how often in the end.
///
/// A wave begins when something is passed on that was not within the time a wave lasts. Where a log
/// names items, a wave is of an item; where it names only whom people passed on, of an account.
final class Waves {

  /// @param begin when the first passed it on
  /// @param early how many different accounts did within the early time
  /// @param whole how many did in the end, these among them
  record Wave(long begin, int early, int whole) {}

  private Waves() {}

  /// All waves of a log, by their beginning.
  ///
  /// @param early how long after its beginning a wave is forecast
  /// @param whole how long after its beginning it is counted, above `early`
  static List<Wave> of(ActionLog log, long early, long whole) {
    var actions = new IntArrayList();
    for (int i = 0; i < log.actions(); i++) {
      if (log.parent(i) != ActionLog.BEGINS) {
        actions.add(i);
      }
    }
    int[] subjects = subjects(log);
    actions.sort((i, j) -> {
      int bySubject = Integer.compare(subjects[i], subjects[j]);
      return bySubject != 0 ? bySubject : Long.compare(log.time(i), log.time(j));
    });
    var waves = new ArrayList<Wave>();
    var actors = new IntOpenHashSet();
    for (int from = 0; from < actions.size(); ) {
      int subject = subjects[actions.getInt(from)];
      long begin = log.time(actions.getInt(from));
      int soon = 0;
      int at = from;
      for (; at < actions.size(); at++) {
        int action = actions.getInt(at);
        long since = log.time(action) - begin;
        if (subjects[action] != subject || since >= whole) {
          break;
        }
        actors.add(log.actor(action));
        soon = since < early ? actors.size() : soon;
      }
      waves.add(new Wave(begin, soon, actors.size()));
      actors.clear();
      from = at;
    }
    waves.sort(Comparator.comparingLong(Wave::begin));
    return waves;
  }

  /// What each action passed on: an item, or the account that is named as its origin.
  private static int[] subjects(ActionLog log) {
    int[] subjects = new int[log.actions()];
    boolean named = log.credit() == ActionLog.Credit.ORIGINAL;
    for (int item = 0; item < log.items(); item++) {
      for (int i = log.start(item); i < log.end(item); i++) {
        subjects[i] = named ? log.parent(i) : item;
      }
    }
    return subjects;
  }
}
