package org.kith.cultivate;

/// What Kith read since yesterday.
///
/// @param mentions how many of the posts used our words
public record Work(long sources, long posts, long mentions) {}
