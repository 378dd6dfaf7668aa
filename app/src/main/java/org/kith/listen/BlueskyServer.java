package org.kith.listen;

import java.net.URI;

/// The Jetstream server that is offered where a member wants to hear Bluesky.
public record BlueskyServer(URI address) {}
