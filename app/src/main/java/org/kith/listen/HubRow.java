package org.kith.listen;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.kith.networks.Secret;
import org.kith.networks.feed.WebSubscription;

/// What is known of the hub of one feed.
///
/// @param source null once it is not read any more
/// @param feed its address when the hub was looked for
/// @param token the part of the callback's address that nobody guesses
/// @param secret what the hub signs with
/// @param subscription null where the feed has no hub
/// @param lookAt when something is to be done about it
record HubRow(
    long id,
    @Nullable SourceId source,
    String feed,
    String token,
    Secret secret,
    @Nullable WebSubscription subscription,
    Instant lookAt) {}
