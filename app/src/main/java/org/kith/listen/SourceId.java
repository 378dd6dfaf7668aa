package org.kith.listen;

/// One thing Kith reads.
public record SourceId(long value) {}
