package org.kith.networks;

import java.io.IOException;
import java.util.List;

/// Lists who follows an account.
public interface FollowReader {

  /// Reads the next page of followers.
  ///
  /// @param accountKey whose followers
  /// @param since [Cursor#START] for the first page
  /// @throws IOException if the network could not be asked; asking again later is safe
  Listing followersOf(String accountKey, Cursor since) throws IOException, InterruptedException;

  /// What asking for a list ordinarily comes to.
  sealed interface Listing {}

  /// Some followers, and where to go on.
  ///
  /// @param next empty value when this was the last page
  record Page(List<Account> followers, Cursor next) implements Listing {
    public Page {
      followers = List.copyOf(followers);
    }

    public boolean isLast() {
      return next.value().isEmpty();
    }
  }

  /// The account does not show who follows it.
  record Hidden(String reason) implements Listing {}

  /// Its server shows no account's list to whom it does not know.
  record LoginWanted(String reason) implements Listing {}

  /// Its server knows no such account, or lists nobody's followers.
  record Unlisted(String reason) implements Listing {}
}
