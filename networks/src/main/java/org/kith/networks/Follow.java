package org.kith.networks;

/// One account follows another.
///
/// @param follower [Account#key] of the one who follows
/// @param followed [Account#key] of the other
public record Follow(Network network, String follower, String followed) {}
