package org.kith.publish;

/// One thing we say, on all its accounts.
public record OwnPostId(long value) {}
