package org.kith.simulator.sample;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.kith.simulator.sample.Account.OptOut;
import org.kith.simulator.sample.AccountDraft.Openness;

/// What accounts ask of software that reads them, in the ways their networks let them ask.
final class Wishes {
  private static final List<OptOut> ON_MASTODON =
      List.of(OptOut.DISCOVERY, OptOut.INDEXING, OptOut.FOLLOWER_LIST, OptOut.CONTACT);

  private Wishes() {}

  /// @param share how many accounts of a hundred ask for anything, from 0 to 1
  static Set<OptOut> of(Network network, double share, Chance chance) {
    var wishes = EnumSet.noneOf(OptOut.class);
    if (chance.happens(share)) {
      switch (network) {
        case MASTODON -> {
          wishes.add(chance.pick(ON_MASTODON));
          if (chance.happens(0.3)) {
            wishes.add(OptOut.FOLLOWER_LIST);
          }
        }
        case BLUESKY -> wishes.add(OptOut.PUBLIC_DISPLAY);
        case BLOG -> wishes.add(OptOut.INDEXING);
        case FACEBOOK, INSTAGRAM, X -> wishes.add(OptOut.CONTACT);
      }
    }
    return wishes;
  }

  static Openness openness(Network network, Set<OptOut> wishes, Chance chance) {
    return switch (network) {
      case MASTODON, BLUESKY ->
          wishes.contains(OptOut.FOLLOWER_LIST) ? Openness.COUNTED : Openness.LISTED;
      case BLOG -> chance.happens(0.25) ? Openness.COUNTED : Openness.SILENT;
      case FACEBOOK, INSTAGRAM, X -> Openness.COUNTED;
    };
  }
}
