package org.kith.cultivate;

/// Something that was done to many people at once.
public record BulkId(long value) {}
