/// A Mastodon server that never was one: its client API, its OAuth, its streams and its rate limits
/// on loopback, for tests and for the demo's live mode.
///
/// It is held to the published description of the API, to what real servers of version 4.6 were
/// recorded to answer, and to two real clients. One data sentence: a request becomes an [Asked],
/// finds its row in [Routes], changes or reads the [Town], and is answered in the [Shapes] of the
/// API; what changed goes to the [Streams] as well.
@NullMarked
package org.kith.simulator.mastodon;

import org.jspecify.annotations.NullMarked;
