/// Bluesky, and whatever else speaks the AT Protocol.
///
/// [Jetstream] hears what is said as it is said, [BlueskyAccounts] reads who somebody is and who
/// follows them. One data sentence: a frame of the stream becomes a [JetstreamEvent], that becomes
/// something heard, and a batch of those goes to the caller with the cursor that stands for it.
@NullMarked
package org.kith.networks.bluesky;

import org.jspecify.annotations.NullMarked;
