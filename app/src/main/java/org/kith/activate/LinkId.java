package org.kith.activate;

/// One tracked link.
public record LinkId(long value) {}
