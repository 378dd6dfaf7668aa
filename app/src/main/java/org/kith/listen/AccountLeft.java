package org.kith.listen;

/// An account is gone from its network; its texts went with it.
public record AccountLeft(AccountId account) {}
