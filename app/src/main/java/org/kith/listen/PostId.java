package org.kith.listen;

/// One post that Kith keeps.
public record PostId(long value) {}
