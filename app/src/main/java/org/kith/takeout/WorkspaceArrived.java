package org.kith.takeout;

import org.kith.store.WorkspaceId;

/// All of a workspace came in from a file: whoever keeps some of it in memory looks again.
public record WorkspaceArrived(WorkspaceId workspace) {}
