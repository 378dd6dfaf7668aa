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
  Page followersOf(String accountKey, Cursor since) throws IOException, InterruptedException;

  /// Some followers, and where to go on.
  ///
  /// @param next empty value when this was the last page
  record Page(List<Account> followers, Cursor next) {
    public Page {
      followers = List.copyOf(followers);
    }

    public boolean isLast() {
      return next.value().isEmpty();
    }
  }
}
