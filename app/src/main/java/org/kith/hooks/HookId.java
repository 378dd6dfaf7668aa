package org.kith.hooks;

/// Names a place that is told.
public record HookId(long value) {}
