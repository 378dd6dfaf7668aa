package org.kith.activate;

/// Names a picture of a kit.
public record KitPictureId(long value) {}
