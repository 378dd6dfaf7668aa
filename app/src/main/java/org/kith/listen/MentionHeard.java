package org.kith.listen;

import java.time.Instant;

/// Somebody used our words, in a post that did not use them before: a new one, or one that its
/// author changed.
///
/// @param at when it was written
/// @param ofUs whether it is about the organisation itself
/// @param again whether it was heard before for other words of ours, and is only now known to be
///   about the organisation itself
/// @param foundBy what heard it, in words
public record MentionHeard(
    PostId post, AccountId author, Instant at, boolean ofUs, boolean again, String foundBy) {}
