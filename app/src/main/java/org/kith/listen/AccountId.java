package org.kith.listen;

/// One identity on one network that Kith has heard of; stable for life.
public record AccountId(long value) {}
