package org.kith.networks.feed;

import java.net.URI;

/// A hub that tells its subscribers what is new in a feed (W3C WebSub).
///
/// @param topic what to ask the hub for: the feed's own name for itself (`rel=self`)
public record Hub(URI hub, URI topic) {}
