package org.kith.people;

/// That two persons were found to be one.
public record MergeId(long value) {}
