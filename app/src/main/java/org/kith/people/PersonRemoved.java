package org.kith.people;

/// A person is none any more; heard in the transaction that removes them.
public record PersonRemoved(PersonId person) {}
