package org.kith.cultivate.views;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.kith.people.MayWe;
import org.kith.people.PersonId;
import org.kith.people.PersonSearch;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The people we know, by saved views.
@Service
@Transactional(readOnly = true)
public class PeopleViews {

  /// How many near names are offered where nobody is found.
  private static final int NEAR = 3;

  private final PeopleStore store;
  private final PersonSearch search;
  private final MayWe mayWe;
  private final Clock clock;

  PeopleViews(PeopleStore store, PersonSearch search, MayWe mayWe, Clock clock) {
    this.store = store;
    this.search = search;
    this.mayWe = mayWe;
    this.clock = clock;
  }

  /// Some rows of a view, and how many people each view has.
  ///
  /// @param alike who is almost called so, where nobody is found anywhere
  public record Shown(
      List<PersonRow> rows, Map<PeopleView, Integer> counts, List<PersonSearch.Alike> alike) {
    public Shown {
      rows = List.copyOf(rows);
      counts = Map.copyOf(counts);
      alike = List.copyOf(alike);
    }
  }

  public Shown show(PeopleFilter filter, PeopleSort sort, int offset, int limit) {
    var now = clock.instant();
    var by = sort.by() == PeopleSort.By.MATCH && filter.words().isEmpty() ? PeopleSort.USUAL : sort;
    var rows = withPauses(store.rows(filter, by, now, offset, limit));
    var counts = store.counts(filter, now);
    boolean nobody = counts.getOrDefault(PeopleView.EVERYBODY, 0) == 0;
    return new Shown(
        rows,
        counts,
        nobody && !filter.words().isEmpty() ? search.alike(filter.words(), NEAR) : List.of());
  }

  private List<PersonRow> withPauses(List<PersonRow> rows) {
    var pauses = mayWe.pauses(rows.stream().map(PersonRow::id).toList());
    return rows.stream()
        .map(row -> {
          var pause = pauses.get(row.id());
          return pause == null ? row : row.leftInPeace(pause.until());
        })
        .toList();
  }

  /// Some of whom a filter means who were added after somebody, in that order.
  public List<PersonId> after(PeopleFilter filter, PersonId before, int limit) {
    return store.ids(filter, clock.instant(), before, limit);
  }
}
