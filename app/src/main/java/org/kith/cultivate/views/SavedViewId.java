package org.kith.cultivate.views;

/// A view of people that somebody saved.
public record SavedViewId(long value) {}
