package org.kith.cultivate.web;

import java.util.List;
import org.kith.api.Wrong;
import org.kith.cultivate.views.Bulk;
import org.kith.cultivate.views.PeopleFilter;
import org.kith.cultivate.views.PeopleViews;
import org.kith.cultivate.views.SavedViewId;
import org.kith.cultivate.views.SavedViews;
import org.kith.people.PersonId;
import org.springframework.stereotype.Component;

/// Whom a program means where it names no numbers.
@Component
class MeantPeople {

  private final PeopleViews views;
  private final SavedViews saved;

  MeantPeople(PeopleViews views, SavedViews saved) {
    this.views = views;
    this.saved = saved;
  }

  /// Whom a saved view shows that the caller sees.
  PeopleFilter saved(long view) {
    return saved.find(new SavedViewId(view)).orElseThrow(Wrong::missing).seen().filter();
  }

  /// Some of whom a filter means who were added after somebody, in that order.
  List<PersonId> after(PeopleFilter filter, PersonId before, int limit) {
    return views.after(filter, before, limit);
  }

  /// All whom a filter means, or one more than can be changed at once.
  List<PersonId> all(PeopleFilter filter) {
    return after(filter, new PersonId(0), Bulk.MOST + 1);
  }
}
