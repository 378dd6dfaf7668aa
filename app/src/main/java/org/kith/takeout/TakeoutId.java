package org.kith.takeout;

/// One export or its arrival.
public record TakeoutId(long value) {}
