package org.kith.cultivate.web;

import org.jspecify.annotations.Nullable;
import org.kith.cultivate.views.Bulk;
import org.kith.cultivate.views.BulkAct;
import org.kith.people.Tags;
import org.kith.team.Member;
import org.kith.team.Role;

/// What is asked before something is done to many people, on their page and by programs.
final class BulkRules {

  private BulkRules() {}

  /// What is wrong before anybody is touched; empty if nothing is.
  ///
  /// @param act null where nobody said what to do
  /// @param owner to whom they are given, null for nobody and where that is not what is done
  /// @param people how many
  static String problem(@Nullable BulkAct act, @Nullable Member owner, int people) {
    if (people > Bulk.MOST) {
      return "%,d people are too many at once; %,d are taken. Narrow the view."
          .formatted(people, Bulk.MOST);
    }
    return switch (act) {
      case null -> "choose what to do.";
      case BulkAct.Tag(var tag) -> Tags.problem(tag);
      case BulkAct.Untag(var tag) -> Tags.problem(tag);
      case BulkAct.Own _ ->
          owner != null && owner.role() == Role.VIEWER
              ? owner.name() + " may look and not write. Choose another."
              : "";
      case BulkAct.Move _ -> "";
    };
  }
}
