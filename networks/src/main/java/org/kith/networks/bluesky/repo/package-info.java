/// What an account of the AT Protocol has written, as it is kept: blocks named by their hash.
///
/// A [Car] is a row of blocks, each a [DagCbor] value named by a [Cid]. Knows bytes, not what they
/// say: that is the network package's.
@NullMarked
package org.kith.networks.bluesky.repo;

import org.jspecify.annotations.NullMarked;
