package org.kith.store;

/// One organisation's data; nothing crosses between workspaces.
public record WorkspaceId(long value) {}
