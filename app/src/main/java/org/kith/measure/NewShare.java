package org.kith.measure;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.kith.listen.PostId;

/// A post that carries a campaign, as it is written down.
///
/// @param parent the share it came from, null where it began a cascade
public record NewShare(PostId post, @Nullable PostId parent, Grade grade, Instant at) {}
