package org.kith.networks.http;

import java.net.URI;

/// What a server gave with a page so that it can be asked whether that page changed. Sent back byte
/// for byte, quotes included, and only to the address that gave them.
///
/// @param of the address that answered; with a redirect, the last one
/// @param etag as received, empty if none
/// @param lastModified as received, empty if none
public record Validators(URI of, String etag, String lastModified) {}
