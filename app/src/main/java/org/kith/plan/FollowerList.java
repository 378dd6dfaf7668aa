package org.kith.plan;

import it.unimi.dsi.fastutil.longs.LongArrayList;
import it.unimi.dsi.fastutil.longs.LongList;
import it.unimi.dsi.fastutil.longs.LongLists;
import java.time.Instant;
import org.kith.listen.AccountId;

/// Who follows an account, as its network listed them.
///
/// @param followers the ids ([AccountId#value()]) of accounts Kith knows, in any order
/// @param whole whether that is the whole list; else the rest is known by count alone
/// @param readAt when the network was asked
public record FollowerList(AccountId account, LongList followers, boolean whole, Instant readAt) {

  public FollowerList {
    followers = LongLists.unmodifiable(new LongArrayList(followers));
  }
}
