package org.kith.cultivate;

/// Somebody entered the circle or left it.
public record CircleChanged() {}
