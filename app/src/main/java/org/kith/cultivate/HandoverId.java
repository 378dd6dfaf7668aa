package org.kith.cultivate;

/// Names a giving of one member's people to another.
public record HandoverId(long value) {}
