package org.kith.people;

/// A merge was undone; heard in the transaction that undid it.
public record PersonsSeparated(PersonId kept, PersonId gone) {}
