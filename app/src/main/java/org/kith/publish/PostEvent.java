package org.kith.publish;

import java.time.Instant;

/// What happened to a post.
///
/// @param note what colleagues tell each other about it, empty for nothing; nobody else reads it
public record PostEvent(Instant at, String by, String words, String note) {}
