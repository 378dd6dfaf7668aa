/// Webmention (<https://www.w3.org/TR/webmention/>) and Pingback
/// (<https://www.hixie.ch/specs/pingback/pingback>): sites tell each other who links to whom.
///
/// [Endpoints] finds where a page wants to be told, [WebmentionSender] and [PingbackSender] tell
/// it, [MentionVerifier] looks whether what Kith was told is true, and [XmlRpc] reads and writes
/// what Pingback is spoken in.
@NullMarked
package org.kith.networks.webmention;

import org.jspecify.annotations.NullMarked;
