package org.kith.cultivate.quicklog;

/// Names what one line of the quick log did.
public record QuickLogId(long value) {}
