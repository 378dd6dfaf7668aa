package org.kith.listen;

import java.time.Instant;

/// An account told us to stop; heard in the transaction that notes it.
///
/// @param evidence how, in words that prove it
public record AccountRefused(AccountId account, String evidence, Instant at) {}
