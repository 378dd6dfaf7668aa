/// Connects accounts of the AT Protocol the way it is meant to be: the owner permits it on their
/// own server, Kith never sees a password, and a token alone is worth nothing without the key it is
/// bound to (atproto OAuth profile: RFC 9126 PAR, RFC 7636 PKCE, RFC 9449 DPoP, RFC 9207 `iss`).
///
/// [BlueskyOAuth] begins and finishes, [OAuthSession] asks with what came of it. One data sentence:
/// a handle leads to a DID, a server and an issuer; those must still agree when the owner comes
/// back with a code, and only then is the code changed for tokens.
@NullMarked
package org.kith.networks.bluesky.oauth;

import org.jspecify.annotations.NullMarked;
