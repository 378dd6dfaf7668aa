package org.kith.publish;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.kith.team.MemberId;

/// Other words for a post that stands on its network, while a second person has not read them. The
/// words are what its pieces want.
///
/// @param id of this asking: whoever agrees, agrees to these words
/// @param askerId null if they are gone
/// @param note what the reader should know, empty for nothing
public record Rewording(
    long id, String asker, @Nullable MemberId askerId, String note, Instant at) {

  /// Whether it is this member's own, which somebody else must read.
  public boolean isOf(MemberId member) {
    return member.equals(askerId);
  }
}
