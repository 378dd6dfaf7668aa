package org.kith.team;

/// Somebody who logs in to this Kith.
public record MemberId(long value) {}
