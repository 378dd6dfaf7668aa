package org.kith.cultivate.views;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kith.people.PersonId;

/// What became of doing something to many people.
///
/// @param id by which it is taken back; null where nothing was done
/// @param done how many it was done to
/// @param left whom it was not done to, and why
public record BulkDone(@Nullable BulkId id, int done, List<Left> left) {

  private static final int NAMED = 3;
  private static final int LETTERS = 80;

  public BulkDone {
    left = List.copyOf(left);
  }

  /// Somebody it was not done to.
  ///
  /// @param why as it follows on how many they are: "said no"
  public record Left(PersonId person, String name, String why) {}

  /// "2 said no: Wim de Boer, Yusuf." for each reason; empty where nobody is left.
  public List<String> why() {
    var byReason = new LinkedHashMap<String, List<String>>();
    left.forEach(
        one -> byReason.computeIfAbsent(one.why(), _ -> new ArrayList<>()).add(one.name()));
    return byReason.entrySet().stream()
        .map(entry -> sentence(entry.getKey(), entry.getValue()))
        .toList();
  }

  private static String sentence(String why, List<String> names) {
    var named = new ArrayList<String>();
    int letters = 0;
    for (var name : names) {
      letters += name.length();
      if (named.size() < NAMED && letters <= LETTERS) {
        named.add(name);
      }
    }
    int more = names.size() - named.size();
    return named.isEmpty()
        ? "%d %s.".formatted(names.size(), why)
        : "%d %s: %s%s."
            .formatted(
                names.size(),
                why,
                String.join(", ", named),
                more > 0 ? " and %d more".formatted(more) : "");
  }
}
