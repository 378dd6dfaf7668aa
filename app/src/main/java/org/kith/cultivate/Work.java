package org.kith.cultivate;

/// What Kith read since yesterday.
public record Work(long sources, long posts) {}
