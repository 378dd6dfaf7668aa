package org.kith.networks.wordpress;

/// A picture in a site's library.
///
/// @param alt what it shows
record Uploaded(long id, String address, String alt) {}
