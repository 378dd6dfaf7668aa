package org.kith.people;

/// Two persons turned out to be one; heard in the transaction that merged them. The older id stays,
/// and the younger one finds it.
public record PersonMerged(PersonId kept, PersonId gone) {}
