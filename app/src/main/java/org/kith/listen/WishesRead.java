package org.kith.listen;

import java.util.List;

/// Accounts said what they ask of software like Kith; heard in the same transaction.
public record WishesRead(List<AccountId> accounts) {
  public WishesRead {
    accounts = List.copyOf(accounts);
  }
}
