package org.kith.people.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kith.people.MergeField;
import org.kith.people.Merges;
import org.kith.people.Person;

/// What a merge of two persons would do, field by field.
public record MergePage(Merges.Preview preview) {

  public static final String KEPT = "kept";
  public static final String GONE = "gone";

  public Person kept() {
    return preview.kept();
  }

  public Person gone() {
    return preview.gone();
  }

  public String action() {
    return "/people/%d/same/%d".formatted(kept().id().value(), gone().id().value());
  }

  /// Both values, to choose from.
  public Map<String, String> choices(MergeField field) {
    var choices = new LinkedHashMap<String, String>();
    choices.put(KEPT, field.ofKept().isBlank() ? "nothing" : field.ofKept());
    choices.put(GONE, field.ofGone());
    return choices;
  }

  public List<String> chosen(MergeField field) {
    return List.of(field.takesGone() ? GONE : KEPT);
  }

  /// "From Anna comes along: 3 accounts, 12 lines of the timeline and 1 ask."
  public String moving() {
    var parts = preview.moving();
    if (parts.isEmpty()) {
      return "Nothing else is known about %s.".formatted(gone().name());
    }
    var words =
        parts.size() == 1
            ? parts.getFirst()
            : String.join(", ", parts.subList(0, parts.size() - 1)) + " and " + parts.getLast();
    return "From %s comes along: %s.".formatted(gone().name(), words);
  }
}
