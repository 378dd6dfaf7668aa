package org.kith.people;

/// That a member changed who somebody is.
public record PersonEditId(long value) {}
