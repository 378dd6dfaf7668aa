package org.kith.simulator.sample;

import java.util.Arrays;
import java.util.List;

/// Who follows whom, all of it, known to the networks' readers or not.
///
/// Arc `i` says that account [#follower] `(i)` follows account [#followed] `(i)`: what the followed
/// one says, the follower can hear. Arcs are distinct, without loops, and ordered by followed, then
/// follower. The audience of an account is therefore one stretch of the follower column.
public final class Follows {
  private final int[] followers;
  private final int[] followed;
  private final int[] offsets;

  /// @param packed arcs as `followed << 32 | follower`, ascending and distinct
  Follows(long[] packed, int accounts) {
    followers = new int[packed.length];
    followed = new int[packed.length];
    offsets = new int[accounts + 1];
    for (int arc = 0; arc < packed.length; arc++) {
      followed[arc] = (int) (packed[arc] >>> 32);
      followers[arc] = (int) packed[arc];
      offsets[followed[arc] + 1]++;
    }
    for (int account = 0; account < accounts; account++) {
      offsets[account + 1] += offsets[account];
    }
  }

  /// How many arcs there are.
  public int size() {
    return followers.length;
  }

  public int follower(int arc) {
    return followers[arc];
  }

  public int followed(int arc) {
    return followed[arc];
  }

  /// The follower column, a copy.
  public int[] followers() {
    return followers.clone();
  }

  /// The followed column, a copy.
  public int[] followed() {
    return followed.clone();
  }

  /// How many accounts follow this one.
  public int audienceSize(int account) {
    return offsets[account + 1] - offsets[account];
  }

  /// The accounts that follow this one, ascending.
  public int[] audienceOf(int account) {
    return Arrays.copyOfRange(followers, offsets[account], offsets[account + 1]);
  }

  public boolean follows(int follower, int followedOne) {
    return Arrays.binarySearch(followers, offsets[followedOne], offsets[followedOne + 1], follower)
        >= 0;
  }

  /// The arcs a reader of the networks can learn: those to accounts whose audience is listed.
  public Follows listed(List<Account> accounts) {
    var kept = new long[size()];
    int count = 0;
    for (int arc = 0; arc < size(); arc++) {
      if (accounts.get(followed[arc]).audience().listed()) {
        kept[count++] = (long) followed[arc] << 32 | followers[arc];
      }
    }
    return new Follows(Arrays.copyOf(kept, count), accounts.size());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Follows that
        && Arrays.equals(followers, that.followers)
        && Arrays.equals(followed, that.followed);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(followers) + Arrays.hashCode(followed);
  }
}
