package org.kith.listen;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import org.kith.networks.Cursor;
import org.kith.networks.FollowReader;
import org.kith.networks.Network;
import org.kith.networks.bluesky.BlueskyAccounts;
import org.kith.networks.http.HttpGateway;
import org.kith.networks.mastodon.MastodonAudience;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/// Asks networks who follows an account, a page at a time. Whoever is on a page is an account that
/// Kith knows from then on.
@Service
public class FollowLists {

  /// Networks that tell.
  public static final List<Network> NETWORKS = List.of(Network.BLUESKY, Network.MASTODON);

  /// What asking for a page ordinarily comes to.
  public sealed interface Answer {}

  /// One page of a list.
  ///
  /// @param next where to go on, empty after the last page
  public record Page(List<AccountId> followers, String next) implements Answer {
    public Page {
      followers = List.copyOf(followers);
    }
  }

  /// The account does not show who follows it.
  public record Hidden(String reason) implements Answer {}

  /// Its server shows no account's list to whom it does not know.
  public record LoginWanted(String reason) implements Answer {}

  /// Its server knows no such account, or lists nobody's followers.
  public record Unlisted(String reason) implements Answer {}

  /// Lists for one run. Not for several threads.
  @FunctionalInterface
  public interface Pages {

    /// Reads a page. Begins no transaction around the asking.
    ///
    /// @param account of one of [#NETWORKS]
    /// @param cursor empty for the first page
    /// @throws IOException if the network could not be asked; asking again later is safe
    Answer read(KnownAccount account, String cursor) throws IOException, InterruptedException;
  }

  private final Accounts accounts;
  private final Suppressions suppressions;
  private final ObjectProvider<BlueskyAccounts> bluesky;
  private final ObjectProvider<HttpGateway> http;
  private final Clock clock;

  FollowLists(
      Accounts accounts,
      Suppressions suppressions,
      ObjectProvider<BlueskyAccounts> bluesky,
      ObjectProvider<HttpGateway> http,
      Clock clock) {
    this.accounts = accounts;
    this.suppressions = suppressions;
    this.bluesky = bluesky;
    this.http = http;
    this.clock = clock;
  }

  /// Begins to read.
  public Pages begin() {
    var fediverse = new MastodonAudience(http.getObject(), clock);
    return (account, cursor) -> {
      FollowReader reader =
          switch (account.network()) {
            case BLUESKY -> bluesky.getObject();
            case MASTODON -> fediverse;
            case BLOG, WEBMENTION, FACEBOOK, INSTAGRAM, X ->
                throw new IllegalArgumentException(account.network() + " lists no followers");
          };
      return kept(
          account.network(), reader.followersOf(account.account().key(), new Cursor(cursor)));
    };
  }

  private Answer kept(Network network, FollowReader.Listing listing) {
    return switch (listing) {
      case FollowReader.Page page -> {
        var followers = suppressions.without(page.followers());
        // Any server of the fediverse may be asked; what it calls others is not taken over (F11).
        var ids =
            network == Network.MASTODON
                ? accounts.meetAll(followers)
                : accounts.rememberAll(followers);
        yield new Page(ids, page.next().value());
      }
      case FollowReader.Hidden(var reason) -> new Hidden(reason);
      case FollowReader.LoginWanted(var reason) -> new LoginWanted(reason);
      case FollowReader.Unlisted(var reason) -> new Unlisted(reason);
    };
  }
}
