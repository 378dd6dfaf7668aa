package org.kith.cultivate;

/// A view of people that somebody saved.
public record SavedViewId(long value) {}
