package org.kith.networks.bluesky;

import java.net.URI;

/// Who somebody is on the AT Protocol, as their own document says.
///
/// @param did what never changes
/// @param handle which names the DID and is named by it; the DID itself where none does both
/// @param server where the account is kept (its PDS)
public record Identity(String did, String handle, URI server) {}
