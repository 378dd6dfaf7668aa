package org.kith.cultivate.views;

import org.jspecify.annotations.Nullable;
import org.kith.cultivate.Stage;
import org.kith.team.MemberId;

/// What can be done to many people at once.
public sealed interface BulkAct {

  /// Gives them a tag, which is made if there is none of that name.
  record Tag(String tag) implements BulkAct {}

  /// Takes a tag off them.
  record Untag(String tag) implements BulkAct {}

  /// Gives them to somebody to keep in touch with, or to nobody.
  record Own(@Nullable MemberId owner) implements BulkAct {}

  /// Moves them to a stage; letting them rest is one.
  record Move(Stage stage) implements BulkAct {}
}
