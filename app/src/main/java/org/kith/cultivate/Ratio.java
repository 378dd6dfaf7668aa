package org.kith.cultivate;

/// So many of so many.
public record Ratio(int part, int whole) {}
