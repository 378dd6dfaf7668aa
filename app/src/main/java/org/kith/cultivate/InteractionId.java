package org.kith.cultivate;

/// One entry of a timeline.
public record InteractionId(long value) {}
