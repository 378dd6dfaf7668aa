package org.kith.listen;

/// One thing we listen for.
public record TopicId(long value) {}
