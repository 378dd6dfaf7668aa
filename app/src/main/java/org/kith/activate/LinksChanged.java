package org.kith.activate;

import java.util.List;
import org.kith.store.WorkspaceId;

/// Links were made, paused or resumed; they are as given here once the transaction holds.
record LinksChanged(WorkspaceId workspace, List<TrackedLink> links) {}
