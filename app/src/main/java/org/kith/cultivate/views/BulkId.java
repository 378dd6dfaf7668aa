package org.kith.cultivate.views;

/// Something that was done to many people at once.
public record BulkId(long value) {}
