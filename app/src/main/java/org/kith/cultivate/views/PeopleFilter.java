package org.kith.cultivate.views;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kith.people.PersonSearch;
import org.kith.team.MemberId;

/// Which people are meant: those of a view, and of these only whom the words find, who have all of
/// the tags, and with whom somebody keeps in touch.
///
/// @param words as they were typed; empty for everybody
/// @param owner null whoever it is
public record PeopleFilter(
    PeopleView view, String words, List<String> tags, @Nullable MemberId owner) {

  /// Everybody.
  public static final PeopleFilter NONE = of(PeopleView.EVERYBODY);

  public PeopleFilter {
    words = PersonSearch.asked(words);
    tags = tags.stream().map(String::strip).filter(tag -> !tag.isEmpty()).distinct().toList();
  }

  /// A view without anything else.
  public static PeopleFilter of(PeopleView view) {
    return new PeopleFilter(view, "", List.of(), null);
  }

  /// The same among everybody.
  public PeopleFilter in(PeopleView other) {
    return new PeopleFilter(other, words, tags, owner);
  }

  /// Whether it leaves people of the view out.
  public boolean narrows() {
    return !words.isEmpty() || !tags.isEmpty() || owner != null;
  }
}
