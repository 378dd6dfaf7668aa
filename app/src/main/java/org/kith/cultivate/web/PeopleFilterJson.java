package org.kith.cultivate.web;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kith.api.Wrong;
import org.kith.cultivate.views.PeopleFilter;
import org.kith.cultivate.views.PeopleView;
import org.kith.people.PersonSearch;
import org.kith.people.Tags;

/// Which people are meant.
///
/// @param view circle, losing, new-friends, speaks, resting, said-no or everybody; left out,
///   everybody
/// @param q whom the beginnings of words find; left out, whoever they are
/// @param tags who has all of these
/// @param owner the number of the member who keeps in touch; left out, whoever it is
record PeopleFilterJson(
    @Nullable String view, @Nullable String q, @Nullable List<String> tags, @Nullable Long owner) {

  static PeopleFilterJson of(PeopleFilter filter) {
    var owner = filter.owner();
    return new PeopleFilterJson(
        filter.view().path(), filter.words(), filter.tags(), owner == null ? null : owner.value());
  }

  PeopleFilter filter(KnownPeople known) {
    return new PeopleFilter(
        view(view), Wrong.textOr(q, "q", PersonSearch.LONGEST), named(), known.member(owner));
  }

  private List<String> named() {
    if (tags == null) {
      return List.of();
    }
    for (var tag : tags) {
      var problem = Tags.problem(tag == null ? "" : tag);
      if (!problem.isEmpty()) {
        throw Wrong.body(problem);
      }
    }
    return tags;
  }

  private static PeopleView view(@Nullable String path) {
    if (path == null || path.isEmpty()) {
      return PeopleView.EVERYBODY;
    }
    return Arrays.stream(PeopleView.values())
        .filter(view -> view.path().equals(path))
        .findFirst()
        .orElseThrow(() ->
            Wrong.body(
                "“view” is one of %s."
                    .formatted(
                        String.join(
                            ", ",
                            Arrays.stream(PeopleView.values()).map(PeopleView::path).toList()))));
  }
}
