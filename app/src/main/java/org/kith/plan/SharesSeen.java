package org.kith.plan;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kith.listen.AccountId;

/// Who carried what we wanted said, and from whom they had it. Campaigns live above plans, so the
/// module that measures shares answers here.
public interface SharesSeen {

  /// Stands for what [#all] would answer: while it stays equal, the answer does.
  record Mark(long shares, long last) {
    public static final Mark NONE = new Mark(0, 0);
  }

  /// Somebody who carried a campaign, when first.
  ///
  /// @param from the account they say they have it from, null where they say nothing
  /// @param asked whether they would have said it anyway: we asked them, or are it ourselves
  record Seen(long campaign, AccountId by, Instant at, @Nullable AccountId from, boolean asked) {}

  Mark mark();

  /// Nobody who asked not to be found is in it.
  List<Seen> all();
}
