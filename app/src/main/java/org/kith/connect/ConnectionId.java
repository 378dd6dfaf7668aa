package org.kith.connect;

/// Names a connection of this workspace.
public record ConnectionId(long value) {}
