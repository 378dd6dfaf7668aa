package org.kith.cultivate;

/// Names what one line of the quick log did.
public record QuickLogId(long value) {}
