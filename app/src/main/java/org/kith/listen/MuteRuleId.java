package org.kith.listen;

/// Names a [MuteRule].
public record MuteRuleId(long value) {}
