package org.kith.listen;

/// Names one change of a topic, to take it back.
public record TopicEditId(long value) {}
