package org.kith.publish;

/// A post on one account.
public record PartId(long value) {}
