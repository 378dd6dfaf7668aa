package org.kith.cultivate;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The people we know, by saved views.
@Service
@Transactional(readOnly = true)
public class PeopleViews {

  private final PeopleStore store;
  private final Clock clock;

  PeopleViews(PeopleStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /// Some rows of a view, and how many people each view has.
  public record Shown(List<PersonRow> rows, Map<PeopleView, Integer> counts) {
    public Shown {
      rows = List.copyOf(rows);
      counts = Map.copyOf(counts);
    }
  }

  public Shown show(PeopleView view, PeopleSort sort, int offset, int limit) {
    var now = clock.instant();
    return new Shown(store.rows(view, sort, now, offset, limit), store.counts(now));
  }
}
