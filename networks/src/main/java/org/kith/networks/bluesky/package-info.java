/// Bluesky, and whatever else speaks the AT Protocol.
///
/// [Jetstream] hears what is said as it is said, [BlueskyAccounts] reads who somebody is and who
/// follows them, [BlueskyPublisher] speaks as an account that is connected by a [Session]. One data
/// sentence: a message of the stream becomes [JetstreamEvent]s, those become something heard, and a
/// batch of that goes to the caller with the cursor that stands for it.
@NullMarked
package org.kith.networks.bluesky;

import org.jspecify.annotations.NullMarked;
