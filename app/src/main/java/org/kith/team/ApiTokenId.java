package org.kith.team;

/// A token of a program.
public record ApiTokenId(long value) {}
