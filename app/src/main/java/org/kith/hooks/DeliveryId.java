package org.kith.hooks;

/// Names one thing told to one place.
public record DeliveryId(long value) {}
