package org.kith.listen;

/// One file that somebody brought in.
public record ImportId(long value) {}
