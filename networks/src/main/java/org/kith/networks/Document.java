package org.kith.networks;

import java.net.URI;

/// A document as it came, over the wire or from a file.
///
/// @param address where it came from; relative addresses in it are resolved against this
/// @param contentType as the server said, with its parameters; empty where nobody said
/// @param body its bytes, decompressed; not copied, and not to be changed
@SuppressWarnings("ArrayRecordComponent") // read once, never compared
public record Document(URI address, String contentType, byte[] body) {}
