package org.kith.people;

/// Somebody a human chose to know; stable for life. Merging two keeps the older id.
public record PersonId(long value) {}
