package org.kith.publish;

/// A picture's file.
@SuppressWarnings("ArrayRecordComponent") // shown once, never compared
public record PictureFile(String mediaType, byte[] bytes) {}
