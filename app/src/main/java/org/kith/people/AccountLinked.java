package org.kith.people;

import org.kith.listen.AccountId;

/// An account was found to be a person's; heard in the transaction that notes it.
public record AccountLinked(PersonId person, AccountId account) {}
