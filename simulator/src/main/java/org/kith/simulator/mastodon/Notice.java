package org.kith.simulator.mastodon;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A notification.
record Notice(String id, Person to, String type, Instant at, Person from, @Nullable Note about) {}
