package org.kith.listen;

import java.io.IOException;
import java.util.List;
import org.kith.networks.Cursor;
import org.kith.networks.Network;
import org.kith.networks.bluesky.BlueskyAccounts;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/// Asks networks who follows an account, a page at a time. Whoever is on a page is an account that
/// Kith knows from then on.
@Service
public class FollowLists {

  /// Networks that tell.
  public static final List<Network> NETWORKS = List.of(Network.BLUESKY);

  /// One page of a list.
  ///
  /// @param next where to go on, empty after the last page
  public record Page(List<AccountId> followers, String next) {
    public Page {
      followers = List.copyOf(followers);
    }
  }

  private final Accounts accounts;
  private final Suppressions suppressions;
  private final ObjectProvider<BlueskyAccounts> bluesky;

  FollowLists(
      Accounts accounts, Suppressions suppressions, ObjectProvider<BlueskyAccounts> bluesky) {
    this.accounts = accounts;
    this.suppressions = suppressions;
    this.bluesky = bluesky;
  }

  /// Reads a page. Begins no transaction around the asking.
  ///
  /// @param account of one of [#NETWORKS]
  /// @param cursor empty for the first page
  /// @throws IOException if the network could not be asked; asking again later is safe
  public Page read(KnownAccount account, String cursor) throws IOException, InterruptedException {
    if (account.network() != Network.BLUESKY) {
      throw new IllegalArgumentException(account.network() + " lists no followers");
    }
    var page = bluesky.getObject().followersOf(account.account().key(), new Cursor(cursor));
    var followers = suppressions.without(page.followers());
    return new Page(accounts.rememberAll(followers), page.next().value());
  }
}
