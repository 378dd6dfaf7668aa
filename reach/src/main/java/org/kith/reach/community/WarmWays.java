package org.kith.reach.community;

import it.unimi.dsi.fastutil.ints.IntCollection;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.kith.reach.graph.FollowerGraph;

/// Friends who could introduce us to somebody: they follow both of us.
///
/// Best first: friends whom the other one follows back, then those who follow fewer accounts, since
/// a follow of theirs means more [1].
///
/// | | |
/// |---|---|
/// | Time | O(f · (o + t) · log audience) for f friends, o own accounts, t of the other one |
/// | Memory | the answer |
/// | Ties | the smaller account |
/// | Threads | immutable |
///
/// 1. Adamic, Adar. *Friends and neighbors on the Web.* Social Networks 25, 2003, for the order.
public final class WarmWays {

  /// A way by way of a friend.
  ///
  /// @param friend the account that follows both
  /// @param followedBack whether the other one follows the friend too
  /// @param following how many accounts the friend follows
  public record Way(int friend, boolean followedBack, int following) {

    private static final Comparator<Way> BEST_FIRST =
        Comparator.comparing(Way::followedBack)
            .reversed()
            .thenComparingInt(Way::following)
            .thenComparingInt(Way::friend);
  }

  private final FollowerGraph graph;
  private final int[] ours;

  /// @param ours our own accounts
  public WarmWays(FollowerGraph graph, IntCollection ours) {
    this.graph = graph;
    this.ours = ours.toIntArray();
  }

  /// The ways to a person, best first.
  ///
  /// @param friends the accounts of the circle
  /// @param person the accounts of the person to meet
  public List<Way> to(IntCollection person, IntCollection friends) {
    int[] theirs = person.toIntArray();
    return friends
        .intStream()
        .distinct()
        .filter(f -> Arrays.stream(ours).noneMatch(o -> o == f))
        .filter(f -> Arrays.stream(theirs).noneMatch(t -> t == f))
        .filter(f -> followsAny(f, ours) && followsAny(f, theirs))
        .mapToObj(f -> new Way(f, followedByAny(f, theirs), graph.followingSize(f)))
        .sorted(Way.BEST_FIRST)
        .toList();
  }

  private boolean followsAny(int follower, int[] accounts) {
    return Arrays.stream(accounts).anyMatch(u -> graph.follows(follower, u));
  }

  private boolean followedByAny(int account, int[] followers) {
    return Arrays.stream(followers).anyMatch(f -> graph.follows(f, account));
  }
}
